package org.holisticsjdbc.sandbox;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Writes rows as the service does: LF line ends, no quotes where none are needed, NULL as nothing,
 * an empty string as {@code ""} if not told otherwise (FACTS §5, §14).
 *
 * <p>Commons CSV has no format in which both hold: it leaves empty strings bare or quotes what
 * needs no quotes.
 */
final class CsvWriter implements AutoCloseable {

  private final BufferedWriter out;
  private final ValueFormat format;
  private final List<ResultTable.Column> columns;

  CsvWriter(Writer out, ValueFormat format, List<ResultTable.Column> columns) {
    this.format = format;
    this.columns = List.copyOf(columns);
    this.out = new BufferedWriter(out, 64 * 1024);
  }

  void header() throws IOException {
    for (int i = 0; i < columns.size(); i++) {
      if (i > 0) {
        out.write(',');
      }
      cell(columns.get(i).header());
    }
    out.write('\n');
  }

  void row(Object[] values) throws IOException {
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        out.write(',');
      }
      if (values[i] != null) {
        cell(format.text(values[i], columns.get(i).pattern()));
      }
    }
    out.write('\n');
  }

  private void cell(String text) throws IOException {
    if (needsQuotes(text)) {
      out.write('"');
      out.write(text.replace("\"", "\"\""));
      out.write('"');
    } else {
      out.write(text);
    }
  }

  private boolean needsQuotes(String text) {
    if (text.isEmpty()) {
      return format.quotesEmptyTexts();
    }
    if (text.charAt(0) == ' ' || text.charAt(text.length() - 1) == ' ') {
      return true;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r') {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
