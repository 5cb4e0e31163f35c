package org.holisticsjdbc.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holisticsjdbc.export.Layouts.layout;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;
import org.holisticsjdbc.api.Cancellation;
import org.junit.jupiter.api.Test;

/** Random files that are hard to read, read by ours and by Commons CSV. */
class CsvAgainstCommonsCsvTest {
  private static final int FILES = 3_000;
  private static final String[] PIECES = {
    "a", "B", "7", " ", ",", "\"", "\"\"", "\n", "\r\n", "\r", "'", ";", "\t", "ü", "東京", "🙂", "#",
    "\\", "NULL", "\u0000", "\u2028", "\uFEFF"
  };

  /** Tells an empty cell that is quoted from one that is not. */
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setIgnoreEmptyLines(false)
          .setNullString("")
          .setQuoteMode(QuoteMode.ALL_NON_NULL)
          .get();

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  void randomFilesAreReadAsCommonsCsvReadsThem() throws IOException {
    for (int i = 0; i < FILES; i++) {
      int width = 1 + random.nextInt(4);
      String csv = file(width);
      int[] wanted = random.ints(random.nextInt(4), 0, width).toArray();

      assertThat(ours(csv, width, wanted))
          .as("file %d of seed %d:%n%s", i, seed, csv)
          .isEqualTo(commons(csv, wanted));
    }
  }

  private String file(int width) {
    String end = random.nextBoolean() ? "\n" : "\r\n";
    List<String> lines = new ArrayList<>();
    lines.add(String.join(",", labels(width)));
    for (int row = random.nextInt(6); row > 0; row--) {
      List<String> cells = new ArrayList<>();
      for (int cell = 0; cell < width; cell++) {
        cells.add(cell());
      }
      lines.add(String.join(",", cells));
    }
    // Without an end of line, an empty last line would be no line.
    boolean ended = random.nextBoolean() || lines.get(lines.size() - 1).isEmpty();
    return String.join(end, lines) + (ended ? end : "");
  }

  private String cell() {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(10) == 0 ? 2_000 + random.nextInt(20_000) : random.nextInt(4);
    for (int i = 0; i < length; i++) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    boolean needsQuotes = text.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0);
    return needsQuotes || random.nextInt(3) == 0
        ? '"' + text.toString().replace("\"", "\"\"") + '"'
        : text.toString();
  }

  private static List<String> labels(int width) {
    return IntStream.range(0, width).mapToObj(i -> "C" + i).toList();
  }

  private List<List<Object>> ours(String csv, int width, int[] wanted) {
    List<CsvColumn> columns =
        Arrays.stream(wanted).mapToObj(i -> new CsvColumn("C" + i, i, CellType.TEXT)).toList();
    List<List<Object>> all = new ArrayList<>();
    try (CsvRows rows =
        CsvRows.open(
            trickling(csv),
            layout(columns, labels(width)),
            CsvFormat.UTC,
            new Cancellation(),
            closed -> {})) {
      while (rows.next()) {
        all.add(Arrays.asList(rows.row()));
      }
    }
    return all;
  }

  /** A file that arrives in pieces of any length. */
  private InputStream trickling(String csv) {
    return new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)) {
      @Override
      public int read(byte[] target, int offset, int length) {
        return super.read(target, offset, length > 1 ? 1 + random.nextInt(length) : length);
      }
    };
  }

  private static List<List<Object>> commons(String csv, int[] wanted) throws IOException {
    List<List<Object>> all = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(csv, FORMAT)) {
      for (CSVRecord record : parser) {
        if (record.getRecordNumber() > 1) {
          all.add(
              Arrays.asList(Arrays.stream(wanted).mapToObj(record::get).toArray(Object[]::new)));
        }
      }
    }
    return all;
  }
}
