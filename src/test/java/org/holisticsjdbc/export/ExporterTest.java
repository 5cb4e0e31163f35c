package org.holisticsjdbc.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holisticsjdbc.api.FailureAssert.assertFailure;
import static org.holisticsjdbc.export.Layouts.layout;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.holisticsjdbc.api.ApiId;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.api.Condition;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.FakeHost;
import org.holisticsjdbc.api.HolisticsClient;
import org.holisticsjdbc.api.HolisticsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ExporterTest {
  private static final WatchTimes QUICK =
      new WatchTimes(
          Duration.ofMillis(20),
          Duration.ofMillis(100),
          Duration.ofMillis(300),
          Duration.ofMillis(200));
  private static final List<CsvColumn> CITY = List.of(new CsvColumn("City", 0, CellType.TEXT));
  private static final ApiId WIDGET = ApiId.of(5);

  private final FakeAccount account = new FakeAccount();
  private final HolisticsClient client = new HolisticsClient(account.api.endpoint());
  private final Exporter exporter = new Exporter(client, QUICK);
  private final Cancellation cancellation = new Cancellation();

  @AfterEach
  void close() {
    exporter.close();
    client.close();
    account.close();
  }

  @Test
  void exportedRowsAreReadAfterTheJobSucceeded() {
    account.widgetAfter("5", 50, "City\nOslo\nBergen\n");

    try (Export export = exporter.start(WIDGET, List.of())) {
      assertThat(cities(export)).containsExactly("Oslo", "Bergen");
      assertThat(cities(export)).as("read again").containsExactly("Oslo", "Bergen");
    }
    assertThat(account.storage.requests()).hasSize(1);
  }

  @Test
  void onePollPerTickServesAllExportsAndComesAfterTheirSubmits() {
    List<Export> exports = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      account.widgetAfter("" + i, 300, "City\nOslo\n");
    }
    for (int i = 1; i <= 3; i++) {
      exports.add(exporter.start(ApiId.of(i), List.of()));
    }

    exports.forEach(export -> assertThat(cities(export)).containsExactly("Oslo"));

    long firstPoll = account.polls().get(0).nanos();
    assertThat(account.submits()).hasSize(3).allMatch(submit -> submit.nanos() < firstPoll);
    assertThat(account.polls().get(0).query()).contains("=1").contains("=2").contains("=3");
    assertThat(account.polls()).hasSizeLessThan(20);
    exports.forEach(Export::close);
  }

  @Test
  void theExistingJobOfAnIdenticalQueryIsFollowed() {
    account
        .widget("5", "running", "City\nOwn\n")
        .job(1, "{\"status\":\"already_existed\",\"existing_job_id\":77}")
        .job(77, "{\"status\":\"success\"}")
        .file(77, FakeHost.status(200, "text/csv", "City\nExisting\n"));
    answerSubmit("{\"id\":1,\"status\":\"already_existed\",\"existing_job_id\":77}");

    try (Export export = exporter.start(WIDGET, List.of())) {
      assertThat(cities(export)).containsExactly("Existing");
    }
    assertThat(account.polls()).allMatch(poll -> poll.query().equals("ids[]=77"));
  }

  @Test
  void theOwnJobServesWhereTheFileOfTheExistingOneIsGone() {
    account
        .job(77, "{\"status\":\"success\"}")
        .file(1, FakeHost.status(200, "text/csv", "City\nOwn\n"));
    answerSubmit("{\"id\":1,\"status\":\"already_existed\",\"existing_job_id\":77}");
    account.api.on(
        "GET /api/v2/exports/download",
        (exchange, request) ->
            (request.query().equals("job_id=77")
                    ? FakeHost.status(
                        422, "application/json", "{\"type\":\"InvalidOperationError\"}")
                    : FakeHost.redirect(account.storage.uri("/files/1")))
                .handle(exchange, request));

    try (Export export = exporter.start(WIDGET, List.of())) {
      assertThat(cities(export)).containsExactly("Own");
    }
  }

  @Test
  void anExistingJobThatTheServiceDoesNotKnowIsNotWaitedForForEver() {
    account.job(1, "{\"status\":\"already_existed\",\"existing_job_id\":77}");
    answerSubmit("{\"id\":1,\"status\":\"already_existed\",\"existing_job_id\":77}");

    try (Export export = exporter.start(WIDGET, List.of())) {
      assertFailure(
          () -> cities(export), Failure.JOB_FAILED, "waits for an identical one, 77", "run the");
    }
  }

  @Test
  void aJobThatPointsAtItselfIsLost() {
    account.widget("5", "already_existed", "City\nOslo\n");

    try (Export export = exporter.start(WIDGET, List.of())) {
      assertFailure(() -> cities(export), Failure.JOB_FAILED, "job 1", "run the statement again");
    }
  }

  @Test
  void anExistingJobIsFollowedWhenItAppearsLate() {
    account
        .job(1, "{\"status\":\"already_existed\",\"existing_job_id\":77}")
        .file(77, FakeHost.status(200, "text/csv", "City\nExisting\n"));
    answerSubmit("{\"id\":1,\"status\":\"already_existed\",\"existing_job_id\":77}");

    try (Export export = exporter.start(WIDGET, List.of())) {
      await(() -> account.polls().stream().anyMatch(poll -> poll.query().equals("ids[]=1")));
      account.job(77, "{\"status\":\"success\"}");
      assertThat(cities(export)).containsExactly("Existing");
    }
  }

  @Test
  void theExportIsSubmittedAgainWhereTheJobOfSomebodyElseWasCancelled() {
    account
        .job(77, "{\"status\":\"cancelled\"}")
        .job(2, "{\"status\":\"success\"}")
        .file(2, FakeHost.status(200, "text/csv", "City\nOwn\n"));
    answerSubmits(
        "{\"id\":1,\"status\":\"already_existed\",\"existing_job_id\":77}",
        "{\"id\":2,\"status\":\"created\"}");

    try (Export export = exporter.start(WIDGET, List.of())) {
      assertThat(cities(export)).containsExactly("Own");
    }
    assertThat(account.submits()).hasSize(2);
  }

  @Test
  void theExportIsSubmittedAgainOnceWhereItsFileIsGone() {
    account
        .job(1, "{\"status\":\"success\"}")
        .job(2, "{\"status\":\"success\"}")
        .file(2, FakeHost.status(200, "text/csv", "City\nOslo\n"));
    answerSubmits("{\"id\":1,\"status\":\"created\"}", "{\"id\":2,\"status\":\"created\"}");
    FakeHost.Handler gone =
        FakeHost.status(422, "application/json", "{\"type\":\"InvalidOperationError\"}");
    account.api.on(
        "GET /api/v2/exports/download",
        (exchange, request) ->
            (request.query().equals("job_id=1")
                    ? gone
                    : FakeHost.redirect(account.storage.uri("/files/2")))
                .handle(exchange, request));

    try (Export export = exporter.start(WIDGET, List.of())) {
      assertThat(cities(export)).containsExactly("Oslo");
    }
    account.api.on("GET /api/v2/exports/download", gone);
    try (Export export = exporter.start(WIDGET, List.of())) {
      assertFailure(() -> cities(export), Failure.INVALID_REQUEST, "exports/download");
    }
    assertThat(account.submits()).hasSize(4);
  }

  @Test
  void rowsThatWereReadAreNotKept() {
    account.widgetAfter("5", 0, "City\nOslo\n");
    try (Export export = exporter.start(WIDGET, List.of())) {
      for (int i = 0; i < 3; i++) {
        cities(export);
      }
      assertThat(export.readers()).isZero();
    }
  }

  @Test
  void aWidgetThatWasChangedMeanwhileIsAskedForOnlyWhereAPositionIsNeeded() {
    account.widgetAfter("5", 0, "Stadt\nOslo\n");
    CsvLayout edited = new CsvLayout(CITY, List.of("City"), () -> List.of("Country"));
    CsvLayout same = layout(CITY, List.of("City"));
    try (Export export = exporter.start(WIDGET, List.of())) {
      assertFailure(
          () -> export.open(edited, CsvFormat.UTC, cancellation).close(),
          Failure.UNREADABLE_ANSWER,
          "\"City\"",
          "[Stadt]");
      try (CsvRows rows = export.open(same, CsvFormat.UTC, cancellation)) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.row()).containsExactly("Oslo");
      }
    }
  }

  @Test
  void failedJobGivesTheReasonOfTheService() {
    account.widget("5", "failure\",\"last_error_log\":\"division by zero", "");

    try (Export export = exporter.start(WIDGET, List.of())) {
      assertFailure(() -> cities(export), Failure.JOB_FAILED, "widget 5", "division by zero");
    }
  }

  @Test
  void failedJobWithoutReasonIsExplainedByTheErrorsOfItsLog() {
    account.widget("5", "failure", "");
    account.api.onJson(
        "GET /api/v2/jobs/1/logs",
        """
        {"job_logs":[{"level":"INFO","message":"started"},
         {"level":"ERROR","message":"Missing timezone info"}]}""");

    try (Export export = exporter.start(WIDGET, List.of())) {
      assertFailure(() -> cities(export), Failure.JOB_FAILED, "Missing timezone info");
    }
  }

  @Test
  void cancelledJobIsNamedAsSuch() {
    account.widget("5", "cancelled", "");

    try (Export export = exporter.start(WIDGET, List.of())) {
      assertFailure(() -> cities(export), Failure.JOB_CANCELLED, "widget 5");
    }
  }

  @Test
  void jobThatTheServiceForgotIsAskedForAWhileAndThenFails() {
    account.widget("5", "running", "");
    account.api.onJson("GET /api/v2/jobs", "{\"jobs\":[]}");

    try (Export export = exporter.start(WIDGET, List.of())) {
      assertFailure(() -> cities(export), Failure.JOB_FAILED, "does not know job 1");
    }
    assertThat(account.polls()).hasSizeGreaterThan(2);
  }

  @Test
  void passingFailureOfThePollDoesNotFailTheExport() {
    account.widgetAfter("5", 0, "City\nOslo\n");
    account.api.onNth(
        "GET /api/v2/jobs",
        n ->
            n == 1
                ? FakeHost.status(502, "text/html", "<html><title>Bad Gateway</title></html>")
                : FakeHost.json("{\"jobs\":[{\"id\":1,\"status\":\"success\"}]}"));

    try (Export export = exporter.start(WIDGET, List.of())) {
      assertThat(cities(export)).containsExactly("Oslo");
    }
  }

  @Test
  void unreadablePollFailsTheExport() {
    account.widget("5", "running", "");
    account.api.on("GET /api/v2/jobs", FakeHost.json("{\"jobs\":[{\"id\":"));

    try (Export export = exporter.start(WIDGET, List.of())) {
      assertFailure(() -> cities(export), Failure.UNREADABLE_ANSWER, "GET /jobs");
    }
  }

  @Test
  void refusedSubmitFailsTheExport() {
    account.api.on(
        "POST /api/v2/dashboard_widgets/5/submit_export",
        FakeHost.status(
            403, "application/json", "{\"type\":\"PermissionDeniedError\",\"message\":\"No\"}"));

    try (Export export = exporter.start(WIDGET, List.of())) {
      assertFailure(() -> cities(export), Failure.FORBIDDEN, "submit_export", "No");
    }
  }

  @Test
  void equalExportsThatRunAreOneWhateverTheOrderOfConditions() {
    account.widgetAfter("5", 200, "City\nOslo\n");
    Condition.OfFilter day = filter(1, "last", "7");
    Condition.OfFilter city = filter(2, "is", "a", "b");
    Condition.OfFilter sameCity = filter(2, "is", "b", "a");

    try (Export one = exporter.start(WIDGET, List.of(day, city));
        Export two = exporter.start(WIDGET, List.of(sameCity, day));
        Export other = exporter.start(WIDGET, List.of(day))) {
      assertThat(cities(one)).containsExactly("Oslo");
      assertThat(cities(two)).containsExactly("Oslo");
      assertThat(cities(other)).containsExactly("Oslo");
    }
    assertThat(account.submits()).hasSize(2);
  }

  @Test
  void finishedExportIsNotReused() {
    account.widgetAfter("5", 0, "City\nOslo\n");
    try (Export one = exporter.start(WIDGET, List.of())) {
      cities(one);
      try (Export two = exporter.start(WIDGET, List.of())) {
        cities(two);
      }
    }
    assertThat(account.submits()).hasSize(2);
  }

  @Test
  void failedExportIsStartedAfresh() {
    account.widget("5", "cancelled", "City\nOslo\n");
    try (Export one = exporter.start(WIDGET, List.of())) {
      assertFailure(() -> cities(one), Failure.JOB_CANCELLED);
      account.widgetAfter("5", 0, "City\nOslo\n");
      try (Export two = exporter.start(WIDGET, List.of())) {
        assertThat(cities(two)).containsExactly("Oslo");
      }
    }
  }

  @Test
  void sharerThatLeavesLeavesTheExportToTheOthers() {
    account.widget("5", "running", "City\nOslo\n");
    Export leaving = exporter.start(WIDGET, List.of());
    Export staying = exporter.start(WIDGET, List.of());

    leaving.close();
    leaving.close();
    await(() -> !account.polls().isEmpty());
    account.job(1, "{\"status\":\"success\"}");

    assertThat(cities(staying)).containsExactly("Oslo");
    assertFailure(() -> cities(leaving), Failure.CLOSED);
    staying.close();
  }

  @Test
  void sharerThatLeavesWakesItsOwnReader() throws Exception {
    account.widget("5", "running", "City\nOslo\n");
    Export leaving = exporter.start(WIDGET, List.of());
    try (Export staying = exporter.start(WIDGET, List.of())) {
      await(() -> !account.polls().isEmpty());
      Background reader = Background.run(() -> cities(leaving));
      await(reader::isWaiting);

      leaving.close();

      assertThat(reader.failure())
          .isInstanceOfSatisfying(
              HolisticsException.class, e -> assertThat(e.failure()).isEqualTo(Failure.CLOSED));
      account.job(1, "{\"status\":\"success\"}");
      assertThat(cities(staying)).containsExactly("Oslo");
    }
  }

  @Test
  void newJobIsAskedAboutSoonAlsoWhereAnOldOneIsAskedRarely() {
    Exporter patient =
        new Exporter(
            client,
            new WatchTimes(
                Duration.ofMillis(20),
                Duration.ofSeconds(60),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1)));
    account.widget("5", "running", "City\nOslo\n").widget("6", "success", "City\nRome\n");
    Export slow = patient.start(WIDGET, List.of());
    await(() -> account.polls().size() > 3);

    Export quick = patient.start(ApiId.of(6), List.of());

    assertThat(cities(quick)).containsExactly("Rome");
    assertThat(account.polls()).anyMatch(poll -> poll.query().equals("ids[]=1&ids[]=2"));
    slow.close();
    quick.close();
    patient.close();
  }

  @Test
  void lastOneOutStopsThePolling() {
    account.widget("5", "running", "");
    Export one = exporter.start(WIDGET, List.of());
    Export two = exporter.start(WIDGET, List.of());
    await(() -> account.polls().size() > 1);

    one.close();
    two.close();

    await(() -> Background.threads("holistics-job-watcher").isEmpty());
    int polls = account.polls().size();
    exporter.start(ApiId.of(6), List.of()).close();
    assertThat(account.polls()).hasSizeLessThanOrEqualTo(polls + 1);
  }

  @Test
  void cancelEndsTheWaitForTheJobAtOnceAndLeavesTheExportUsable() throws Exception {
    account.widget("5", "running", "City\nOslo\n");
    try (Export export = exporter.start(WIDGET, List.of())) {
      await(() -> !account.polls().isEmpty());
      Background reader =
          Background.run(
              () -> export.open(layout(CITY, List.of("City")), CsvFormat.UTC, cancellation));
      await(reader::isWaiting);

      long start = System.nanoTime();
      cancellation.cancel(Failure.CANCELLED, "Statement cancelled");

      assertThat(reader.failure())
          .isInstanceOfSatisfying(
              HolisticsException.class, e -> assertThat(e.failure()).isEqualTo(Failure.CANCELLED));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(100));
      account.job(1, "{\"status\":\"success\"}");
      assertThat(cities(export, new Cancellation())).containsExactly("Oslo");
    }
  }

  @Test
  void closedExporterEndsAllWaitsAtOnce() throws Exception {
    account.widget("5", "running", "");
    Export export = exporter.start(WIDGET, List.of());
    Background reader = Background.run(() -> cities(export));
    await(reader::isWaiting);

    exporter.close();

    assertThat(reader.failure())
        .isInstanceOfSatisfying(
            HolisticsException.class, e -> assertThat(e.failure()).isEqualTo(Failure.CLOSED));
    assertFailure(() -> exporter.start(WIDGET, List.of()), Failure.CLOSED);
  }

  @Test
  void noThreadIsLeftAfterClose() {
    account.widgetAfter("5", 50, "City\nOslo\n");
    try (Export export = exporter.start(WIDGET, List.of())) {
      cities(export);
    }

    exporter.close();
    client.close();

    await(() -> Background.threads("holistics-", "OkHttp", "Okio").isEmpty());
  }

  private List<Object> cities(Export export) {
    return cities(export, cancellation);
  }

  private static List<Object> cities(Export export, Cancellation cancellation) {
    List<Object> cities = new ArrayList<>();
    try (CsvRows rows = export.open(layout(CITY, List.of("City")), CsvFormat.UTC, cancellation)) {
      while (rows.next()) {
        cities.add(rows.row()[0]);
      }
    }
    return cities;
  }

  private void answerSubmit(String job) {
    account.api.onJson("POST /api/v2/dashboard_widgets/5/submit_export", "{\"job\":" + job + "}");
  }

  private void answerSubmits(String... jobs) {
    account.api.onNth(
        "POST /api/v2/dashboard_widgets/5/submit_export",
        n -> FakeHost.json("{\"job\":" + jobs[(n - 1) % jobs.length] + "}"));
  }

  private static Condition.OfFilter filter(long id, String operator, String... values) {
    return new Condition.OfFilter(
        ApiId.of(id),
        new Condition(
            operator,
            List.copyOf(Arrays.stream(values).map(TextNode::valueOf).toList()),
            Optional.empty()));
  }

  private static void await(java.util.function.BooleanSupplier condition) {
    Background.await(condition);
  }
}
