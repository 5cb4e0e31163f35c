package org.holisticsjdbc.catalog;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.holisticsjdbc.api.ApiId;

/**
 * Names that differ from each other, ignoring case (DESIGN §1).
 *
 * <p>"Ignoring case" is {@link String#CASE_INSENSITIVE_ORDER}: character by character, the same in
 * every locale, and as Calcite compares.
 */
final class UniqueNames {
  /** Schema names the driver needs itself. */
  static final Set<String> RESERVED_SCHEMAS = setOf(List.of("holistics", "datasets"));

  /** Ids that are numbers first, the lowest number first; then the others as text. */
  static final Comparator<ApiId> LOWEST_ID_FIRST =
      Comparator.comparing((ApiId id) -> !isDigits(id.text()))
          .thenComparing(id -> isDigits(id.text()) ? id.text().length() : 0)
          .thenComparing(ApiId::text);

  private UniqueNames() {}

  /** Something of the service that has an id and perhaps a title. */
  record Titled(ApiId id, Optional<String> title) {
    /** Returns the title, or the id where there is none. */
    String wantedName() {
      return title.map(String::strip).filter(text -> !text.isEmpty()).orElse(id.text());
    }

    String suffixed(String name) {
      return name + " (" + id.text() + ")";
    }
  }

  /**
   * Returns a name for each thing, in the order given.
   *
   * <p>The lowest id keeps a title; the others get their id as suffix. Reserved titles are
   * suffixed, and so is a title that is the id of something else, because digits mean an id first.
   */
  static List<String> ofTitles(List<Titled> things, Set<String> reserved) {
    Set<String> ids = things.stream().map(thing -> thing.id().text()).collect(Collectors.toSet());
    List<Integer> lowestIdFirst =
        IntStream.range(0, things.size())
            .boxed()
            .sorted(Comparator.comparing(i -> things.get(i).id(), LOWEST_ID_FIRST))
            .toList();
    String[] names = new String[things.size()];
    Set<String> taken = setOf(reserved);
    for (int i : lowestIdFirst) {
      Titled thing = things.get(i);
      String wanted = thing.wantedName();
      boolean meansAnother =
          isDigits(wanted) && ids.contains(wanted) && !wanted.equals(thing.id().text());
      if (!meansAnother && taken.add(wanted)) {
        names[i] = wanted;
      }
    }
    for (int i : lowestIdFirst) {
      if (names[i] == null) {
        names[i] = firstFree(things.get(i), taken);
      }
    }
    return Arrays.asList(names);
  }

  private static String firstFree(Titled thing, Set<String> taken) {
    String name = thing.suffixed(thing.wantedName());
    while (!taken.add(name)) {
      name = thing.suffixed(name);
    }
    return name;
  }

  /**
   * Returns a column name for each label, in the order given: {@code Month}, {@code Month_2}. A
   * label that occurs as it is written is never taken by another column.
   */
  static List<String> ofLabels(List<String> labels) {
    Set<String> written = setOf(labels);
    Set<String> taken = setOf(List.of());
    return labels.stream()
        .map(
            label -> {
              if (taken.add(label)) {
                return label;
              }
              int number = 2;
              while (written.contains(label + "_" + number) || !taken.add(label + "_" + number)) {
                number++;
              }
              return label + "_" + number;
            })
        .toList();
  }

  /** Returns whether the text can only be a number, as ids are written. */
  static boolean isDigits(String text) {
    return !text.isEmpty()
        && text.length() <= 18
        && text.chars().allMatch(c -> c >= '0' && c <= '9')
        && (text.length() == 1 || text.charAt(0) != '0');
  }

  private static Set<String> setOf(Collection<String> names) {
    Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    set.addAll(names);
    return set;
  }
}
