package org.holisticsjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxServerTest {

  private static final Pattern READY =
      Pattern.compile("holistics-sandbox baseAddress=(\\S+) apiKey=(\\S+) jdbcUrl=(\\S+)");
  private static final int ROWS = 300_000;

  @TempDir Path temporary;

  @Test
  void aBigExportNeedsLittleMemory() throws Exception {
    Process server =
        start("-Xmx40m", "--key", "k", "--rows", Integer.toString(ROWS), "--rate-limit", "off");
    try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
      Matcher ready = READY.matcher(out.readLine());
      assertThat(ready.matches()).isTrue();
      assertThat(ready.group(2)).isEqualTo("k");
      URI base = URI.create(ready.group(1));
      assertThat(ready.group(3)).isEqualTo("jdbc:holistics://127.0.0.1:" + base.getPort());

      ApiClient api = new ApiClient(base, "k");
      long job = api.submit("4231");
      assertThat(api.finalStatus(job)).isEqualTo("success");
      Path file = temporary.resolve("export.csv");
      long announced = api.fetch(api.downloadLink(job), file);

      assertThat(Files.size(file)).isEqualTo(announced);
      try (var records = CsvTable.stream(file)) {
        assertThat(records.count()).isEqualTo(ROWS + 1);
      }
    } finally {
      server.getOutputStream().close(); // The end of its input stops the server.
    }
    assertThat(server.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(server.exitValue()).isZero();
    try (var left = Files.list(temporary)) {
      assertThat(left.map(path -> path.getFileName().toString())).containsExactly("export.csv");
    }
  }

  @Test
  void wrongOptionsEndWithAMessage() throws Exception {
    Process server = start("-Xmx40m", "--port", "many");

    assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(server.exitValue()).isEqualTo(2);
    try (BufferedReader error =
        new BufferedReader(
            new InputStreamReader(server.getErrorStream(), StandardCharsets.UTF_8))) {
      assertThat(error.lines().toList()).contains("Not a number after --port: many");
    }
  }

  @Test
  void everyOptionIsRead() {
    ServerArguments arguments =
        ServerArguments.parse(
            List.of(
                "--port",
                "8080",
                "--key",
                "k",
                "--job-time",
                "1s",
                "--rows",
                "7",
                "--seed",
                "3",
                "--users",
                "12",
                "--role",
                "analyst",
                "--widget-job-time",
                "4175=2m",
                "--widget-job-time",
                "4176=PT3S",
                "--link-lifetime",
                "500ms",
                "--rate-limit",
                "off",
                "--quirk",
                "SUNDAY_WEEKS",
                "--quirk",
                "CUT_FRACTIONS",
                "--stop-with-input"));
    SandboxOptions options = arguments.options();

    assertThat(arguments.stopsWithInput()).isTrue();
    assertThat(options.port()).isEqualTo(8080);
    assertThat(options.apiKey()).hasValue("k");
    assertThat(options.jobDuration()).isEqualTo(Duration.ofSeconds(1));
    assertThat(options.generatedRows()).isEqualTo(7);
    assertThat(options.seed()).isEqualTo(3);
    assertThat(options.users()).isEqualTo(12);
    assertThat(options.role()).isEqualTo("analyst");
    assertThat(options.widgetJobDurations())
        .isEqualTo(Map.of("4175", Duration.ofMinutes(2), "4176", Duration.ofSeconds(3)));
    assertThat(options.linkLifetime()).isEqualTo(Duration.ofMillis(500));
    assertThat(options.rateLimits()).isEqualTo(RateLimits.off());
    assertThat(options.recordedExchanges()).isEqualTo(100);
    assertThat(options.quirks()).containsExactlyInAnyOrder(Quirk.SUNDAY_WEEKS, Quirk.CUT_FRACTIONS);
  }

  @Test
  void rateLimitsCanBeMultiplied() {
    assertThat(ServerArguments.parse(List.of("--rate-limit", "2")).options().rateLimits())
        .isEqualTo(new RateLimits(240, 40, 120));
    assertThat(ServerArguments.parse(List.of()).options().rateLimits())
        .isEqualTo(RateLimits.published());
  }

  @ParameterizedTest
  @CsvSource({
    "--job-time, soon, Not a time after --job-time: soon",
    "--widget-job-time, 4175, Not ID=TIME after --widget-job-time: 4175",
    "--colour, red, Unknown option: --colour",
    "--users, 0, Not even one user: 0",
    "--role, king, 'Not a role: king; there are [user, explorer, analyst, admin, growth_admin,"
        + " it_admin]'",
    "--rows, -1, Negative number of rows: -1",
    "--port, 70000, Port out of range: 70000",
  })
  void wrongValuesAreNamed(String option, String value, String message) {
    assertThatThrownBy(() -> ServerArguments.parse(List.of(option, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void wrongQuirksAreAnsweredWithTheRightOnes() {
    assertThatThrownBy(() -> ServerArguments.parse(List.of("--quirk", "ODD")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Not a quirk after --quirk: ODD; there are ")
        .hasMessageContaining("SUNDAY_WEEKS");
  }

  @Test
  void missingValuesAreNamed() {
    assertThatThrownBy(() -> ServerArguments.parse(List.of("--port")))
        .hasMessage("No value for --port");
  }

  /** Starts a server whose files go into the directory of the test. */
  private Process start(String heap, String... options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                SandboxServer.class.getName(),
                "--stop-with-input"));
    command.addAll(List.of(options));
    return new ProcessBuilder(command).start();
  }
}
