package org.holisticsjdbc.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Rows of texts, read by Commons CSV: exports, and the data files they were computed from. */
record CsvTable(List<String> header, List<List<String>> rows) {

  static CsvTable parse(String csv) {
    try (CSVParser parser = CSVParser.parse(csv, CSVFormat.DEFAULT)) {
      List<List<String>> all = new ArrayList<>();
      parser.stream().map(CSVRecord::toList).forEach(all::add);
      return new CsvTable(all.get(0), all.subList(1, all.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static CsvTable dataFile(String name) {
    try (InputStream in = CsvTable.class.getResourceAsStream(name)) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the records of a file with its header. The caller closes the stream. */
  static Stream<CSVRecord> stream(Path file) throws IOException {
    CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, CSVFormat.DEFAULT);
    return parser.stream().onClose(() -> close(parser));
  }

  private static void close(CSVParser parser) {
    try {
      parser.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  CsvTable where(Predicate<List<String>> wanted) {
    return new CsvTable(header, rows.stream().filter(wanted).toList());
  }

  /** Returns the rows by what a function makes of them. */
  Map<String, List<List<String>>> groupedBy(Function<List<String>, String> key) {
    Map<String, List<List<String>>> groups = new LinkedHashMap<>();
    rows.forEach(row -> groups.computeIfAbsent(key.apply(row), any -> new ArrayList<>()).add(row));
    return groups;
  }
}
