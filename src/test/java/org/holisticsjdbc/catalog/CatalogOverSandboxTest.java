package org.holisticsjdbc.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.holisticsjdbc.api.ApiEndpoint;
import org.holisticsjdbc.api.ApiKey;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.api.ExportDownload;
import org.holisticsjdbc.api.ExportRequest;
import org.holisticsjdbc.api.HolisticsClient;
import org.holisticsjdbc.api.Job;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the catalog says about tables, held against the files their exports really are. */
@Timeout(120)
class CatalogOverSandboxTest {
  private static final int CHECKED_ROWS = 500;

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  private HolisticsClient client;
  private Catalog catalog;

  @BeforeEach
  void connect() {
    Duration limit = Duration.ofSeconds(20);
    client =
        new HolisticsClient(
            new ApiEndpoint(
                holistics.sandbox().baseAddress(),
                new ApiKey(holistics.apiKey()),
                "test",
                limit,
                limit));
    catalog = new Catalog(client, Duration.ofMinutes(5));
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @Test
  void everyDashboardIsFoundByItsNameAndByItsId() {
    assertThat(catalog.dashboards())
        .isNotEmpty()
        .allSatisfy(
            name -> {
              assertThat(catalog.dashboard(name.name())).map(Dashboard::id).contains(name.id());
              assertThat(catalog.dashboard("" + name.id())).map(Dashboard::id).contains(name.id());
            });
  }

  @Test
  void pagesHoldTheSameDashboardsAsTheListAndEachOnItsOwn() {
    assertThat(catalog.allDashboards().found().keySet())
        .containsExactlyElementsOf(catalog.dashboards());
    Catalog other = new Catalog(client, Duration.ofMinutes(5));
    assertThat(catalog.allDashboards().found())
        .allSatisfy((name, read) -> assertThat(other.dashboard(name.name())).contains(read));
  }

  @Test
  void labelsAndTypesOfEveryTableFitItsExport() {
    assertThat(catalog.allDashboards().found().values())
        .allSatisfy(
            dashboard ->
                catalog
                    .fields(dashboard.tables(), ReadBudget.unlimited(), new Cancellation())
                    .found()
                    .forEach((widget, fields) -> assertFits(widget, fields.fields())));
  }

  @Test
  void namingATableByIdsListsNothing() {
    Dashboard any = catalog.allDashboards().found().values().iterator().next();
    Catalog fresh = new Catalog(client, Duration.ofMinutes(5));
    int before = holistics.exchanges().size();

    Dashboard dashboard = fresh.dashboard("" + any.id()).orElseThrow();
    Widget table = fresh.widget(dashboard, any.tables().get(0).id().text()).orElseThrow();
    WidgetFields fields = fresh.fields(table);

    assertThat(fields.fields()).isNotEmpty();
    assertThat(holistics.exchanges().size() - before).isEqualTo(3);
  }

  private void assertFits(Widget widget, List<Field> fields) {
    if (fields.isEmpty()) {
      return; // a pivot or custom chart: only the file knows
    }
    try (CSVParser file = export(widget)) {
      assertThat(file.getHeaderNames()).as("header of %s", widget.name()).hasSameSizeAs(fields);
      fields.stream()
          .filter(field -> field.model().isPresent()) // a metric's label is told by its file only
          .forEach(
              field ->
                  assertThat(file.getHeaderNames().get(field.position()))
                      .as("header of %s", widget.name())
                      .isEqualTo(field.label()));
      for (CSVRecord row : file) {
        if (row.getRecordNumber() > CHECKED_ROWS) {
          break;
        }
        fields.forEach(field -> assertFits(field, row.get(field.position())));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertFits(Field field, String cell) {
    if (!cell.isEmpty()) {
      assertThatCode(() -> read(field.type(), cell))
          .as("%s in column %s of type %s", cell, field.name(), field.type())
          .doesNotThrowAnyException();
    }
  }

  private static Object read(ColumnType type, String cell) {
    return switch (type) {
      case VARCHAR -> cell;
      case DECIMAL -> new BigDecimal(cell);
      case BIGINT -> Long.valueOf(cell);
      case DATE -> LocalDate.parse(cell);
      // A truncated date-time may be written as a date (FACTS §5).
      case TIMESTAMP -> LocalDate.parse(cell.substring(0, 10));
      case BOOLEAN -> Map.of("true", true, "false", false).get(cell).booleanValue();
    };
  }

  private CSVParser export(Widget widget) throws IOException {
    Job job = client.submitExport(widget.id(), ExportRequest.csv(List.of()));
    while (!job.status().isFinal()) {
      job = client.listJobs(List.of(job.resultId())).get(0);
    }
    ExportDownload download = client.downloadExport(job.resultId());
    Reader text = new InputStreamReader(download.body(), StandardCharsets.UTF_8);
    return CSVFormat.DEFAULT
        .builder()
        .setHeader()
        .setSkipHeaderRecord(true)
        .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_ALL)
        .get()
        .parse(text);
  }
}
