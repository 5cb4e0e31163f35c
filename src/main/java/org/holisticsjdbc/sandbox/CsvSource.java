package org.holisticsjdbc.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Rows of a data file in the resources. The fields are its columns, in their order. */
record CsvSource(String file, List<ModelField> fields) implements RowSource {

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  CsvSource {
    fields = List.copyOf(fields);
  }

  @Override
  public Stream<Object[]> rows() {
    CSVParser parser = open();
    return parser.stream().map(this::row).onClose(() -> close(parser));
  }

  private CSVParser open() {
    InputStream in = CsvSource.class.getResourceAsStream(file);
    if (in == null) {
      throw new IllegalStateException("Not on the class path: " + file);
    }
    try {
      return FORMAT.parse(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private Object[] row(CSVRecord record) {
    Object[] row = new Object[fields.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = fields.get(i).type().parse(record.get(i));
    }
    return row;
  }

  private static void close(CSVParser parser) {
    try {
      parser.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
