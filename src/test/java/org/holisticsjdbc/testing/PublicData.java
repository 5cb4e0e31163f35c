package org.holisticsjdbc.testing;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.holisticsjdbc.sandbox.Sandbox;

/** The files behind the sandbox, read without it. */
public final class PublicData {
  private PublicData() {}

  /** Returns the rows of a file; cells by the names in its header. */
  public static List<CSVRecord> rows(String file) throws IOException {
    try (Reader in =
        new InputStreamReader(Sandbox.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
      return CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .get()
          .parse(in)
          .getRecords();
    }
  }
}
