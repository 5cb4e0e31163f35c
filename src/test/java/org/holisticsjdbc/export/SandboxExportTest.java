package org.holisticsjdbc.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holisticsjdbc.export.Layouts.layout;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;
import org.holisticsjdbc.api.ApiDashboard;
import org.holisticsjdbc.api.ApiEndpoint;
import org.holisticsjdbc.api.ApiId;
import org.holisticsjdbc.api.ApiKey;
import org.holisticsjdbc.api.ApiWidget;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.api.ExportDownload;
import org.holisticsjdbc.api.ExportRequest;
import org.holisticsjdbc.api.HolisticsClient;
import org.holisticsjdbc.api.Job;
import org.holisticsjdbc.api.JobStatus;
import org.holisticsjdbc.sandbox.Fault;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The exports of the sandbox, which refuses requests that depart from the contract. */
@Timeout(60)
class SandboxExportTest {
  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  private HolisticsClient client;
  private Exporter exporter;

  @BeforeEach
  void connect() {
    client =
        new HolisticsClient(
            new ApiEndpoint(
                holistics.sandbox().baseAddress(),
                new ApiKey(holistics.apiKey()),
                "holistics-jdbc/test",
                Duration.ofSeconds(5),
                Duration.ofSeconds(20)));
    exporter = new Exporter(client);
  }

  @AfterEach
  void close() {
    exporter.close();
    client.close();
  }

  @Test
  void everyWidgetIsReadAsCommonsCsvReadsItsFile() throws IOException {
    List<ApiId> widgets = exportableWidgets();
    assertThat(widgets).hasSizeGreaterThan(3);
    List<ApiId> empty = new ArrayList<>();
    for (ApiId widget : widgets) {
      List<List<Object>> ours = ours(widget);
      assertThat(ours).as("widget %s", widget).isEqualTo(commons(widget));
      if (ours.isEmpty()) {
        empty.add(widget);
      }
    }
    assertThat(empty).as("one has a relative default and old rows").hasSizeLessThan(2);
  }

  @Test
  void exportSurvivesWhatPasses() throws IOException {
    ApiId widget = exportableWidgets().get(0);
    holistics.faults().onOperation("DashboardWidgets_SubmitExport", Fault.cutConnection());
    holistics.faults().onOperation("Jobs_List", Fault.htmlPage(502));
    holistics.faults().onOperation("Exports_Download", Fault.fileNotReady());
    holistics.faults().onOperation("Exports_Download", Fault.expiredLink());

    assertThat(ours(widget)).isNotEmpty();
  }

  private List<ApiId> exportableWidgets() {
    List<ApiId> widgets = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      ApiDashboard.Page page = client.listDashboards(100, after);
      page.dashboards().stream()
          .flatMap(dashboard -> dashboard.widgets().stream())
          .filter(widget -> widget.permissions().exportable())
          .filter(widget -> !widget.sourceType().equals("Text"))
          .map(ApiWidget::id)
          .forEach(widgets::add);
      after = page.cursors().next();
    } while (after.isPresent());
    return widgets;
  }

  private List<List<Object>> ours(ApiId widget) {
    List<List<Object>> all = new ArrayList<>();
    try (Export export = exporter.start(widget, List.of())) {
      List<String> header;
      try (CsvRows none = export.open(CsvLayout.NO_COLUMNS, CsvFormat.UTC, new Cancellation())) {
        header = none.header();
      }
      List<CsvColumn> columns =
          IntStream.range(0, header.size())
              .mapToObj(i -> new CsvColumn(header.get(i), i, CellType.TEXT))
              .toList();
      try (CsvRows rows = export.open(layout(columns, header), CsvFormat.UTC, new Cancellation())) {
        while (rows.next()) {
          all.add(Arrays.asList(rows.row()));
        }
      }
    }
    return all;
  }

  private List<List<Object>> commons(ApiId widget) throws IOException {
    Job job = client.submitExport(widget, ExportRequest.csv(List.of()));
    Background.await(() -> client.listJobs(List.of(job.id())).get(0).status() == JobStatus.SUCCESS);
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setIgnoreEmptyLines(false)
            .setNullString("")
            .setQuoteMode(QuoteMode.ALL_NON_NULL)
            .get();
    List<List<Object>> all = new ArrayList<>();
    try (ExportDownload file = client.downloadExport(job.id());
        CSVParser records =
            CSVParser.parse(new InputStreamReader(file.body(), StandardCharsets.UTF_8), format)) {
      for (CSVRecord record : records) {
        if (record.getRecordNumber() > 1) {
          all.add(Arrays.asList((Object[]) record.values()));
        }
      }
    }
    return all;
  }
}
