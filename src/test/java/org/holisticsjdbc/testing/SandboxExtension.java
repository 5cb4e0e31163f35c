package org.holisticsjdbc.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.holisticsjdbc.sandbox.Faults;
import org.holisticsjdbc.sandbox.RateLimits;
import org.holisticsjdbc.sandbox.RecordedExchange;
import org.holisticsjdbc.sandbox.Sandbox;
import org.holisticsjdbc.sandbox.SandboxOptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A fresh sandbox for every test. When the test is over, everything that was sent to and from it
 * must have kept to the contract, or the test fails.
 *
 * <pre>{@code @RegisterExtension final SandboxExtension holistics = new SandboxExtension();}</pre>
 */
public final class SandboxExtension implements BeforeEachCallback, AfterEachCallback {

  /** Made once: reading the contract takes longer than most tests. */
  private static final class Contract {
    private static final ContractValidator VALIDATOR = new ContractValidator();
  }

  private final SandboxOptions options;
  private Optional<Sandbox> running = Optional.empty();
  private boolean wrongRequestsExpected;

  /** A sandbox with jobs of 20 ms and without rate limits. */
  public SandboxExtension() {
    this(shortJobs());
  }

  public SandboxExtension(SandboxOptions options) {
    this.options = options;
  }

  /** Returns the options of the other constructor, to change some of them. */
  public static SandboxOptions shortJobs() {
    return SandboxOptions.defaults()
        .withJobDuration(Duration.ofMillis(20))
        .withRecordedExchanges(100_000)
        .withRateLimits(RateLimits.off());
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    running = Optional.of(Sandbox.start(options));
    wrongRequestsExpected = false;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    List<RecordedExchange> exchanges = exchanges();
    sandbox().close();
    running = Optional.empty();
    if (context.getExecutionException().isEmpty()) {
      List<String> violations = violations(exchanges);
      if (!violations.isEmpty()) {
        throw new AssertionError("Against the contract:\n" + String.join("\n", violations));
      }
    }
  }

  /**
   * Allows requests that depart from the contract in this test, as long as the sandbox refuses
   * them. Its answers must keep to the contract all the same.
   */
  public void expectWrongRequests() {
    wrongRequestsExpected = true;
  }

  public Sandbox sandbox() {
    return running.orElseThrow(() -> new IllegalStateException("Only within a test"));
  }

  public Faults faults() {
    return sandbox().faults();
  }

  public String apiKey() {
    return sandbox().apiKey();
  }

  /** Returns what both servers received and answered so far, in the order of arrival. */
  public List<RecordedExchange> exchanges() {
    return sandbox().exchanges();
  }

  /** Returns the exchanges of one operation of the contract. */
  public List<RecordedExchange> exchanges(String operationId) {
    return exchanges().stream().filter(exchange -> exchange.isOperation(operationId)).toList();
  }

  /** Returns the JDBC URL of the sandbox, without the key. */
  public String url() {
    return "jdbc:holistics://127.0.0.1:" + sandbox().baseAddress().getPort();
  }

  /** Opens a connection with the right key. The test closes it. */
  public Connection connect() throws SQLException {
    return connect(new Properties());
  }

  /** Opens a connection with further properties. The test closes it. */
  public Connection connect(Properties properties) throws SQLException {
    Properties all = new Properties();
    all.setProperty("password", apiKey());
    properties.forEach(all::put);
    return DriverManager.getConnection(url(), all);
  }

  /** Runs a query on a connection of its own and returns its rows. */
  public List<List<Object>> query(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows(rows);
    }
  }

  /** Reads the rest of a result set; a SQL NULL is a null in its row. */
  public static List<List<Object>> rows(ResultSet rows) throws SQLException {
    List<List<Object>> all = new ArrayList<>();
    int columns = rows.getMetaData().getColumnCount();
    while (rows.next()) {
      List<Object> row = new ArrayList<>();
      for (int i = 1; i <= columns; i++) {
        row.add(rows.getObject(i));
      }
      all.add(row);
    }
    return all;
  }

  private List<String> violations(List<RecordedExchange> exchanges) {
    List<String> violations = new ArrayList<>();
    for (RecordedExchange exchange : exchanges) {
      if (exchange.site() == RecordedExchange.Site.API) {
        boolean refused = exchange.status() >= 400 && !exchange.fromFault();
        if (!(wrongRequestsExpected && refused)) {
          violations.addAll(Contract.VALIDATOR.requestViolations(exchange));
        }
        if (exchange.isAnswered() && !exchange.fromFault()) {
          violations.addAll(Contract.VALIDATOR.responseViolations(exchange));
        }
      }
    }
    return violations;
  }
}
