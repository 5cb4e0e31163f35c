package org.holisticsjdbc.jdbc;

import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import org.holisticsjdbc.adapter.ScanOptions;
import org.holisticsjdbc.api.ApiEndpoint;
import org.holisticsjdbc.api.ApiKey;
import org.holisticsjdbc.engine.SessionSettings;

/**
 * A URL and its properties, parsed and validated. Holds the API key, and never shows it.
 *
 * @param url the URL without anything secret
 * @param place where the account is
 * @param queryTimeout zero: no limit
 */
record ConnectionSettings(
    String url,
    Place place,
    String user,
    String applicationName,
    Duration metadataTtl,
    ZoneId timeZone,
    OptionalLong maxMemoryRows,
    ScanOptions scans,
    Duration connectTimeout,
    Duration requestTimeout,
    Duration queryTimeout,
    boolean readOnly,
    Optional<String> schema) {

  /** Where an account is. */
  sealed interface Place {
    /** A sandbox inside this JVM. */
    record Sandbox(String name) implements Place {}

    /** A service on the network. */
    record Service(URI baseAddress, ApiKey key) implements Place {}
  }

  /**
   * Parses a URL.
   *
   * <p>What the URL says wins over the Properties object, as in PostgreSQL's driver; within one of
   * them {@code apiKey} wins over {@code password}. Only where neither holds a key, {@code
   * apiKeyFile} and then the environment are asked.
   */
  static ConnectionSettings parse(String text, Properties info, Map<String, String> environment)
      throws SQLException {
    JdbcUrl url = JdbcUrl.parse(text);
    PropertyValues values = PropertyValues.of(url.properties(), info);
    Place place =
        url.sandbox().isPresent()
            ? new Place.Sandbox(url.sandbox().get())
            : new ServiceLookup(values, environment).find(url.address());
    return new ConnectionSettings(
        url.withoutSecrets(),
        place,
        values.text(ConnectionProperty.USER),
        values.text(ConnectionProperty.APPLICATION_NAME),
        values.duration(ConnectionProperty.METADATA_TTL),
        values.zone(ConnectionProperty.TIME_ZONE),
        values.number(ConnectionProperty.MAX_MEMORY_ROWS),
        scanOptions(values),
        values.limitOfRequests(ConnectionProperty.CONNECT_TIMEOUT),
        values.limitOfRequests(ConnectionProperty.REQUEST_TIMEOUT),
        values.duration(ConnectionProperty.QUERY_TIMEOUT),
        values.flag(ConnectionProperty.READ_ONLY).orElse(false),
        Optional.of(values.text(ConnectionProperty.SCHEMA)).filter(name -> !name.isEmpty()));
  }

  private static ScanOptions scanOptions(PropertyValues values) throws SQLException {
    return new ScanOptions(
        values.choice(ConnectionProperty.PUSHDOWN, ScanOptions.Pushdown.class),
        values.choice(ConnectionProperty.DEFAULT_FILTERS, ScanOptions.Defaults.class),
        values.flag(ConnectionProperty.REQUIRE_PUSHDOWN).orElse(false),
        values.choice(ConnectionProperty.ON_TRUNCATION, ScanOptions.Truncation.class),
        values.numbers(ConnectionProperty.NUMBER_TYPE),
        values.choice(ConnectionProperty.CSV_NUMBERS, ScanOptions.CsvNumbers.class),
        values.choice(ConnectionProperty.ON_BAD_VALUE, ScanOptions.BadValues.class));
  }

  /** Returns what the engine needs to know. */
  SessionSettings forSession(URI baseAddress, ApiKey key) {
    ApiEndpoint endpoint =
        new ApiEndpoint(baseAddress, key, userAgent(), connectTimeout, requestTimeout);
    return new SessionSettings(endpoint, metadataTtl, timeZone, maxMemoryRows, scans, user);
  }

  private String userAgent() {
    String driver = DriverVersion.DRIVER_NAME + "/" + DriverVersion.CURRENT.text();
    String application = applicationName.replaceAll("[^ -~]|[()\\\\]", "?").strip();
    return application.isEmpty() ? driver : driver + " (" + application + ")";
  }
}
