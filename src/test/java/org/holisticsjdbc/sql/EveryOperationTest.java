package org.holisticsjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.holisticsjdbc.sandbox.RecordedExchange;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Calls every operation of the contract in one story, {@code operations/calls.txt}, which also says
 * what has to be sent. {@link SandboxExtension} holds every request and answer to the contract.
 */
class EveryOperationTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");
  private static final Pattern CALL =
      Pattern.compile("(?:(\\w+) = )?(CALL holistics\\.(\\w+).*)", Pattern.DOTALL);

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();
  @TempDir Path folder;

  private final Map<String, String> variables = new HashMap<>();
  private final Set<String> called = new HashSet<>();
  private final SoftAssertions softly = new SoftAssertions();

  @Test
  void everyOperationSendsExactlyWhatTheContractSaysAndReturnsTypedRows() throws Exception {
    try (Connection connection = holistics.connect();
        Statement statement = connection.createStatement()) {
      findIds(statement);
      for (String step : story()) {
        run(statement, step);
      }
    }

    softly.assertThat(called).isEqualTo(allOperations());
    softly.assertAll();
  }

  private static List<String> story() throws IOException {
    String text =
        Files.readString(Path.of("src/test/resources/operations/calls.txt"))
            .replaceAll("(?m)^#.*\n", "");
    return List.of(text.strip().split("\n\\s*\n"));
  }

  private static Set<String> allOperations() throws IOException {
    Set<String> names = new HashSet<>();
    JsonNode manifest = JSON.readTree(Path.of("driver-manifest/operations.json").toFile());
    manifest.path("operations").forEach(it -> names.add(it.path("operation_id").asText()));
    return names;
  }

  private void findIds(Statement statement) throws SQLException, IOException {
    Path file = Files.writeString(folder.resolve("manifest.json"), "{\"nodes\": {}}");
    variables.put("file", file.toString());
    remember(statement, "pending", "SELECT MIN(id) FROM holistics.users WHERE status = 'pending'");
    remember(
        statement,
        "dashboard_uname",
        "SELECT uname FROM holistics.dashboard_names WHERE uname IS NOT NULL ORDER BY id LIMIT 1");
    variables.put("model", "strikes");
  }

  private void remember(Statement statement, String name, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).as(sql).isTrue();
      variables.put(name, rows.getString(1));
    }
  }

  private String filled(String text) {
    return VARIABLE
        .matcher(text)
        .replaceAll(
            it -> Matcher.quoteReplacement(variables.getOrDefault(it.group(1), it.group())));
  }

  private void run(Statement statement, String step) throws Exception {
    String[] lines = filled(step).split("\n> ");
    if (lines[0].startsWith("ended ")) {
      awaitEnd(statement, lines[0].substring(6));
      return;
    }
    Matcher call = CALL.matcher(lines[0]);
    assertThat(call.matches()).as(lines[0]).isTrue();
    int before = apiExchanges().size();
    try (ResultSet rows = statement.executeQuery(call.group(2))) {
      checkRows(call, rows);
    } catch (SQLException e) {
      softly.fail(call.group(2) + "\n  " + e.getMessage());
      return;
    }
    List<RecordedExchange> sent = apiExchanges().subList(before, apiExchanges().size());
    softly.assertThat(sent).as("requests of %s", call.group(2)).hasSize(1);
    check(call.group(2), sent.get(0), lines);
  }

  private void awaitEnd(Statement statement, String job) throws SQLException {
    String status = "";
    while (!status.equals("success")) {
      try (ResultSet rows =
          statement.executeQuery("SELECT status FROM holistics.jobs WHERE id = " + job)) {
        assertThat(rows.next()).isTrue();
        status = rows.getString(1);
        assertThat(status).isNotEqualTo("failure");
      }
    }
  }

  private List<RecordedExchange> apiExchanges() {
    return holistics.exchanges().stream()
        .filter(it -> it.site() == RecordedExchange.Site.API)
        .toList();
  }

  private void check(String call, RecordedExchange sent, String[] expected) throws IOException {
    sent.operationId().ifPresent(called::add);
    String query =
        sent.query().isEmpty() ? "" : "?" + URLDecoder.decode(sent.query(), StandardCharsets.UTF_8);
    String line = sent.method() + " " + sent.path().replace("/api/v2", "") + query;
    softly
        .assertThat(line)
        .as(call)
        .isEqualTo(sent.query().isEmpty() ? expected[1] : decoded(expected[1]));
    String body = expected.length > 2 ? expected[2] : "";
    if (body.equals("form")) {
      softly.assertThat(sent.requestBody()).as(call).contains("name=\"files\"", "{\"nodes\": {}}");
    } else if (call.contains("git_webhooks")) {
      softly.assertThat(sent.requestBody()).as("verbatim, for the signature").isEqualTo(body);
    } else if (sent.requestBody().isEmpty()) {
      softly.assertThat(body).as(call).isEmpty();
    } else {
      JsonNode wanted = JSON.readTree(body.isEmpty() ? "{}" : body);
      softly.assertThat(JSON.readTree(sent.requestBody())).as(call).isEqualTo(wanted);
    }
  }

  private static String decoded(String line) {
    return URLDecoder.decode(line, StandardCharsets.UTF_8);
  }

  private void checkRows(Matcher call, ResultSet rows) throws SQLException {
    ResultSetMetaData columns = rows.getMetaData();
    softly.assertThat(columns.getColumnCount()).as(call.group(3)).isPositive();
    boolean isFirst = true;
    while (rows.next()) {
      if (isFirst && call.group(1) != null) {
        variables.put(call.group(1), rows.getString(1));
      }
      isFirst = false;
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        Object value = rows.getObject(i);
        if (value != null) {
          softly
              .assertThat(value)
              .as("%s.%s", call.group(3), columns.getColumnLabel(i))
              .isInstanceOf(javaType(columns.getColumnType(i)));
        }
      }
    }
    softly.assertThat(isFirst).as("%s returned no row", call.group(3)).isFalse();
  }

  private static Class<?> javaType(int type) {
    return switch (type) {
      case Types.BIGINT -> Long.class;
      case Types.BOOLEAN -> Boolean.class;
      case Types.DECIMAL -> BigDecimal.class;
      case Types.TIMESTAMP -> Timestamp.class;
      case Types.VARBINARY -> byte[].class;
      default -> String.class;
    };
  }
}
