package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;

/** The API: finds the operation, checks key, quota and request, and lets the operation answer. */
final class Api implements Responder {

  static final String BASE_PATH = "/api/v2";

  private static final String KEY_HEADER = "X-Holistics-Key";

  private final Contract contract;
  private final RequestCheck check;
  private final Predicate<String> accepts;
  private final RateLimits limits;
  private final JobBook jobs;
  private final Set<Quirk> quirks;
  private final RateLimiter limiter = new RateLimiter();
  private final Map<String, Handler> handlers;

  /** Computes the answer of one operation. */
  @FunctionalInterface
  interface Handler {
    Answer answer(Call call);
  }

  /**
   * Creates an API.
   *
   * @param accepts whether a key is valid at the moment
   * @param handlers one for every operation of the contract, by its id
   */
  Api(
      Contract contract,
      Predicate<String> accepts,
      RateLimits limits,
      Set<Quirk> quirks,
      JobBook jobs,
      Map<String, Handler> handlers) {
    this.jobs = jobs;
    this.quirks = Set.copyOf(quirks);
    this.contract = contract;
    this.check = new RequestCheck(contract);
    this.accepts = accepts;
    this.limits = limits;
    this.handlers = Map.copyOf(handlers);
    if (!handlers.keySet().equals(contract.operationIds())) {
      throw new IllegalArgumentException(
          "Not the operations of the contract: " + new TreeSet<>(handlers.keySet()));
    }
  }

  @Override
  public Optional<Operation> operationOf(Request request) {
    return route(request).map(Contract.Route::operation);
  }

  @Override
  public Answer answer(Request request, Instant now, Optional<Fault.Effect> effect) {
    Optional<Contract.Route> route = route(request);
    RateLimiter.Quota quota = quota(request, route, now);
    Answer answer;
    try {
      answer =
          quota.isExceeded() ? refuseForQuota(quota, now) : answer(request, route, now, effect);
    } catch (ApiError e) {
      answer = e.answer();
    } catch (RuntimeException e) {
      answer = ApiError.internal("Error in the sandbox: " + e).answer();
    }
    return answer
        .with(quota.headers(now, quirks))
        .with("X-Request-Id", UUID.randomUUID().toString());
  }

  private Answer answer(
      Request request, Optional<Contract.Route> route, Instant now, Optional<Fault.Effect> effect) {
    if (route.isEmpty()) {
      throw unknownRoute(request);
    }
    Operation operation = route.get().operation();
    if (operation.authenticated() && !accepts.test(key(request))) {
      throw ApiError.invalidKey();
    }
    QueryString query = QueryString.parse(request.query());
    Map<String, String> pathValues = route.get().pathValues();
    check.checkParameters(operation, pathValues, query, request);
    JsonNode body = check.body(operation, request);
    Handler handler = handlers.get(operation.id());
    jobs.settle(now);
    return handler.answer(new Call(operation, pathValues, query, request, body, now, effect));
  }

  private RateLimiter.Quota quota(Request request, Optional<Contract.Route> route, Instant now) {
    String endpoint = route.map(found -> found.operation().id()).orElse("");
    int limit = route.map(found -> limits.limitOf(found.operation())).orElse(limits.reads());
    return limiter.count(key(request), endpoint, limit, now);
  }

  private Answer refuseForQuota(RateLimiter.Quota quota, Instant now) {
    return ApiError.rateLimitExceeded().answer().with("Retry-After", quota.retryAfter(now, quirks));
  }

  private Optional<Contract.Route> route(Request request) {
    return segments(request).flatMap(path -> contract.route(request.method(), path));
  }

  private ApiError unknownRoute(Request request) {
    boolean wrongMethod = segments(request).filter(contract::knows).isPresent();
    return wrongMethod
        ? ApiError.methodNotAllowed(request.method())
        : ApiError.notFound("Resource");
  }

  /** Returns the decoded parts of the path behind the base path. */
  private static Optional<List<String>> segments(Request request) {
    String prefix = BASE_PATH + "/";
    if (!request.path().startsWith(prefix)) {
      return Optional.empty();
    }
    String[] raw = request.path().substring(prefix.length()).split("/");
    return Optional.of(Arrays.stream(raw).map(QueryString::decodePath).toList());
  }

  private static String key(Request request) {
    return request.header(KEY_HEADER).orElse("");
  }
}
