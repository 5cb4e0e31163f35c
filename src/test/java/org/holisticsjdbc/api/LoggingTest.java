package org.holisticsjdbc.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holisticsjdbc.api.FailureAssert.assertFailure;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoggingTest {
  private final List<Logger> loggers =
      Stream.of("org.holisticsjdbc", "okhttp3", "okio").map(Logger::getLogger).toList();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Handler recorder =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          lines.add(new SimpleFormatter().format(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  private final FakeHost host = new FakeHost();
  private final FakeHost storage = new FakeHost();
  private final HolisticsClient client = new HolisticsClient(host.endpoint());

  @BeforeEach
  void record() {
    recorder.setLevel(Level.ALL);
    loggers.forEach(
        logger -> {
          logger.setLevel(Level.ALL);
          logger.addHandler(recorder);
        });
  }

  @AfterEach
  void close() {
    loggers.forEach(
        logger -> {
          logger.setLevel(null);
          logger.removeHandler(recorder);
        });
    client.close();
    host.close();
    storage.close();
  }

  @Test
  void requestsAreLoggedWithoutKeyAndSignatureAlsoAtTheFinestLevel() throws IOException {
    host.on("GET /api/v2/users/me", FakeHost.status(500, "text/plain", "key secret-key is bad"));
    host.on(
        "GET /api/v2/exports/download",
        FakeHost.redirect(storage.uri("/files/1?X-Amz-Signature=abcdef")));
    storage.on("GET /files/1", FakeHost.status(200, "text/csv", "A\n"));

    assertFailure(client::currentUser, Failure.CONNECTION_LOST);
    client.downloadExport(7).close();

    assertThat(lines)
        .anyMatch(line -> line.contains("GET /users/me: HTTP 500"))
        .anyMatch(line -> line.contains("GET /exports/download: HTTP 302"))
        .noneMatch(line -> line.contains("secret-key"))
        .noneMatch(line -> line.contains("abcdef"));
  }
}
