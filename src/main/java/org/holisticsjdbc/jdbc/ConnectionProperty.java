package org.holisticsjdbc.jdbc;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.holisticsjdbc.api.NearestNames;

/**
 * Every property of a connection: the only list of them.
 *
 * <p>The URL, {@code DriverManager}'s properties, {@code getPropertyInfo} and the data source read
 * it.
 */
public enum ConnectionProperty {
  /** The API key, under the name every tool has a field for. */
  PASSWORD("password", Kind.SECRET, "", "API key of the Holistics account; same as apiKey."),
  /** The API key. */
  API_KEY("apiKey", Kind.SECRET, "", "API key of the Holistics account."),
  /** A file with the API key. */
  API_KEY_FILE(
      "apiKeyFile",
      Kind.TEXT,
      "",
      "File that holds the API key and nothing else; named in the URL it goes to a region or to the"
          + " host in HOLISTICS_HOST only."),
  /** A user name, which Holistics does not need. */
  USER(
      "user",
      Kind.TEXT,
      "",
      "Accepted because tools ask for it, and not sent: the API key says who you are."),
  /** Whether to encrypt. */
  TLS(
      "tls",
      Kind.BOOLEAN,
      "",
      "Whether to speak https; without it loopback hosts speak http and all others https."),
  /** Whether an unencrypted connection may leave this machine. */
  ALLOW_INSECURE(
      "allowInsecure",
      Kind.BOOLEAN,
      "false",
      "Allows tls=false to a host that is not this machine: anybody on the way can read the key."),
  /** The application's name. */
  APPLICATION_NAME(
      "applicationName", Kind.TEXT, "", "Name of the application, added to the user agent."),
  /** How long dashboards are remembered. */
  METADATA_TTL(
      "metadataTtl", Kind.DURATION, "5m", "How long the list of dashboards and widgets is kept."),
  /** What the numbers of widgets are. */
  NUMBER_TYPE(
      "numberType",
      Kind.TEXT,
      "decimal",
      "What numbers are, decimal (exact) or double (faster), and exceptions as in"
          + " decimal,Sales.Orders.Amount:double: dashboard, widget (titles or ids) and column."),
  /** How numbers are written in exports. */
  CSV_NUMBERS(
      "csvNumbers",
      "raw",
      "How numbers are written in exports: 1234.5 (raw), or also 1,234.50, $1,234.50 and 12.5%,"
          + " which is 0.125 (formatted).",
      "raw",
      "formatted"),
  /** What becomes of a cell that does not fit its column. */
  ON_BAD_VALUE(
      "onBadValue",
      "error",
      "What becomes of a cell that does not fit the type of its column: an error 22018 (error), or"
          + " NULL and an SQLWarning (null).",
      "error",
      "null"),
  /** The zone of values with an offset. */
  TIME_ZONE(
      "timeZone",
      Kind.ZONE,
      "UTC",
      "Zone that values with an offset are converted to, and of CURRENT_DATE and"
          + " CURRENT_TIMESTAMP."),
  /** The memory budget of a statement. */
  MAX_MEMORY_ROWS(
      "maxMemoryRows",
      Kind.NUMBER,
      "",
      "Rows one statement may hold in memory for sorts, joins and groups; without it as many as"
          + " the heap suggests."),
  /** Whether predicates are sent. */
  PUSHDOWN(
      "pushdown",
      "auto",
      "Whether conditions of WHERE are sent to Holistics: where that cannot change the answer"
          + " (auto), also to widgets that show their first few rows only (always), or never.",
      "auto",
      "always",
      "never"),
  /** What holds for filters that a statement does not mention. */
  DEFAULT_FILTERS(
      "defaultFilters",
      "keep",
      "Whether dashboard filters that a statement does not set keep the default of the dashboard"
          + " (keep) or are switched off (none).",
      "keep",
      "none"),
  /** Whether predicates have to be sent. */
  REQUIRE_PUSHDOWN(
      "requirePushdown",
      Kind.BOOLEAN,
      "false",
      "Refuses statements with a condition on a widget that cannot be sent to Holistics."),
  /** What a truncated export is. */
  ON_TRUNCATION(
      "onTruncation",
      "warn",
      "What it is when a widget delivers as many rows as its limit or Holistics allows: an"
          + " SQLWarning 01004 (warn) or an error 54000 (error).",
      "warn",
      "error"),
  /** The limit for opening a connection. */
  CONNECT_TIMEOUT(
      "connectTimeout",
      Kind.DURATION,
      "10s",
      "Longest wait for the service to accept a connection, at most a day."),
  /** The limit of one request. */
  REQUEST_TIMEOUT(
      "requestTimeout",
      Kind.DURATION,
      "60s",
      "Longest wait for the answer to one request, at most a day."),
  /** The limit of a statement. */
  QUERY_TIMEOUT(
      "queryTimeout",
      Kind.DURATION,
      "0s",
      "Longest time a statement may take unless setQueryTimeout says otherwise; 0s: no limit."),
  /** Whether the connection refuses to change anything. */
  READ_ONLY("readOnly", Kind.BOOLEAN, "false", "Refuses everything that would change the account."),
  /** The schema of unqualified names. */
  SCHEMA("schema", Kind.TEXT, "", "Dashboard in which table names without a schema are looked up.");

  /** What a value looks like. */
  public enum Kind {
    /** any text */
    TEXT,
    /** text that is never shown */
    SECRET,
    /** true or false */
    BOOLEAN,
    /** for example 500ms, 30s, 10m, 2h */
    DURATION,
    /** for example UTC, Europe/Berlin, +02:00 */
    ZONE,
    /** a whole number above 0 */
    NUMBER,
    /** one of {@link #choices} */
    CHOICE
  }

  private final String key;
  private final Kind kind;
  private final String defaultValue;
  private final String meaning;
  private final List<String> choices;

  ConnectionProperty(String key, Kind kind, String defaultValue, String meaning) {
    this(
        key,
        kind,
        defaultValue,
        meaning,
        kind == Kind.BOOLEAN ? List.of("true", "false") : List.of());
  }

  ConnectionProperty(String key, String defaultValue, String meaning, String... choices) {
    this(key, Kind.CHOICE, defaultValue, meaning, List.of(choices));
  }

  ConnectionProperty(
      String key, Kind kind, String defaultValue, String meaning, List<String> choices) {
    this.key = key;
    this.kind = kind;
    this.defaultValue = defaultValue;
    this.meaning = meaning;
    this.choices = choices;
  }

  /** Returns the name a URL and a Properties object use. */
  public String key() {
    return key;
  }

  /** Returns what a value looks like. */
  public Kind kind() {
    return kind;
  }

  /** Returns the value that holds where none is given, empty where there is none. */
  public String defaultValue() {
    return defaultValue;
  }

  /** Returns a sentence for users. */
  public String meaning() {
    return meaning;
  }

  /** Returns whether the value must never be shown. */
  public boolean isSecret() {
    return kind == Kind.SECRET;
  }

  /** Returns the values that are possible, empty where they cannot be listed. */
  public List<String> choices() {
    return choices;
  }

  /** Returns the property of a key. */
  static Optional<ConnectionProperty> find(String key) {
    return Arrays.stream(values()).filter(property -> property.key.equals(key)).findFirst();
  }

  /** Returns the key that looks most like the given one. */
  static String nearestKey(String key) {
    return NearestNames.nearest(key, Arrays.stream(values()).map(ConnectionProperty::key).toList());
  }
}
