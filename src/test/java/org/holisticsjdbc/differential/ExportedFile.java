package org.holisticsjdbc.differential;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;
import org.holisticsjdbc.sandbox.ApiClient;

/** The file of an export, fetched and read without the driver. */
final class ExportedFile {

  /** Tells an empty cell that is quoted from one that is not. */
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setIgnoreEmptyLines(false)
          .setNullString("")
          .setQuoteMode(QuoteMode.ALL_NON_NULL)
          .get();

  private final List<CSVRecord> records;

  private ExportedFile(List<CSVRecord> records) {
    this.records = records;
  }

  static ExportedFile of(ApiClient api, TableName name) throws IOException {
    try (CSVParser parser = CSVParser.parse(api.export(widgetId(api, name)), FORMAT)) {
      return new ExportedFile(parser.getRecords());
    }
  }

  private static String widgetId(ApiClient api, TableName name) {
    JsonNode listed = api.json("/dashboards/list_metadata").path("dashboards_metadata");
    String dashboardId = idOf(listed, "title", name.schema());
    JsonNode dashboard = api.json("/dashboards/" + dashboardId).path("dashboard");
    return idOf(dashboard.path("widgets"), "source_title", name.table());
  }

  private static String idOf(JsonNode entries, String key, String title) {
    return StreamSupport.stream(entries.spliterator(), false)
        .filter(entry -> entry.path(key).asText().equals(title))
        .findFirst()
        .orElseThrow(() -> new AssertionError("Not listed: " + title))
        .path("id")
        .asText();
  }

  /** Returns the rows, their cells read as the columns of an answer declare them. */
  Answer readAs(Answer answer) {
    List<List<Object>> rows = new ArrayList<>();
    for (CSVRecord row : records.subList(1, records.size())) {
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        values.add(value(row.get(i), answer.columns().get(i)));
      }
      rows.add(values);
    }
    return new Answer(answer.columns(), rows);
  }

  private static Object value(String cell, Answer.Column column) {
    if (cell == null) {
      return null;
    }
    return switch (column.type()) {
      case NUMBER -> Answer.stripped(new BigDecimal(cell));
      case DATE -> LocalDate.parse(cell);
      case TIMESTAMP -> LocalDateTime.parse(cell.replace(' ', 'T')).truncatedTo(ChronoUnit.MILLIS);
      case BOOLEAN -> Boolean.valueOf(cell);
      case TEXT -> cell;
    };
  }
}
