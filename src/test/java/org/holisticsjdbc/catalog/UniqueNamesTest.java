package org.holisticsjdbc.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.holisticsjdbc.api.ApiId;
import org.holisticsjdbc.catalog.UniqueNames.Titled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UniqueNamesTest {
  private static final List<String> TITLES =
      List.of(
          "Sales",
          "SALES",
          "sales (3)",
          "Sales (3)",
          "Sales (3) (3)",
          "holistics",
          "DataSets",
          "",
          " ",
          "3",
          "5",
          "12",
          "v1",
          "IĞDIR",
          "iğdir",
          "ığdır",
          "Straße",
          "STRASSE",
          "東京",
          "Ünsal");

  @Test
  void theLowestIdKeepsATitleAndOthersGetTheirIdAsSuffix() {
    assertThat(names(titled(16076, "Sales"), titled(9, "SALES"), titled(100, "Costs")))
        .containsExactly("Sales (16076)", "SALES", "Costs");
  }

  @Test
  void nothingHasNoTitle() {
    assertThat(
            UniqueNames.ofTitles(
                List.of(new Titled(ApiId.of(7), Optional.empty()), titled(8, "  ")), Set.of()))
        .containsExactly("7", "8");
  }

  @Test
  void schemasTheDriverNeedsItselfAreSuffixed() {
    assertThat(names(titled(1, "Holistics"), titled(2, "datasets"), titled(3, "data sets")))
        .containsExactly("Holistics (1)", "datasets (2)", "data sets");
  }

  @Test
  void aTitleThatIsTheIdOfAnotherIsSuffixed() {
    assertThat(names(titled(5, "2024"), titled(7, "5"), titled(8, "8")))
        .containsExactly("2024", "5 (7)", "8");
  }

  @Test
  void aSuffixedNameThatIsAlreadyATitleIsSuffixedAgain() {
    assertThat(names(titled(1, "Sales"), titled(2, "Sales"), titled(3, "sales (2)")))
        .containsExactly("Sales", "Sales (2) (2)", "sales (2)");
  }

  @Test
  void numbersAreLowerThanTextsAndCompareAsNumbers() {
    List<Titled> things =
        List.of(
            new Titled(new ApiId("v1", false), Optional.of("A")), titled(10, "A"), titled(9, "a"));

    assertThat(UniqueNames.ofTitles(things, Set.of())).containsExactly("A (v1)", "A (10)", "a");
  }

  static IntStream seeds() {
    return IntStream.range(0, 100);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void namesOfAnyTitlesAreUniqueStableAndKeptByTheLowestId(int seed) {
    List<Titled> things = randomThings(new Random(seed));
    List<String> names = UniqueNames.ofTitles(things, UniqueNames.RESERVED_SCHEMAS);

    Set<String> distinct = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    distinct.addAll(names);
    assertThat(distinct).as("unique ignoring case").hasSameSizeAs(names);
    assertThat(names).noneMatch(UniqueNames.RESERVED_SCHEMAS::contains);
    assertThat(namesInOtherOrder(things, seed)).isEqualTo(byId(things, names));
    for (int i = 0; i < names.size(); i++) {
      if (isLowestOfItsTitle(things.get(i), things)) {
        assertThat(names.get(i)).isEqualTo(things.get(i).wantedName());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyNameLeadsToTheWidgetThatHasIt(int seed) {
    List<Titled> things = randomThings(new Random(seed));
    List<String> names = UniqueNames.ofTitles(things, Set.of());
    List<Widget> widgets = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      widgets.add(
          new Widget(things.get(i).id(), names.get(i), Widget.Kind.TABLE, Optional.empty()));
    }
    Dashboard dashboard = new Dashboard(1, "Any", 4, widgets, List.of(), List.of());

    assertThat(widgets)
        .allSatisfy(widget -> assertThat(dashboard.widget(widget.name())).contains(widget));
  }

  @Test
  void repeatedLabelsAreNumbered() {
    assertThat(UniqueNames.ofLabels(List.of("Month", "Sum", "MONTH", "month")))
        .containsExactly("Month", "Sum", "MONTH_2", "month_3");
  }

  @Test
  void aNumberedLabelNeverTakesAWrittenOne() {
    assertThat(UniqueNames.ofLabels(List.of("Month", "month", "MONTH_2", "Month_2")))
        .containsExactly("Month", "month_3", "MONTH_2", "Month_2_2");
  }

  @Test
  void idsAreCanonicalDigits() {
    assertThat(List.of("0", "7", "2199023000000")).allMatch(UniqueNames::isDigits);
    assertThat(List.of("", "007", "-7", "+7", "٧", "7a", "99999999999999999999"))
        .noneMatch(UniqueNames::isDigits);
  }

  private static boolean isLowestOfItsTitle(Titled thing, List<Titled> things) {
    String wanted = thing.wantedName();
    boolean reserved = UniqueNames.RESERVED_SCHEMAS.contains(wanted);
    boolean meansAnother =
        UniqueNames.isDigits(wanted)
            && things.stream().anyMatch(it -> it != thing && it.id().text().equals(wanted));
    return !reserved
        && !meansAnother
        && things.stream()
            .filter(it -> it.wantedName().equalsIgnoreCase(wanted))
            .min((a, b) -> UniqueNames.LOWEST_ID_FIRST.compare(a.id(), b.id()))
            .orElseThrow()
            .equals(thing);
  }

  private static Map<ApiId, String> namesInOtherOrder(List<Titled> things, int seed) {
    List<Titled> shuffled = new ArrayList<>(things);
    Collections.shuffle(shuffled, new Random(~seed));
    return byId(shuffled, UniqueNames.ofTitles(shuffled, UniqueNames.RESERVED_SCHEMAS));
  }

  private static Map<ApiId, String> byId(List<Titled> things, List<String> names) {
    Map<ApiId, String> byId = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      byId.put(things.get(i).id(), names.get(i));
    }
    return byId;
  }

  private static List<Titled> randomThings(Random random) {
    Set<ApiId> ids = new HashSet<>();
    int count = random.nextInt(12);
    while (ids.size() < count) {
      int number = 1 + random.nextInt(15);
      ids.add(random.nextInt(4) == 0 ? new ApiId("v" + number, false) : ApiId.of(number));
    }
    return ids.stream()
        .map(id -> new Titled(id, Optional.of(TITLES.get(random.nextInt(TITLES.size())))))
        .toList();
  }

  private static Titled titled(long id, String title) {
    return new Titled(ApiId.of(id), Optional.of(title));
  }

  private static List<String> names(Titled... things) {
    return UniqueNames.ofTitles(List.of(things), UniqueNames.RESERVED_SCHEMAS);
  }
}
