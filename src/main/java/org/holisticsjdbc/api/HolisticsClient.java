package org.holisticsjdbc.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The Holistics API v2. One method per operation, named as the API names it.
 *
 * <p>Every request takes one private path, which adds the key, keeps to the rate limits, repeats
 * what is safe to repeat and turns every answer that is not a success into a {@link
 * HolisticsException}. Thread-safe; blocking.
 */
public final class HolisticsClient implements AutoCloseable {
  private final ApiEndpoint endpoint;
  private final Http http;
  private final Requests requests;

  public HolisticsClient(ApiEndpoint endpoint) {
    this(endpoint, new RateLimits());
  }

  private HolisticsClient(ApiEndpoint endpoint, RateLimits limits) {
    this.endpoint = endpoint;
    this.http = new Http(endpoint.connectTimeout(), endpoint.requestTimeout());
    this.requests = new Requests(endpoint, http, limits);
  }

  /**
   * Returns a client of the same service and key with other limits of time or another user agent:
   * the service counts the requests of both together, and so do they.
   */
  public HolisticsClient beside(ApiEndpoint other) {
    return new HolisticsClient(other, requests.limits());
  }

  /** Returns the address, key and limits this client uses. */
  public ApiEndpoint endpoint() {
    return endpoint;
  }

  /** {@code GET /users/me} */
  public ApiUser currentUser() {
    return one(ApiRequest.get("/users/me"), "user", ApiUser.class);
  }

  /** {@code GET /dashboards/list_metadata} */
  public List<ApiDashboard.Metadata> listDashboardMetadata() {
    return many(
        ApiRequest.get("/dashboards/list_metadata"),
        "dashboards_metadata",
        ApiDashboard.Metadata[].class);
  }

  /** {@code GET /dashboards}: one page, from 1 to 100 dashboards. */
  public ApiDashboard.Page listDashboards(int limit, Optional<String> after) {
    ApiRequest request = ApiRequest.get("/dashboards").with("limit", limit);
    request = after.isPresent() ? request.with("after", after.get()) : request;
    return convert(request, requests.json(request), ApiDashboard.Page.class);
  }

  /** {@code GET /dashboards/{id}} */
  public ApiDashboard getDashboard(long id) {
    return one(ApiRequest.get("/dashboards/{id}", id), "dashboard", ApiDashboard.class);
  }

  /** {@code GET /dashboard_widgets/{id}?include_report=true} */
  public ApiWidget getWidget(ApiId id) {
    return one(
        ApiRequest.get("/dashboard_widgets/{id}", id).with("include_report", true),
        "dashboard_widget",
        ApiWidget.class);
  }

  /** {@code GET /query_reports/{id}} */
  public ApiReport getQueryReport(long id) {
    return one(ApiRequest.get("/query_reports/{id}", id), "query_report", ApiReport.class);
  }

  /** {@code GET /data_sets/{id}?include_models=true} */
  public ApiDataSet getDataSet(long id) {
    return one(dataSet(id), "data_set", ApiDataSet.class);
  }

  /** {@code GET /data_sets/{id}?include_models=true&include_reports=true} */
  public ApiDataSet getDataSetWithReports(long id) {
    return one(dataSet(id).with("include_reports", true), "data_set", ApiDataSet.class);
  }

  private static ApiRequest dataSet(long id) {
    return ApiRequest.get("/data_sets/{id}", id).with("include_models", true);
  }

  /** {@code POST /dashboard_widgets/{id}/submit_export} */
  public Job submitExport(ApiId widgetId, ExportRequest request) {
    // Safe to repeat: a second export is another job, whose result nobody fetches.
    return one(
        ApiRequest.safePost("/dashboard_widgets/{id}/submit_export", request, widgetId),
        "job",
        Job.class);
  }

  /** {@code GET /jobs?ids[]=…}: at most 100 ids; unknown ones are left out of the answer. */
  public List<Job> listJobs(Collection<Long> ids) {
    ApiRequest request = ApiRequest.get("/jobs");
    for (long id : ids) {
      request = request.with("ids[]", id);
    }
    return many(request, "jobs", Job[].class);
  }

  /**
   * Returns how far apart {@link #listJobs} should be asked to keep to its rate limit; zero while
   * plenty is left of it.
   */
  public Duration jobListPace() {
    return requests.limits().pace(ApiRequest.get("/jobs").operation());
  }

  /** {@code GET /jobs/{id}/logs} */
  public List<Job.Log> getJobLogs(long id) {
    return many(ApiRequest.get("/jobs/{id}/logs", id), "job_logs", Job.Log[].class);
  }

  /**
   * {@code GET /exports/download}: follows the redirect to the storage host by itself, without the
   * key, and asks for a fresh link where the storage refuses an old one. The caller closes the
   * download.
   */
  public ExportDownload downloadExport(long jobId) {
    return new ExportFiles(requests, http).open(jobId);
  }

  /** Ends all calls that are under way and frees the connections. */
  @Override
  public void close() {
    http.close();
  }

  /**
   * Sends any operation and returns the answer's document. One that is not safe is sent again only
   * if the service cannot have carried it out (DESIGN §7).
   *
   * @param cancellation nothing is sent any more, or again, after it
   */
  public JsonNode call(ApiRequest request, Cancellation cancellation) {
    return requests.json(request, cancellation);
  }

  private <T> T one(ApiRequest request, String property, Class<T> type) {
    return convert(request, property(request, property), type);
  }

  private <T> List<T> many(ApiRequest request, String property, Class<T[]> type) {
    return Lists.copy(Arrays.asList(convert(request, property(request, property), type)));
  }

  private JsonNode property(ApiRequest request, String property) {
    JsonNode json = requests.json(request).path(property);
    if (!json.isContainerNode()) {
      throw unreadable(request, "it holds no \"" + property + "\"", null);
    }
    return json;
  }

  private static <T> T convert(ApiRequest request, JsonNode json, Class<T> type) {
    try {
      return Json.convert(json, type);
    } catch (JsonProcessingException e) {
      throw unreadable(request, e.getOriginalMessage(), e);
    }
  }

  private static HolisticsException unreadable(ApiRequest request, String reason, Exception cause) {
    return new HolisticsException(
        Failure.UNREADABLE_ANSWER,
        "The answer to " + request.label() + " is not what the contract says: " + reason,
        cause);
  }
}
