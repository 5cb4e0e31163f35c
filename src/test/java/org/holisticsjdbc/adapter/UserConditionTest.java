package org.holisticsjdbc.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.holisticsjdbc.api.ApiId;
import org.holisticsjdbc.api.Condition;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;
import org.holisticsjdbc.catalog.ColumnType;
import org.holisticsjdbc.catalog.Filter;
import org.holisticsjdbc.catalog.Filter.Type;
import org.holisticsjdbc.catalog.WidgetFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** From what a statement asks of a filter to the one condition that says it (FACTS §4). */
class UserConditionTest {
  private static final LocalDate DAY = LocalDate.of(2024, 2, 29);

  private static WidgetFilter filter(Type type) {
    return new WidgetFilter(
        "F",
        new Filter(
            ApiId.of(7001),
            "F",
            Optional.empty(),
            type,
            1,
            false,
            Optional.empty(),
            Optional.empty(),
            List.of()),
        WidgetFilter.Reach.MAPPED,
        Optional.empty(),
        Optional.empty());
  }

  private static UserCondition asked(Type type, Comparison comparison, Object... values) {
    return new UserCondition(
        filter(type),
        comparison,
        Arrays.stream(values)
            .<GivenValue>map(value -> new GivenValue.Known(Optional.ofNullable(value)))
            .toList());
  }

  private static String sent(UserCondition asked) {
    Condition condition = asked.resolve(index -> Optional.empty()).condition();
    return condition.operator()
        + " "
        + condition.values()
        + condition.modifier().map(modifier -> " " + modifier).orElse("");
  }

  private static Arguments row(Type type, Comparison comparison, String sent, Object... values) {
    return Arguments.of(type, comparison, sent, values);
  }

  static Stream<Arguments> exactTranslations() {
    LocalDate leap = DAY;
    return Stream.of(
        row(Type.TEXT, Comparison.EQUAL, "is [\"x\"]", "x"),
        row(Type.TEXT, Comparison.EQUAL, "is [\"007\"]", "007"),
        row(Type.TEXT, Comparison.EQUAL, "is [\"\"]", ""),
        row(Type.TEXT, Comparison.IN, "is [\"x\", \"y%\"]", "x", "y%"),
        row(Type.TEXT, Comparison.NOT_EQUAL, "is_not [\"x\"]", "x"),
        row(Type.TEXT, Comparison.NOT_IN, "is_not [\"x\", \"y\"]", "x", "y"),
        row(Type.TEXT, Comparison.LIKE, "starts_with [\"x\"]", "x%"),
        row(Type.TEXT, Comparison.LIKE, "ends_with [\"x\"]", "%x"),
        row(Type.TEXT, Comparison.LIKE, "contains [\"x y\"]", "%x y%"),
        row(Type.TEXT, Comparison.LIKE, "is [\"x\"]", "x"),
        row(Type.TEXT, Comparison.NOT_LIKE, "does_not_contain [\"x\"]", "%x%"),
        row(Type.TEXT, Comparison.NOT_LIKE, "is_not [\"x\"]", "x"),
        row(Type.TEXT, Comparison.IS_NULL, "is_null []"),
        row(Type.TEXT, Comparison.IS_NOT_NULL, "not_null []"),
        row(Type.TEXT, Comparison.ARGUMENT, "is [\"x\"]", "x"),
        row(Type.NUMBER, Comparison.EQUAL, "is [5]", new BigDecimal("5.00")),
        row(Type.NUMBER, Comparison.EQUAL, "is [100]", new BigDecimal("1E2")),
        row(Type.NUMBER, Comparison.EQUAL, "is [0.5]", "0.5"),
        row(Type.NUMBER, Comparison.IN, "is [1, 2]", BigDecimal.ONE, new BigDecimal(2)),
        row(Type.NUMBER, Comparison.NOT_EQUAL, "is_not [1]", BigDecimal.ONE),
        row(Type.NUMBER, Comparison.NOT_IN, "is_not [1]", BigDecimal.ONE),
        row(Type.NUMBER, Comparison.LESS, "less_than [1]", BigDecimal.ONE),
        row(Type.NUMBER, Comparison.GREATER, "greater_than [1]", BigDecimal.ONE),
        row(Type.NUMBER, Comparison.BETWEEN, "between [1, 10]", BigDecimal.ONE, BigDecimal.TEN),
        row(Type.NUMBER, Comparison.IS_NULL, "is_null []"),
        row(Type.NUMBER, Comparison.ARGUMENT, "is [5]", "5"),
        row(Type.DATE, Comparison.EQUAL, "is [\"2024-02-29\"]", leap),
        row(Type.DATE, Comparison.EQUAL, "is [\"2024-02-29\"]", leap.atStartOfDay()),
        row(Type.DATE, Comparison.EQUAL, "is [\"2024-02-29\"]", "2024-02-29"),
        row(Type.DATE, Comparison.EQUAL, "matches [\"last 7 days\"]", "last 7 days"),
        row(Type.DATE, Comparison.EQUAL, "matches [\"2024-02\"]", "2024-02"),
        row(Type.DATE, Comparison.IN, "is [\"2024-02-29\", \"2024-03-01\"]", leap, "2024-03-01"),
        row(
            Type.DATE,
            Comparison.BETWEEN,
            "between [\"2024-02-29\", \"2024-03-01\"]",
            leap,
            "2024-03-01"),
        row(Type.DATE, Comparison.LESS, "before [\"2024-02-29\"]", leap),
        row(Type.DATE, Comparison.LESS_OR_EQUAL, "before [\"2024-03-01\"]", leap),
        row(Type.DATE, Comparison.GREATER, "after [\"2024-02-29\"]", leap),
        row(Type.DATE, Comparison.GREATER_OR_EQUAL, "after [\"2024-02-28\"]", leap),
        row(Type.DATE, Comparison.IS_NOT_NULL, "not_null []"),
        row(Type.DATE, Comparison.ARGUMENT, "matches [\"this week\"]", "this week"),
        row(Type.BOOLEAN, Comparison.EQUAL, "is_true []", true),
        row(Type.BOOLEAN, Comparison.EQUAL, "is_false []", "FALSE"),
        row(Type.BOOLEAN, Comparison.NOT_EQUAL, "is_false []", true),
        row(Type.BOOLEAN, Comparison.IS_TRUE, "is_true []"),
        row(Type.BOOLEAN, Comparison.IS_FALSE, "is_false []"),
        row(Type.BOOLEAN, Comparison.IS_NULL, "is_null []"),
        row(Type.BOOLEAN, Comparison.ARGUMENT, "is_true []", true));
  }

  @ParameterizedTest
  @MethodSource("exactTranslations")
  void everyComparisonBecomesTheOperatorThatSaysTheSame(
      Type type, Comparison comparison, String sent, Object[] values) {
    assertThat(sent(asked(type, comparison, values))).isEqualTo(sent);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "NUMBER | {'operator':'between','values':[1,5]} | between [1, 5]",
        "NUMBER | {'operator':'is','values':[]} | is []",
        "TEXT | {'operator':'contains','values':['a','b']} | contains ['a', 'b']",
        "TEXT | {'operator':'contains','values':['50%']} | contains ['50%']",
        "TEXT | {'operator':'matches_user_attribute','values':['h_email']} | matches_user_attribute ['h_email']",
        "TEXT | {'operator':'none','values':[]} | none []",
        "TEXT | {'operator':'none'} | none []",
        "TEXT |  {'operator':'is_null','values':[],'modifier':null} | is_null []",
        "DATE | {'operator':'last','values':[7],'modifier':'day'} | last [7] day",
        "DATE | {'operator':'next','values':[1],'modifier':'quarter'} | next [1] quarter",
        "DATE | {'operator':'matches','values':['last 7 days - today']} | matches ['last 7 days - today']",
        "DATE | {'operator':'after','values':['2024-02-29']} | after ['2024-02-29']",
        "BOOLEAN | {'operator':'none','values':[]} | none []",
        "PERIOD_COMPARISON | {'operator':'transform_pop_relative','values':[1],'modifier':'year'} | transform_pop_relative [1] year",
        "PERIOD_COMPARISON | {'operator':'transform_pop_absolute','values':['2023-01-01','2023-12-31']} | transform_pop_absolute ['2023-01-01', '2023-12-31']",
        "PERIOD_COMPARISON | {'operator':'transform_pop_none','values':[]} | transform_pop_none []",
        "DATE_DRILL | {'operator':'transform_date_drill','values':['month']} | transform_date_drill ['month']",
        "UNKNOWN | {'operator':'is','values':['x', 1, true]} | is ['x', 1, true]",
      })
  void aConditionInJsonGoesOutAsWritten(Type type, String json, String sent) {
    assertThat(sent(asked(type, Comparison.ARGUMENT, json.replace('\'', '"'))))
        .isEqualTo(sent.replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "NUMBER | {'operator':'between','values':[1]} | 2 values",
        "NUMBER | {'operator':'greater_than_equal','values':[1]} | greater_than, less_than",
        "NUMBER | {'operator':'is','values':['x']} | is no number",
        "NUMBER | {'operator':'is','values':[null]} | no text, number",
        "NUMBER | {'operator':'is','values':[[1]]} | no text, number",
        "NUMBER | {'operator':'is','values':1} | a list",
        "TEXT | {'operator':'last','values':[7],'modifier':'day'} | contains",
        "TEXT | {'operator':'contains','values':[]} | one or more values",
        "TEXT | {'operator':'contains','values':[1]} | is no text",
        "TEXT | {'operator':'is','values':['$H_NIL$']} | any value",
        "TEXT | {'values':['x']} | without one",
        "TEXT | {'operator':'is','value':['x']} | no 'value'",
        "TEXT | {'operator':'is','values':['x']} trailing | no JSON",
        "TEXT | {'operator':'is','operator':'is_not','values':['x']} | no JSON",
        "TEXT | {'operator':'is','values':['x'],'modifier':'day'} | no modifier",
        "TEXT | {x | no JSON",
        "DATE | {'operator':'last','values':[7]} | needs a modifier",
        "DATE | {'operator':'last','values':[7,'day']} | one value",
        "DATE | {'operator':'last','values':[0],'modifier':'day'} | above 0",
        "DATE | {'operator':'last','values':[1.5],'modifier':'day'} | above 0",
        "DATE | {'operator':'last','values':[1],'modifier':'second'} | quarter",
        "BOOLEAN | {'operator':'is','values':[true]} | is_true, is_false",
        "DATE_DRILL | {'operator':'is','values':['month']} | transform_date_drill",
        "DATE_DRILL | month | transform_date_drill",
      })
  void aWrongConditionInJsonIsRefusedSayingWhatIsRight(Type type, String json, String why) {
    assertThatThrownBy(() -> asked(type, Comparison.ARGUMENT, json.replace('\'', '"')))
        .isInstanceOf(HolisticsException.class)
        .hasFieldOrPropertyWithValue("failure", Failure.BAD_VALUE)
        .hasMessageContaining("Filter \"F\"")
        .hasMessageContaining(why);
  }

  static Stream<Arguments> inexactComparisons() {
    return Stream.of(
        Arguments.of(Type.NUMBER, Comparison.GREATER_OR_EQUAL, "BETWEEN 1 AND 5"),
        Arguments.of(Type.NUMBER, Comparison.LESS_OR_EQUAL, "BETWEEN 1 AND 5"),
        Arguments.of(Type.NUMBER, Comparison.LIKE, "BETWEEN 1 AND 5"),
        Arguments.of(Type.TEXT, Comparison.LESS, "LIKE 'x%'"),
        Arguments.of(Type.TEXT, Comparison.BETWEEN, "LIKE 'x%'"),
        Arguments.of(Type.DATE, Comparison.NOT_EQUAL, "'last 7 days'"),
        Arguments.of(Type.DATE, Comparison.NOT_IN, "'last 7 days'"),
        Arguments.of(Type.DATE, Comparison.LIKE, "'last 7 days'"),
        Arguments.of(Type.BOOLEAN, Comparison.IN, "IS TRUE"),
        Arguments.of(Type.PERIOD_COMPARISON, Comparison.EQUAL, "transform_pop_relative"),
        Arguments.of(Type.DATE_DRILL, Comparison.IS_NULL, "transform_date_drill"));
  }

  @ParameterizedTest
  @MethodSource("inexactComparisons")
  void whatNoOperatorSaysExactlyIsRefusedSayingWhatIsAllowed(
      Type type, Comparison comparison, String allowed) {
    assertThatThrownBy(
            () -> new UserCondition(filter(type), comparison, List.of(new GivenValue.Parameter(0))))
        .isInstanceOf(HolisticsException.class)
        .hasFieldOrPropertyWithValue("failure", Failure.NOT_SUPPORTED)
        .hasMessageContaining("Filter \"F\"")
        .hasMessageContaining(comparison.sql())
        .hasMessageContaining(allowed);
  }

  static Stream<Arguments> wrongValues() {
    LocalDateTime noon = DAY.atTime(12, 0);
    return Stream.of(
        row(Type.TEXT, Comparison.EQUAL, "BAD_VALUE is no text", BigDecimal.ONE),
        row(Type.TEXT, Comparison.EQUAL, "BAD_VALUE any value", "$H_NIL$"),
        row(Type.TEXT, Comparison.EQUAL, "BAD_VALUE IS NULL", new Object[] {null}),
        row(Type.TEXT, Comparison.LIKE, "BAD_VALUE neither % nor _", "a_b%"),
        row(Type.TEXT, Comparison.LIKE, "BAD_VALUE neither % nor _", "a%b"),
        row(Type.TEXT, Comparison.LIKE, "BAD_VALUE neither % nor _", "%"),
        row(Type.TEXT, Comparison.LIKE, "BAD_VALUE neither % nor _", "%%"),
        row(Type.TEXT, Comparison.NOT_LIKE, "BAD_VALUE NOT LIKE '%x%'", "a%"),
        row(Type.NUMBER, Comparison.EQUAL, "BAD_VALUE is no number", "x"),
        row(Type.NUMBER, Comparison.EQUAL, "BAD_VALUE is no number", true),
        row(Type.NUMBER, Comparison.EQUAL, "BAD_VALUE too many digits", "1E99999999"),
        row(Type.NUMBER, Comparison.BETWEEN, "BAD_VALUE lower value first", "5", "1"),
        row(Type.DATE, Comparison.EQUAL, "BAD_DATE 'last 7 days'", "8/1/2021"),
        row(Type.DATE, Comparison.EQUAL, "BAD_DATE 'last 7 days'", "yesterday till asd"),
        row(Type.DATE, Comparison.EQUAL, "BAD_DATE whole days", noon),
        row(Type.DATE, Comparison.EQUAL, "BAD_DATE no date", BigDecimal.ONE),
        row(Type.DATE, Comparison.GREATER, "BAD_DATE ISO", "yesterday"),
        row(Type.DATE, Comparison.IN, "BAD_DATE ISO", "2024-01-01", "today"),
        row(Type.DATE, Comparison.BETWEEN, "BAD_DATE ISO", "2024-01", "2024-02"),
        row(
            Type.DATE,
            Comparison.BETWEEN,
            "BAD_VALUE lower value first",
            "2024-02-02",
            "2024-02-01"),
        row(Type.DATE, Comparison.LESS_OR_EQUAL, "BAD_DATE 9999", "9999-12-31"),
        row(Type.BOOLEAN, Comparison.EQUAL, "BAD_VALUE neither TRUE nor FALSE", "yes"));
  }

  @ParameterizedTest
  @MethodSource("wrongValues")
  void aValueThatTheFilterCannotHaveIsRefused(
      Type type, Comparison comparison, String expected, Object[] values) {
    String[] failureAndText = expected.split(" ", 2);
    assertThatThrownBy(() -> asked(type, comparison, values))
        .isInstanceOf(HolisticsException.class)
        .hasFieldOrPropertyWithValue("failure", Failure.valueOf(failureAndText[0]))
        .hasMessageContaining("Filter \"F\"")
        .hasMessageContaining(failureAndText[1]);
  }

  @Test
  void aParameterIsCheckedWhenItsValueComes() {
    UserCondition asked =
        new UserCondition(
            filter(Type.DATE), Comparison.EQUAL, List.of(new GivenValue.Parameter(3)));

    assertThat(asked.parameterType()).isEqualTo(ColumnType.VARCHAR);
    assertThat(
            asked.resolve(index -> Optional.of("last " + index + " days")).condition().operator())
        .isEqualTo("matches");
    assertThatThrownBy(() -> asked.resolve(index -> Optional.of("asd")))
        .hasMessageContaining("Filter \"F\"");
    assertThatThrownBy(() -> asked.resolve(index -> Optional.empty())).hasMessageContaining("NULL");
  }

  @ParameterizedTest
  @CsvSource({
    "TEXT, LIKE, VARCHAR",
    "NUMBER, BETWEEN, DECIMAL",
    "DATE, BETWEEN, DATE",
    "DATE, IN, DATE",
    "DATE, EQUAL, VARCHAR", // an expression, perhaps
    "BOOLEAN, EQUAL, BOOLEAN",
    "NUMBER, ARGUMENT, VARCHAR", // JSON, perhaps
  })
  void parametersHaveTheTypeOfTheirFilter(Type type, Comparison comparison, ColumnType expected) {
    UserCondition asked =
        new UserCondition(filter(type), comparison, List.of(new GivenValue.Parameter(0)));

    assertThat(asked.parameterType()).isEqualTo(expected);
  }
}
