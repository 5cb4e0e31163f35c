package org.holisticsjdbc.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holisticsjdbc.api.FailureAssert.assertFailure;
import static org.holisticsjdbc.export.Layouts.layout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.holisticsjdbc.api.ApiId;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.FakeHost;
import org.holisticsjdbc.api.FakeHost.Handler;
import org.holisticsjdbc.api.HolisticsClient;
import org.holisticsjdbc.api.HolisticsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ExportDownloadTest {
  private static final List<CsvColumn> CITY = List.of(new CsvColumn("City", 0, CellType.TEXT));
  private static final ApiId WIDGET = ApiId.of(5);

  private final FakeAccount account = new FakeAccount().widget("5", "success", "City\nOslo\n");
  private final HolisticsClient client = new HolisticsClient(account.api.endpoint());
  private final Exporter exporter = new Exporter(client);
  private final Cancellation cancellation = new Cancellation();
  private final CountDownLatch rest = new CountDownLatch(1);

  @AfterEach
  void close() {
    rest.countDown();
    exporter.close();
    client.close();
    account.close();
  }

  @Test
  void rowsAreReadWhileTheFileStillArrives() {
    serve(part("City\nOslo\n", "Bergen\n"));

    try (Export export = exporter.start(WIDGET, List.of());
        CsvRows rows = open(export)) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.row()).containsExactly("Oslo");
      rest.countDown();
      assertThat(rows.next()).isTrue();
      assertThat(rows.row()).containsExactly("Bergen");
      assertThat(rows.next()).isFalse();
    }
  }

  @Test
  void cutFileIsAFailureAfterItsRowsAndNeverAnEnd() {
    serve(
        (exchange, request) -> {
          exchange.getResponseHeaders().set("Content-Type", "text/csv");
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write("City\nOslo\n".getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
          throw new IOException("cut");
        });

    try (Export export = exporter.start(WIDGET, List.of());
        CsvRows rows = open(export)) {
      assertThat(rows.next()).isTrue();
      assertFailure(rows::next, Failure.CONNECTION_LOST, "widget 5", "cut short");
    }
  }

  @Test
  void cutFileWithoutAnnouncedLengthIsAFailureToo() {
    serve(
        (exchange, request) -> {
          exchange.getResponseHeaders().set("Content-Type", "text/csv");
          exchange.sendResponseHeaders(200, 0); // chunked
          exchange.getResponseBody().write("City\nOslo\n".getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
          throw new IOException("cut");
        });

    try (Export export = exporter.start(WIDGET, List.of());
        CsvRows rows = open(export)) {
      assertThat(rows.next()).isTrue();
      assertFailure(rows::next, Failure.CONNECTION_LOST, "cut short");
    }
  }

  @Test
  void expiredLinkIsReplacedByAFreshOne() {
    account.storage.onNth(
        "GET /files/1",
        n ->
            n == 1
                ? FakeHost.status(403, "application/xml", "<Error/>")
                : FakeHost.status(200, "text/csv", "City\nOslo\n"));
    account.freezeFiles();

    try (Export export = exporter.start(WIDGET, List.of());
        CsvRows rows = open(export)) {
      assertThat(rows.next()).isTrue();
    }
  }

  @Test
  void pageInsteadOfTheFileIsUnreadable() {
    serve(FakeHost.status(200, "text/html", "<html>Sign in</html>"));

    try (Export export = exporter.start(WIDGET, List.of())) {
      assertFailure(() -> open(export), Failure.UNREADABLE_ANSWER, "export job 1");
    }
  }

  @Test
  void cancelWakesAReaderThatWaitsForTheRestOfTheFile() throws Exception {
    serve(part("City\nOslo\n", "Bergen\n"));
    try (Export export = exporter.start(WIDGET, List.of());
        CsvRows rows = open(export)) {
      rows.next();
      assertWakes(
          rows, Failure.CANCELLED, () -> cancellation.cancel(Failure.CANCELLED, "Cancelled"));
    }
  }

  @Test
  void closingTheRowsWakesTheirReader() throws Exception {
    serve(part("City\nOslo\n", "Bergen\n"));
    try (Export export = exporter.start(WIDGET, List.of());
        CsvRows rows = open(export)) {
      rows.next();
      assertWakes(rows, Failure.CLOSED, rows::close);
    }
  }

  @Test
  void lastOneOutWakesItsReaderAbortsTheDownloadAndDeletesTheFile() throws Exception {
    serve(part("City\nOslo\n", "Bergen\n"));
    Export export = exporter.start(WIDGET, List.of());
    CsvRows rows = open(export);
    rows.next();
    Path file = exporter.files().get(0);
    assertThat(file).exists();

    assertWakes(rows, Failure.CLOSED, export::close);

    assertThat(file).doesNotExist();
    Background.await(() -> Background.threads("holistics-export").isEmpty());
    rest.countDown();
  }

  @Test
  void sharerThatLeavesLeavesTheDownloadToTheOthers() {
    serve(part("City\nOslo\n", "Bergen\n"));
    Export leaving = exporter.start(WIDGET, List.of());
    Export staying = exporter.start(WIDGET, List.of());
    try (staying;
        CsvRows left = open(leaving);
        CsvRows rows = open(staying)) {
      left.next();
      leaving.close();
      rest.countDown();

      assertFailure(left::next, Failure.CLOSED);
      assertThat(rows.next() && rows.next()).isTrue();
      assertThat(rows.row()).containsExactly("Bergen");
    }
    assertThat(account.submits()).hasSize(1);
    assertThat(exporter.files()).isEmpty();
  }

  @Test
  void filesAreGoneAfterCloseAlsoOfExportsLeftOpen() {
    Export export = exporter.start(WIDGET, List.of());
    CsvRows rows = open(export);
    Path file = exporter.files().get(0);

    exporter.close();

    assertThat(file.getParent()).doesNotExist();
    assertFailure(() -> open(export), Failure.CLOSED);
    rows.close();
    export.close();
  }

  private void serve(Handler handler) {
    account.file(1, handler).freezeFiles();
  }

  /** Serves the beginning of a file, and the rest when the test lets it. */
  private Handler part(String beginning, String end) {
    return (exchange, request) -> {
      exchange.getResponseHeaders().set("Content-Type", "text/csv");
      exchange.sendResponseHeaders(200, beginning.length() + end.length());
      exchange.getResponseBody().write(beginning.getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
      try {
        rest.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      exchange.getResponseBody().write(end.getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().close();
    };
  }

  private CsvRows open(Export export) {
    return export.open(layout(CITY, List.of("City")), CsvFormat.UTC, cancellation);
  }

  private static void assertWakes(CsvRows rows, Failure failure, Runnable action)
      throws InterruptedException {
    Background reader = Background.run(rows::next);
    Background.await(reader::isWaiting);

    long start = System.nanoTime();
    action.run();

    assertThat(reader.failure())
        .isInstanceOfSatisfying(
            HolisticsException.class, e -> assertThat(e.failure()).isEqualTo(failure));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(100));
  }
}
