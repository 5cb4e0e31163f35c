package org.holisticsjdbc.sandbox;

import static org.holisticsjdbc.sandbox.ModelField.date;
import static org.holisticsjdbc.sandbox.ModelField.datetime;
import static org.holisticsjdbc.sandbox.ModelField.number;
import static org.holisticsjdbc.sandbox.ModelField.text;
import static org.holisticsjdbc.sandbox.ModelField.truefalse;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;

/** A table with a column of every type, and the values that readers stumble over. */
final class AllTypes {

  private static final List<ModelField> FIELDS =
      List.of(
          number("id", "Id"),
          text("text", "Text"),
          text("note", "Note"),
          number("big_integer", "Big integer"),
          number("amount", "Amount"),
          number("precise", "Precise"),
          date("date", "Date"),
          datetime("datetime", "Datetime"),
          truefalse("truefalse", "Truefalse"));

  private AllTypes() {}

  /** The model; its id is a text, as those of models defined in code may be. */
  static Model model() {
    return new Model(ApiId.of("all_types"), "all_types", "All types", FIELDS, AllTypes::rows);
  }

  /** Row 10 comes twice, row 11 differs from it by its id only. */
  private static Stream<Object[]> rows() {
    return Stream.of(
        row("1", "plain", "a", "1", "5", "0.1", "2024-01-01", "2024-01-01T00:00:00", true),
        row(
            "2",
            "東京",
            "b",
            "2147483648",
            "5.0",
            "0.0000000001",
            "2024-02-29",
            "2024-02-29T23:59:59.123",
            false),
        row(
            "3",
            "straße",
            "c",
            "-2147483649",
            "5.00",
            "1234567890.0123456789",
            "1969-12-31",
            "1969-12-31T23:59:59.999999",
            true),
        row(
            "4",
            "",
            "",
            "9223372036854775807",
            "0",
            "-0.5",
            "1900-01-01",
            "2024-03-31T02:30:00",
            false),
        row("5", null, null, null, null, null, null, null, null),
        row(
            "6",
            "comma, inside",
            "say \"hello\"",
            "-9223372036854775808",
            "-5",
            "99.99",
            "2024-12-31",
            "2024-12-31T12:00:00.5",
            true),
        row(
            "7",
            "line\nbreak",
            "carriage\r\nreturn",
            "12345678901234567890",
            "100",
            "100",
            "9999-12-31",
            "9999-12-31T23:59:59",
            false),
        row(
            "8",
            " leading and trailing ",
            "100% _wild_",
            "0",
            "0.00",
            "3.1400",
            "2000-02-29",
            "2000-02-29T06:07:08",
            null),
        row(
            "9",
            "007",
            "NULL",
            "7",
            "1000000",
            "12345678901234567890.12",
            "2024-07-04",
            "2024-07-04T16:20:00.000001",
            true),
        row("10", "twin", "same", "42", "2.50", "1.0", "2024-05-05", "2024-05-05T05:05:05", true),
        row("10", "twin", "same", "42", "2.50", "1.0", "2024-05-05", "2024-05-05T05:05:05", true),
        row("11", "twin", "same", "42", "2.50", "1.0", "2024-05-05", "2024-05-05T05:05:05", true),
        row(
            "12",
            "Ünïcödé 😀",
            "İstanbul ıi",
            "3000000000",
            "7.25",
            "12345678901234567890.14",
            "2024-10-27",
            "2024-10-27T01:30:00",
            false),
        row("13", null, "", "1", "5.000", "-1", null, "2024-01-01T00:00:01", null));
  }

  private static Object[] row(
      String id,
      String text,
      String note,
      String bigInteger,
      String amount,
      String precise,
      String date,
      String datetime,
      Boolean truefalse) {
    return new Object[] {
      decimal(id),
      text,
      note,
      decimal(bigInteger),
      decimal(amount),
      decimal(precise),
      date == null ? null : LocalDate.parse(date),
      datetime == null ? null : LocalDateTime.parse(datetime),
      truefalse
    };
  }

  private static BigDecimal decimal(String text) {
    return text == null ? null : new BigDecimal(text);
  }
}
