package org.holisticsjdbc.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.holisticsjdbc.adapter.ConditionWriter.Outcome;
import org.holisticsjdbc.adapter.FilterTarget.Kind;
import org.holisticsjdbc.adapter.Wanted.Limit;
import org.holisticsjdbc.api.ApiId;
import org.holisticsjdbc.api.Condition;
import org.holisticsjdbc.catalog.Filter;
import org.holisticsjdbc.catalog.WidgetFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sent when values are known, and what a default allows. */
class ConditionWriterTest {

  private static FilterTarget target(Kind kind, Optional<Condition> standard, Period... period) {
    Filter filter =
        new Filter(
            ApiId.of(7),
            "F",
            Optional.empty(),
            Filter.Type.UNKNOWN,
            1,
            false,
            standard,
            Optional.empty(),
            List.of());
    WidgetFilter seen =
        new WidgetFilter(
            "F", filter, WidgetFilter.Reach.MAPPED, Optional.empty(), Optional.empty());
    return new FilterTarget(seen, kind, List.of(period).stream().findFirst(), standard.isPresent());
  }

  private static Condition condition(String text) throws JsonProcessingException {
    int blank = text.indexOf(' ');
    List<JsonNode> values = new ArrayList<>();
    new ObjectMapper().readTree(text.substring(blank)).forEach(values::add);
    return new Condition(text.substring(0, blank), values, Optional.empty());
  }

  private static Operand operand(Object value) {
    return new Operand.Known(Optional.ofNullable(value));
  }

  private static Wanted oneOf(Object... values) {
    return new Wanted.OneOf(List.of(values).stream().map(ConditionWriterTest::operand).toList());
  }

  private static Object value(Kind kind, String text) {
    return switch (kind) {
      case NUMBER -> new BigDecimal(text);
      case DATE, TIMESTAMP -> LocalDate.parse(text).atStartOfDay();
      default -> text;
    };
  }

  private static Wanted range(Kind kind, String low, String high) {
    return new Wanted.Range(limit(kind, low), limit(kind, high));
  }

  private static Optional<Limit> limit(Kind kind, String text) {
    return text == null
        ? Optional.empty()
        : Optional.of(new Limit(operand(value(kind, text)), true));
  }

  private static String written(FilterTarget target, Wanted... wanted) {
    Outcome outcome =
        new ConditionWriter(target, operand -> ((Operand.Known) operand).value())
            .write(List.of(wanted));
    if (outcome instanceof Outcome.Send send) {
      return ScanConditions.text(send.condition());
    }
    return outcome instanceof Outcome.NoRows
        ? "no rows"
        : "local: " + ((Outcome.Local) outcome).reason();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "NUMBER    | between [0,100]   | 5 | 9 | between [4, 10]",
        "NUMBER    | between [4,10]    | 5 | 9 | between [4, 10]",
        "NUMBER    | between [5,10]    | 5 | 9 | local",
        "NUMBER    | between [4,9]     | 5 | 9 | local",
        "NUMBER    | between [0,100]   | 5 | - | local",
        "NUMBER    | between [0,100]   | - | 5 | local",
        "NUMBER    | between [\"0\",\"100\"] | 5 | 9 | between [4, 10]",
        "NUMBER    | between [\"x\",\"100\"] | 5 | 9 | local",
        "NUMBER    | between [0]       | 5 | 9 | local",
        "NUMBER    | is [4,5,6]        | 5 | 5 | local",
        "NUMBER    | greater_than [1]  | 5 | 9 | local",
        "NUMBER    | is_not [7]        | 5 | 9 | local",
        "DATE      | between [\"2024-01-01\",\"2024-12-31\"] | 2024-01-01 | 2024-12-31 | between [\"2024-01-01\", \"2024-12-31\"]",
        "DATE      | between [\"2024-01-02\",\"2024-12-31\"] | 2024-01-01 | 2024-12-31 | local",
        "DATE      | between [\"2024-01-01\",\"2024-12-30\"] | 2024-01-01 | 2024-12-31 | local",
        "DATE      | between [\"2024-01-01\",\"2024-12-31\"] | 2024-01-01 | - | local",
        "DATE      | after [\"2023-12-31\"]  | 2024-01-01 | - | after [\"2023-12-31\"]",
        "DATE      | after [\"2024-01-01\"]  | 2024-01-01 | - | local",
        "DATE      | after [\"2024-01-01\"]  | - | 2024-12-31 | local",
        "DATE      | after [\"2023-12-31\"]  | 2024-01-01 | 2024-02-01 | between [\"2024-01-01\", \"2024-02-01\"]",
        "DATE      | before [\"2025-01-01\"] | - | 2024-12-31 | before [\"2025-01-01\"]",
        "DATE      | before [\"2024-12-31\"] | - | 2024-12-31 | local",
        "DATE      | before [\"2025-01-01\"] | 2024-01-01 | - | local",
        "DATE      | matches [\"last 7 days\"]  | 2024-01-01 | 2024-02-01 | local",
        "DATE      | last [7] | 2024-01-01 | 2024-02-01 | local",
        "DATE      | between [\"last month\",\"today\"] | 2024-01-01 | 2024-02-01 | local",
        "TIMESTAMP | between [\"2023-12-31\",\"2025-01-01\"] | 2024-01-01 | 2024-12-31 | between [\"2023-12-31\", \"2025-01-01\"]",
        "TIMESTAMP | between [\"2024-01-01\",\"2025-01-01\"] | 2024-01-01 | 2024-12-31 | local",
        "TIMESTAMP | is [\"2024-01-01\",\"2024-12-31\"] | 2024-06-01 | 2024-06-02 | local",
      })
  void aRangeReplacesOnlyADefaultThatHoldsIt(
      Kind kind, String standard, String low, String high, String expected) throws Exception {
    FilterTarget target = target(kind, Optional.of(condition(standard.strip())));

    assertThat(written(target, range(kind, low, high))).startsWith(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "is [\"a\",\"b\",\"c\"] | is [\"a\", \"b\"]",
        "is [\"a\"]             | local",
        "is [\"A\",\"B\"]       | local",
        "is_not [\"z\"]         | local",
        "contains [\"a\"]       | local",
        "not_null []            | local",
      })
  void aListReplacesOnlyADefaultThatHoldsItsValues(String standard, String expected)
      throws Exception {
    FilterTarget target = target(Kind.TEXT, Optional.of(condition(standard.strip())));

    assertThat(written(target, oneOf("a", "b"))).startsWith(expected);
  }

  @Test
  void daysReplaceADefaultThatHoldsThem() throws Exception {
    FilterTarget days =
        target(Kind.DATE, Optional.of(condition("is [\"2024-01-01\",\"2024-01-03\"]")));

    assertThat(written(days, oneOf(value(Kind.DATE, "2024-01-03"))))
        .isEqualTo("is [\"2024-01-03\"]");
    assertThat(written(days, oneOf(value(Kind.DATE, "2024-01-02")))).startsWith("local");
  }

  @Test
  void predicatesOfOneFilterBecomeOneCondition() {
    FilterTarget text = target(Kind.TEXT, Optional.empty());
    FilterTarget number = target(Kind.NUMBER, Optional.empty());
    FilterTarget date = target(Kind.DATE, Optional.empty());

    assertThat(written(text, oneOf("a", "b"), oneOf("b", "c"))).isEqualTo("is [\"b\"]");
    assertThat(written(text, oneOf("a"), oneOf("b"))).isEqualTo("no rows");
    assertThat(written(text, like("x%"), oneOf("a"))).isEqualTo("is [\"a\"]");
    assertThat(written(text, like("x%"), like("%y"))).isEqualTo("starts_with [\"x\"]");
    assertThat(written(text, oneOf(""), like("%y"))).isEqualTo("ends_with [\"y\"]");
    assertThat(written(number, range(Kind.NUMBER, "1", "9"), range(Kind.NUMBER, "5", null)))
        .isEqualTo("between [4, 10]");
    assertThat(written(number, range(Kind.NUMBER, "9", null), range(Kind.NUMBER, null, "5")))
        .isEqualTo("no rows");
    assertThat(
            written(
                date,
                oneOf(value(Kind.DATE, "2024-01-01"), value(Kind.DATE, "2024-01-05")),
                range(Kind.DATE, "2024-01-02", null)))
        .isEqualTo("is [\"2024-01-05\"]");
    assertThat(
            written(
                date,
                oneOf(value(Kind.DATE, "2024-01-01"), value(Kind.DATE, "2024-01-09")),
                range(Kind.DATE, "2024-01-02", "2024-01-05")))
        .isEqualTo("no rows");
  }

  private static Wanted like(String pattern) {
    return new Wanted.Like(operand(pattern), Optional.empty());
  }

  @Test
  void aComparisonWithNullLetsNothingPass() {
    Wanted nothing = new Wanted.OneOf(List.of(operand(null)));
    Wanted belowNull =
        new Wanted.Range(Optional.empty(), Optional.of(new Limit(operand(null), true)));

    for (Kind kind : Kind.values()) {
      assertThat(written(target(kind, Optional.empty()), nothing)).isEqualTo("no rows");
    }
    assertThat(written(target(Kind.NUMBER, Optional.empty()), belowNull)).isEqualTo("no rows");
    assertThat(written(target(Kind.DATE, Optional.empty()), belowNull)).isEqualTo("no rows");
    assertThat(
            written(
                target(Kind.TEXT, Optional.empty()),
                new Wanted.Like(operand(null), Optional.empty())))
        .isEqualTo("no rows");
  }

  @Test
  void truthValuesExcludeEachOther() {
    FilterTarget truth = target(Kind.BOOLEAN, Optional.empty());

    assertThat(written(truth, oneOf(true))).isEqualTo("is_true");
    assertThat(written(truth, oneOf(false), new Wanted.Truth(false))).isEqualTo("is_false");
    assertThat(written(truth, new Wanted.Truth(true), new Wanted.Truth(false)))
        .isEqualTo("no rows");
    assertThat(written(truth, new Wanted.AnyOf(List.of(new Wanted.Truth(true), oneOf(false)))))
        .startsWith("local");
  }

  @Test
  void aListIsSentUpToAThousandValues() {
    FilterTarget text = target(Kind.TEXT, Optional.empty());
    Object[] thousand = IntStream.range(0, 1_000).mapToObj(i -> "v" + i).toArray();
    Object[] more = IntStream.range(0, 1_001).mapToObj(i -> "v" + i).toArray();
    Object[] days =
        IntStream.range(0, 1_001)
            .mapToObj(i -> (Object) LocalDate.of(2020, 1, 1).plusDays(i).atStartOfDay())
            .toArray();

    assertThat(written(text, oneOf(thousand))).startsWith("is");
    assertThat(written(text, oneOf(more))).isEqualTo("local: it has more than 1000 values");
    assertThat(written(target(Kind.DATE, Optional.empty()), oneOf(days)))
        .isEqualTo("between [\"2020-01-01\", \"2022-09-27\"]");
  }

  @Test
  void valuesOfAnotherTypeAreNotSent() {
    assertThat(written(target(Kind.TEXT, Optional.empty()), oneOf(5))).contains("another type");
    assertThat(written(target(Kind.NUMBER, Optional.empty()), oneOf("Infinity")))
        .contains("another type");
    assertThat(written(target(Kind.DATE, Optional.empty()), oneOf("2024")))
        .contains("another type");
  }

  @ParameterizedTest
  @CsvSource({
    "P7D, 2024-01-01, 2024-01-22",
    "P1M, 2023-12-08, 2024-03-08",
    "P3M, 2023-10-08, 2024-07-08",
    "P1Y, 2023-01-08, 2026-01-08",
  })
  void aCutDateGetsAPeriodOnEachSide(Period period, String low, String high) {
    FilterTarget cut = target(Kind.DATE, Optional.empty(), period);
    FilterTarget cutMoments = target(Kind.TIMESTAMP, Optional.empty(), period);
    Wanted day = oneOf(value(Kind.DATE, "2024-01-08"));

    assertThat(written(cut, day)).isEqualTo("between [\"%s\", \"%s\"]".formatted(low, high));
    assertThat(written(cutMoments, day))
        .isEqualTo(
            "between [\"%s\", \"%s\"]"
                .formatted(LocalDate.parse(low).minusDays(1), LocalDate.parse(high).plusDays(1)));
  }

  @Test
  void daysOutOfIsoYearsAreLeftOpen() {
    FilterTarget date = target(Kind.DATE, Optional.empty());

    assertThat(written(date, range(Kind.DATE, "0001-01-02", "9999-12-30")))
        .isEqualTo("between [\"0001-01-02\", \"9999-12-30\"]");
    assertThat(written(date, range(Kind.DATE, "0001-01-01", "2024-01-01")))
        .isEqualTo("before [\"2024-01-02\"]");
    assertThat(written(date, range(Kind.DATE, "2024-01-01", "9999-12-31")))
        .isEqualTo("after [\"2023-12-31\"]");
    assertThat(written(date, range(Kind.DATE, "0001-01-01", "9999-12-31"))).startsWith("local");
  }
}
