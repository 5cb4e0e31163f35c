package org.holisticsjdbc.sandbox;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What can be chosen when a sandbox starts. Begin with {@link #defaults()} and change parts.
 *
 * @param port port of the API on 127.0.0.1, 0 for a free one
 * @param apiKey the only key the sandbox accepts; empty for a random one
 * @param jobDuration time from the submission of an export to its success
 * @param widgetJobDurations the same for single widgets, by widget id
 * @param linkLifetime how long a download link works; whole seconds, 60 at the service (FACTS §5)
 * @param generatedRows rows of the widget "Generated" on the dashboard "Playground"
 * @param maxRows how many rows any query returns at most; 1,000,000 at the service (FACTS §5)
 * @param rateLimits requests a minute per key and endpoint
 * @param exchangeListener told about every exchange just before its answer is sent
 * @param recordedExchanges how many exchanges are remembered; older ones are forgotten
 * @param seed start value of all generated data
 * @param users how many users there are in all, with the owner of the key
 * @param role role of the owner of the key, as the contract names it
 * @param tables dashboards that the program hands in, beside those of the sandbox
 * @param clock time of jobs, links, rate limits and relative dates
 * @param quirks assumptions about the service that are wrong here
 */
public record SandboxOptions(
    int port,
    Optional<String> apiKey,
    Duration jobDuration,
    Map<String, Duration> widgetJobDurations,
    Duration linkLifetime,
    int generatedRows,
    int maxRows,
    RateLimits rateLimits,
    Optional<Consumer<RecordedExchange>> exchangeListener,
    int recordedExchanges,
    long seed,
    int users,
    String role,
    List<GivenDashboard> tables,
    Clock clock,
    Set<Quirk> quirks) {

  private static final int DEFAULT_USERS = 41;

  public SandboxOptions {
    requireNonNull(apiKey, "apiKey");
    requireNonNull(jobDuration, "jobDuration");
    widgetJobDurations = Map.copyOf(widgetJobDurations);
    requireNonNull(linkLifetime, "linkLifetime");
    requireNonNull(rateLimits, "rateLimits");
    requireNonNull(exchangeListener, "exchangeListener");
    tables = List.copyOf(tables);
    requireNonNull(clock, "clock");
    quirks = Set.copyOf(quirks);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("Port out of range: " + port);
    }
    if (generatedRows < 0) {
      throw new IllegalArgumentException("Negative number of rows: " + generatedRows);
    }
    if (maxRows < 1) {
      throw new IllegalArgumentException("No rows at all: " + maxRows);
    }
    if (users < 1) {
      throw new IllegalArgumentException("Not even one user: " + users);
    }
    Role.of(role);
    if (recordedExchanges < 0) {
      throw new IllegalArgumentException("Negative number of exchanges: " + recordedExchanges);
    }
  }

  /** Returns a random port and key, jobs of 200 ms, and everything else as at the service. */
  public static SandboxOptions defaults() {
    return new SandboxOptions(
        0,
        Optional.empty(),
        Duration.ofMillis(200),
        Map.of(),
        Duration.ofSeconds(60),
        1_000,
        Evaluator.MAX_ROWS,
        RateLimits.published(),
        Optional.empty(),
        1_000,
        20_260_101L,
        DEFAULT_USERS,
        Role.ADMIN.apiName(),
        List.of(),
        Clock.systemUTC(),
        Set.of());
  }

  public SandboxOptions withPort(int newPort) {
    return changed(draft -> draft.port = newPort);
  }

  public SandboxOptions withApiKey(String newApiKey) {
    return changed(draft -> draft.apiKey = Optional.of(newApiKey));
  }

  public SandboxOptions withJobDuration(Duration newDuration) {
    return changed(draft -> draft.jobDuration = newDuration);
  }

  public SandboxOptions withWidgetJobDurations(Map<String, Duration> newDurations) {
    return changed(draft -> draft.widgetJobDurations = newDurations);
  }

  public SandboxOptions withLinkLifetime(Duration newLifetime) {
    return changed(draft -> draft.linkLifetime = newLifetime);
  }

  public SandboxOptions withGeneratedRows(int newRows) {
    return changed(draft -> draft.generatedRows = newRows);
  }

  public SandboxOptions withMaxRows(int newLimit) {
    return changed(draft -> draft.maxRows = newLimit);
  }

  public SandboxOptions withRateLimits(RateLimits newLimits) {
    return changed(draft -> draft.rateLimits = newLimits);
  }

  public SandboxOptions withExchangeListener(Consumer<RecordedExchange> newListener) {
    return changed(draft -> draft.exchangeListener = Optional.of(newListener));
  }

  public SandboxOptions withRecordedExchanges(int newNumber) {
    return changed(draft -> draft.recordedExchanges = newNumber);
  }

  public SandboxOptions withSeed(long newSeed) {
    return changed(draft -> draft.seed = newSeed);
  }

  public SandboxOptions withUsers(int newNumber) {
    return changed(draft -> draft.users = newNumber);
  }

  /** Lets the owner of the key have another role than {@code admin}. */
  public SandboxOptions withRole(String newRole) {
    return changed(draft -> draft.role = newRole);
  }

  public SandboxOptions withTables(List<GivenDashboard> newTables) {
    return changed(draft -> draft.tables = newTables);
  }

  public SandboxOptions withClock(Clock newClock) {
    return changed(draft -> draft.clock = newClock);
  }

  public SandboxOptions withQuirks(Set<Quirk> newQuirks) {
    return changed(draft -> draft.quirks = newQuirks);
  }

  private SandboxOptions changed(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.options();
  }

  /** The parts while one of them is being exchanged. */
  private static final class Draft {

    private int port;
    private Optional<String> apiKey;
    private Duration jobDuration;
    private Map<String, Duration> widgetJobDurations;
    private Duration linkLifetime;
    private int generatedRows;
    private int maxRows;
    private RateLimits rateLimits;
    private Optional<Consumer<RecordedExchange>> exchangeListener;
    private int recordedExchanges;
    private long seed;
    private int users;
    private String role;
    private List<GivenDashboard> tables;
    private Clock clock;
    private Set<Quirk> quirks;

    Draft(SandboxOptions options) {
      port = options.port;
      apiKey = options.apiKey;
      jobDuration = options.jobDuration;
      widgetJobDurations = options.widgetJobDurations;
      linkLifetime = options.linkLifetime;
      generatedRows = options.generatedRows;
      maxRows = options.maxRows;
      rateLimits = options.rateLimits;
      exchangeListener = options.exchangeListener;
      recordedExchanges = options.recordedExchanges;
      seed = options.seed;
      users = options.users;
      role = options.role;
      tables = options.tables;
      clock = options.clock;
      quirks = options.quirks;
    }

    SandboxOptions options() {
      return new SandboxOptions(
          port,
          apiKey,
          jobDuration,
          widgetJobDurations,
          linkLifetime,
          generatedRows,
          maxRows,
          rateLimits,
          exchangeListener,
          recordedExchanges,
          seed,
          users,
          role,
          tables,
          clock,
          quirks);
    }
  }
}
