package org.holisticsjdbc.sandbox;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A Holistics API v2 on 127.0.0.1, with a storage of its own for exported files.
 *
 * <p>It keeps to the published contract and answers with data it really computes. Closing it stops
 * all threads, frees both ports and deletes its files.
 */
public final class Sandbox implements AutoCloseable {

  private final String apiKey;
  private final ResultFiles results;
  private final JobTimes jobTimes;
  private final Faults faults;
  private final ExchangeLog log;
  private final Origin storage;
  private final Origin api;

  private Sandbox(SandboxOptions options) {
    Contract contract = Contract.load();
    Workspace workspace =
        SandboxContent.workspace(options.generatedRows(), options.seed(), options.tables());
    apiKey = options.apiKey().orElseGet(Sandbox::randomKey);
    faults = new Faults(contract::operation, id -> workspace.widget(id).isPresent());
    log = new ExchangeLog(options.recordedExchanges(), options.exchangeListener());
    jobTimes = new JobTimes(options.jobDuration(), options.widgetJobDurations());
    results = new ResultFiles(options.quirks(), options.maxRows());
    JobBook jobs = new JobBook(jobTimes, faults, results);
    LinkSigner signer = new LinkSigner();
    Storage files = new Storage(signer, jobs);
    storage = Origin.start("storage", 0, handler(RecordedExchange.Site.STORAGE, files, options));
    JobOperations jobOperations =
        new JobOperations(jobs, signer, storage.address(), options.linkLifetime());
    People people = SeededPeople.of(options.users(), Role.of(options.role()));
    Api operations =
        new Api(
            contract,
            key -> key.equals(apiKey) && people.owner().access().hasToken(),
            options.rateLimits(),
            options.quirks(),
            jobs,
            handlers(workspace, jobs, jobOperations, people, options));
    api = startApi(handler(RecordedExchange.Site.API, operations, options), options.port());
  }

  /**
   * Starts a sandbox.
   *
   * @throws java.io.UncheckedIOException if the port is taken
   */
  public static Sandbox start(SandboxOptions options) {
    return new Sandbox(options);
  }

  /** Returns the address to which paths of operations are appended. */
  public URI baseAddress() {
    return URI.create(api.address() + Api.BASE_PATH);
  }

  /** Returns the only key this sandbox accepts. */
  public String apiKey() {
    return apiKey;
  }

  /** Returns where faults are switched on and off. */
  public Faults faults() {
    return faults;
  }

  /** Sets how long the jobs take that are submitted from now on. */
  public void setJobDuration(Duration duration) {
    jobTimes.set(duration);
  }

  /** Sets how long the jobs of one widget take that are submitted from now on. */
  public void setJobDuration(String widgetId, Duration duration) {
    jobTimes.set(widgetId, duration);
  }

  /** Returns the latest exchanges of both servers, in the order in which requests arrived. */
  public List<RecordedExchange> exchanges() {
    return log.exchanges();
  }

  /** Forgets the exchanges so far. */
  public void clearExchanges() {
    log.clear();
  }

  @Override
  public void close() {
    api.close();
    storage.close();
    results.close();
  }

  private FaultyHandler handler(
      RecordedExchange.Site site, Responder responder, SandboxOptions options) {
    return new FaultyHandler(site, responder, faults, log, options.clock());
  }

  /** Nothing of a sandbox that cannot listen stays behind. */
  private Origin startApi(FaultyHandler handler, int port) {
    try {
      return Origin.start("api", port, handler);
    } catch (RuntimeException e) {
      storage.close();
      results.close();
      throw e;
    }
  }

  private static Map<String, Api.Handler> handlers(
      Workspace workspace,
      JobBook jobBook,
      JobOperations jobs,
      People people,
      SandboxOptions options) {
    Tags tags = new Tags(workspace);
    DashboardOperations dashboards = new DashboardOperations(workspace, tags);
    WidgetOperations widgets = new WidgetOperations(workspace, tags, jobBook, options.quirks());
    Map<String, Api.Handler> handlers = new HashMap<>();
    handlers.putAll(dashboards.handlers());
    handlers.putAll(widgets.handlers());
    handlers.putAll(jobs.handlers());
    handlers.putAll(peopleHandlers(people, jobs));
    handlers.putAll(contentHandlers(workspace, tags, jobs, options));
    handlers.putAll(new ManagementHandlers(workspace, jobBook, jobs, options).all());
    return handlers;
  }

  /** Users, groups and their attributes. */
  private static Map<String, Api.Handler> peopleHandlers(People people, JobOperations jobs) {
    UserAttributes attributes = new UserAttributes(people);
    Map<String, Api.Handler> handlers = new HashMap<>();
    handlers.putAll(new UserOperations(people).handlers());
    handlers.putAll(new InviteOperations(people, jobs).handlers());
    handlers.putAll(new GroupOperations(people).handlers());
    handlers.putAll(new AttributeOperations(attributes, people).handlers());
    handlers.putAll(new AttributeEntryOperations(attributes, people).handlers());
    return handlers;
  }

  /** What is attached to dashboards and data sets. */
  private static Map<String, Api.Handler> contentHandlers(
      Workspace workspace, Tags tags, JobOperations jobs, SandboxOptions options) {
    Map<String, Api.Handler> handlers = new HashMap<>();
    ShareableLinks links = new ShareableLinks(workspace, options.quirks());
    handlers.putAll(new ShareableLinkOperations(links).handlers());
    handlers.putAll(new TagOperations(tags, jobs).handlers());
    return handlers;
  }

  private static String randomKey() {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
