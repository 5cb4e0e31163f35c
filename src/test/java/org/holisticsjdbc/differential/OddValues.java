package org.holisticsjdbc.differential;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.holisticsjdbc.sandbox.FieldType;
import org.holisticsjdbc.sandbox.GivenDashboard;

/** A table of values at which conditions go wrong, with a filter for each of its columns. */
final class OddValues {

  static final TableName NAME = new TableName("Odd", "Odd values");

  private static final int ROWS = 150;

  private static final List<String> TEXTS =
      Arrays.asList(
          null,
          "",
          " ",
          "a",
          "A",
          "ä",
          "Ä",
          "istanbul",
          "İstanbul",
          "ISTANBUL",
          "ıi",
          "straße",
          "STRASSE",
          "100%",
          "100_",
          "100x",
          "%",
          "_",
          "東京",
          "😀 x",
          "e\u0301",
          "é",
          " lead",
          "trail ",
          "it's",
          "back\\slash",
          "a\nb",
          "007",
          "7");

  private static final List<String> NUMBERS =
      Arrays.asList(
          null,
          "0",
          "5",
          "5.0",
          "5.00",
          "-0.5",
          "0.1",
          "12.345",
          "99.995",
          "-1",
          "1.5",
          "2",
          "1234567890.0123456789");

  private static final List<String> DAYS =
      Arrays.asList(
          null,
          "2023-12-31",
          "2024-01-01",
          "2024-02-29",
          "2024-03-01",
          "2024-03-31",
          "2024-04-01",
          "2024-06-30",
          "2024-07-01",
          "2024-05-05",
          "2024-05-06",
          "2024-12-29",
          "2024-12-30",
          "1999-12-31",
          "1970-01-01");

  private static final List<String> TIMES =
      List.of("00:00:00", "00:00:00.001", "02:30:00", "12:00:00", "23:59:59", "23:59:59.999");

  private OddValues() {}

  static GivenDashboard dashboard() {
    GivenDashboard.Table table =
        new GivenDashboard.Table(
            NAME.table(),
            List.of(
                new GivenDashboard.Column("Id", FieldType.NUMBER, true),
                GivenDashboard.Column.of("Text", FieldType.TEXT),
                GivenDashboard.Column.of("Number", FieldType.NUMBER),
                GivenDashboard.Column.of("Day", FieldType.DATE),
                GivenDashboard.Column.of("Moment", FieldType.DATETIME),
                GivenDashboard.Column.of("Flag", FieldType.TRUEFALSE)),
            () -> IntStream.range(0, ROWS).mapToObj(OddValues::row));
    List<GivenDashboard.Filter> filters =
        Stream.of("Text", "Number", "Day", "Moment", "Flag").map(OddValues::filter).toList();
    return new GivenDashboard(NAME.schema(), List.of(table), filters);
  }

  private static GivenDashboard.Filter filter(String column) {
    return new GivenDashboard.Filter(
        column + " filter", List.of(new GivenDashboard.Target(NAME.table(), column)));
  }

  private static Object[] row(int number) {
    String text = TEXTS.get(number % TEXTS.size());
    String amount = NUMBERS.get(number % NUMBERS.size());
    String day = DAYS.get(number * 7 % DAYS.size());
    String nextDay = DAYS.get((number * 11 + 3) % DAYS.size());
    return new Object[] {
      BigDecimal.valueOf(number),
      text,
      amount == null ? null : new BigDecimal(amount),
      day == null ? null : LocalDate.parse(day),
      nextDay == null
          ? null
          : LocalDateTime.parse(nextDay + "T" + TIMES.get(number % TIMES.size())),
      number % 3 == 0 ? null : number % 2 == 0
    };
  }
}
