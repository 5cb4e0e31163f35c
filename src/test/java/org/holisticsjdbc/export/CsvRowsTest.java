package org.holisticsjdbc.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holisticsjdbc.api.FailureAssert.assertFailure;
import static org.holisticsjdbc.export.Layouts.layout;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.api.Failure;
import org.junit.jupiter.api.Test;

class CsvRowsTest {
  private final Cancellation cancellation = new Cancellation();

  @Test
  void wantedColumnsAreDecodedInTheOrderAskedFor() {
    String csv = "City,Amount,Day,At,Open,Count\nOslo,12.50,2024-02-29,2024-02-29 10:00,t,7\n";

    CsvRows rows =
        open(
            csv,
            List.of("City", "Amount", "Day", "At", "Open", "Count"),
            new CsvColumn("Count", 5, CellType.BIGINT),
            new CsvColumn("Day", 2, CellType.DATE),
            new CsvColumn("Amount", 1, CellType.DECIMAL),
            new CsvColumn("Amount", 1, CellType.TEXT));

    assertThat(rows.header()).containsExactly("City", "Amount", "Day", "At", "Open", "Count");
    assertThat(all(rows))
        .containsExactly(
            Arrays.asList(
                7L, (int) LocalDate.of(2024, 2, 29).toEpochDay(), new BigDecimal("12.5"), "12.50"));
  }

  @Test
  void eachRowIsAnArrayOfItsOwn() {
    CsvRows rows = open("A\n1\n2\n", List.of("A"), text("A", 0));

    rows.next();
    Object[] first = rows.row();
    rows.next();

    assertThat(first).containsExactly("1");
    assertThat(rows.row()).containsExactly("2");
    assertThat(rows.rowCount()).isEqualTo(2);
    assertThat(rows.next()).isFalse();
    assertThat(rows.next()).as("again at the end").isFalse();
  }

  @Test
  void noColumnAtAllStillCountsRows() {
    CsvRows rows = open("A,B\n1,2\n3,4\n", List.of("A", "B"));

    assertThat(all(rows)).containsExactly(List.of(), List.of());
  }

  @Test
  void unquotedEmptyCellIsNullAndAQuotedOneIsEmpty() {
    assertThat(all(open("A,B,C\n,\"\",x\n", List.of("A", "B", "C"), abc())))
        .containsExactly(Arrays.asList(null, "", "x"));
  }

  @Test
  void emptyLineInAOneColumnFileIsARowHoldingNull() {
    assertThat(all(open("A\n\nx\n\n", List.of("A"), text("A", 0))))
        .containsExactly(Arrays.asList((Object) null), List.of("x"), Arrays.asList((Object) null));
    assertThat(all(open("A\r\n\r\n", List.of("A"), text("A", 0))))
        .containsExactly(Arrays.asList((Object) null));
  }

  @Test
  void emptyLinesAtTheVeryEndOfAWiderFileAreNothing() {
    CsvRows rows = open("A,B\n1,2\n\n\n", List.of("A", "B"), text("A", 0));

    assertThat(all(rows)).containsExactly(List.of("1"));
    assertThat(rows.rowCount()).isEqualTo(1);
  }

  @Test
  void emptyLineWithinAWiderFileIsABrokenRow() {
    CsvRows rows = open("A,B\n1,2\n\n3,4\n", List.of("A", "B"), text("A", 0));

    assertFailure(() -> all(rows), Failure.UNREADABLE_ANSWER, "Row 2 ", "0 cells", "has 2");
  }

  @Test
  void rowWithTheWrongNumberOfCellsIsAnError() {
    for (String row : List.of("3", "3,4,5")) {
      CsvRows rows = open("A,B\n1,2\n" + row + "\n", List.of("A", "B"), text("A", 0));
      assertFailure(() -> all(rows), Failure.UNREADABLE_ANSWER, "Row 2 ", "header has 2");
    }
  }

  @Test
  void headerAloneHasNoRows() {
    assertThat(all(open("A,B\n", List.of("A", "B"), text("A", 0)))).isEmpty();
    assertThat(all(open("A,B", List.of("A", "B"), text("A", 0)))).isEmpty();
  }

  @Test
  void emptyFileIsAnError() {
    assertFailure(() -> open("", List.of("A"), text("A", 0)), Failure.UNREADABLE_ANSWER, "empty");
    assertFailure(
        () -> open("\uFEFF", List.of("A"), text("A", 0)), Failure.UNREADABLE_ANSWER, "empty");
  }

  @Test
  void byteOrderMarkIsNoPartOfTheFirstLabel() {
    assertThat(all(open("\uFEFFA,B\n1,2\n", List.of("A", "B"), text("A", 0))))
        .containsExactly(List.of("1"));
  }

  @Test
  void gzippedFileIsUnpacked() throws IOException {
    byte[] packed = gzip("\uFEFFA\n東京\n".getBytes(StandardCharsets.UTF_8));

    assertThat(all(open(packed, List.of("A"), text("A", 0)))).containsExactly(List.of("東京"));
  }

  @Test
  void gzippedFileOfSeveralMembersIsUnpackedWhole() throws IOException {
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    members.write(gzip("A\n1\n".getBytes(StandardCharsets.UTF_8)));
    members.write(gzip("2\n".getBytes(StandardCharsets.UTF_8)));

    assertThat(all(open(members.toByteArray(), List.of("A"), text("A", 0))))
        .containsExactly(List.of("1"), List.of("2"));
  }

  @Test
  void gzippedFileThatIsCutIsAnError() throws IOException {
    byte[] packed = gzip(("A\n" + "x\n".repeat(1000)).getBytes(StandardCharsets.UTF_8));
    byte[] cut = Arrays.copyOf(packed, packed.length - 9);

    assertFailure(
        () -> all(open(cut, List.of("A"), text("A", 0))),
        Failure.CONNECTION_LOST,
        "cannot be read");
  }

  @Test
  void malformedBytesAreReplaced() {
    byte[] file = {'A', '\n', 'x', (byte) 0xff, 'y', '\n'};

    assertThat(all(open(file, List.of("A"), text("A", 0)))).containsExactly(List.of("x\uFFFDy"));
  }

  @Test
  void cellThatDoesNotFitIsNamedWithRowColumnAndText() {
    CsvRows rows =
        open(
            "Day,Amount\n2024-01-01,1\n2024-01-02,1.2.3\n",
            List.of("Day", "Amount"),
            new CsvColumn("Amount", 1, CellType.DECIMAL));
    assertThat(rows.next()).isTrue();

    assertFailure(
        rows::next, Failure.BAD_VALUE, "Row 2, column \"Amount\": '1.2.3' is not a decimal number");
  }

  @Test
  void longTextThatDoesNotFitIsShortened() {
    CsvRows rows =
        open(
            "A\n" + "x".repeat(5000) + "\n",
            List.of("A"),
            new CsvColumn("A", 0, CellType.TIMESTAMP));

    assertFailure(rows::next, Failure.BAD_VALUE, "'" + "x".repeat(60) + "…' is not a timestamp");
  }

  @Test
  void numberBeyondItsTypeOverflows() {
    CsvRows rows =
        open("A\n9223372036854775808\n", List.of("A"), new CsvColumn("A", 0, CellType.BIGINT));

    assertFailure(rows::next, Failure.OVERFLOW, "Row 1", "'9223372036854775808'", "BIGINT");
  }

  @Test
  void cellsOfColumnsNobodyWantsMayBeAnything() {
    assertThat(
            all(open("A,B\nx,1\n,2\n", List.of("A", "B"), new CsvColumn("B", 1, CellType.BIGINT))))
        .containsExactly(List.of(1L), List.of(2L));
  }

  @Test
  void unclosedQuoteIsNoCsv() {
    CsvRows rows = open("A,B\n1,2\n\"3,4\n", List.of("A", "B"), text("A", 0));

    assertFailure(() -> all(rows), Failure.UNREADABLE_ANSWER, "no CSV after row 1", "quote");
    CsvRows one = open("A\n\"3", List.of("A"), text("A", 0));
    assertFailure(() -> all(one), Failure.UNREADABLE_ANSWER, "no CSV after row 0", "quote");
  }

  @Test
  void textBehindAClosingQuoteIsNoCsv() {
    CsvRows rows = open("A,B\n1,\"2\"x\n", List.of("A", "B"), text("A", 0));

    assertFailure(() -> all(rows), Failure.UNREADABLE_ANSWER, "no CSV after row 0", "quote");
  }

  @Test
  void cancelledReadEndsWithTheReason() {
    CsvRows rows = open("A\n1\n2\n", List.of("A"), text("A", 0));
    rows.next();

    cancellation.cancel(Failure.TIMED_OUT, "10 s are over");

    assertFailure(rows::next, Failure.TIMED_OUT, "10 s are over");
  }

  @Test
  void closedRowsCannotBeRead() {
    CsvRows rows = open("A\n1\n", List.of("A"), text("A", 0));
    rows.close();
    rows.close();

    assertFailure(rows::next, Failure.CLOSED);
  }

  @Test
  void labelsBindWhateverTheirOrderInTheFile() {
    assertThat(all(open("C,A,B\n3,1,2\n", List.of("A", "B", "C"), abc())))
        .containsExactly(List.of("1", "2", "3"));
  }

  @Test
  void repeatedLabelsBindInTheirOrder() {
    assertThat(all(open("M,X,M\n1,x,2\n", List.of("M", "M", "X"), text("M", 1), text("M", 0))))
        .containsExactly(List.of("2", "1"));
  }

  @Test
  void labelThatTheFileRepeatsAndTheWidgetDoesNotIsAmbiguous() {
    for (CsvColumn column : List.of(text("M", 0), text("N", 1))) {
      assertFailure(
          () -> open("M,M\n1,2\n", List.of("M", "N"), column), Failure.UNREADABLE_ANSWER, "[M, M]");
    }
  }

  @Test
  void otherLabelsBindByPositionIfTheCountsAgree() {
    assertThat(all(open("Sum of A,b,C\n1,2,3\n", List.of("A", "B", "C"), abc())))
        .containsExactly(List.of("1", "2", "3"));
  }

  @Test
  void positionIsNotTrustedWhenTheWidgetDisplaysSomethingElseByNow() {
    CsvLayout edited =
        new CsvLayout(List.of(abc()), List.of("A", "B", "C"), () -> List.of("D", "B", "A"));
    assertFailure(
        () -> open("x,y,z\n1,2,3\n".getBytes(StandardCharsets.UTF_8), edited),
        Failure.UNREADABLE_ANSWER,
        "The widget may have been changed");
  }

  @Test
  void theServiceIsNotAskedWhereLabelsDecide() {
    CsvLayout unasked =
        new CsvLayout(
            List.of(abc()),
            List.of("A", "B", "C"),
            () -> {
              throw new AssertionError("asked");
            });
    assertThat(all(open("C,A,B\n3,1,2\n".getBytes(StandardCharsets.UTF_8), unasked)))
        .containsExactly(List.of("1", "2", "3"));
  }

  @Test
  void positionIsNotTrustedWhenTheCountsDiffer() {
    assertFailure(
        () -> open("x,B\n1,2\n", List.of("A", "B", "C"), text("A", 0)),
        Failure.UNREADABLE_ANSWER,
        "\"A\"",
        "[x, B]",
        "[A, B, C]");
  }

  @Test
  void positionIsNotTrustedWhenAHeaderIsTheLabelOfAnotherField() {
    assertFailure(
        () -> open("B,x,C\n1,2,3\n", List.of("A", "B", "C"), text("A", 0)),
        Failure.UNREADABLE_ANSWER,
        "no column \"A\"");
    assertFailure(
        () -> open("x,C,B\n1,2,3\n", List.of("A", "B", "C"), text("A", 0)),
        Failure.UNREADABLE_ANSWER,
        "no column \"A\"");
  }

  @Test
  void fileAloneKnowsTheColumnsWhereTheWidgetTellsNone() {
    assertThat(all(open("2023,2024\n1,2\n", List.of(), text("2024", 1))))
        .containsExactly(List.of("2"));
    assertFailure(
        () -> open("2023,2024\n1,2\n", List.of(), text("2025", 1)), Failure.UNREADABLE_ANSWER);
  }

  private CsvRows open(String csv, List<String> labels, CsvColumn... columns) {
    return open(csv.getBytes(StandardCharsets.UTF_8), labels, columns);
  }

  private CsvRows open(byte[] file, List<String> labels, CsvColumn... columns) {
    return open(file, layout(List.of(columns), labels));
  }

  private CsvRows open(byte[] file, CsvLayout layout) {
    return CsvRows.open(
        new ByteArrayInputStream(file), layout, CsvFormat.UTC, cancellation, closed -> {});
  }

  private static List<List<Object>> all(CsvRows rows) {
    List<List<Object>> all = new ArrayList<>();
    while (rows.next()) {
      all.add(Collections.unmodifiableList(Arrays.asList(rows.row())));
    }
    return all;
  }

  private static CsvColumn[] abc() {
    return new CsvColumn[] {text("A", 0), text("B", 1), text("C", 2)};
  }

  private static CsvColumn text(String label, int position) {
    return new CsvColumn(label, position, CellType.TEXT);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }
}
