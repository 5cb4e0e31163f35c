package org.holisticsjdbc.api;

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

  public HolisticsClient(ApiEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  /** Returns the address, key and limits this client uses. */
  public ApiEndpoint endpoint() {
    return endpoint;
  }

  /** {@code GET /users/me} */
  public ApiUser currentUser() {
    throw new UnsupportedOperationException();
  }

  /** {@code GET /dashboards/list_metadata} */
  public List<ApiDashboard.Metadata> listDashboardMetadata() {
    throw new UnsupportedOperationException();
  }

  /** {@code GET /dashboards}: one page, from 1 to 100 dashboards. */
  public ApiDashboard.Page listDashboards(int limit, Optional<String> after) {
    throw new UnsupportedOperationException();
  }

  /** {@code GET /dashboards/{id}} */
  public ApiDashboard getDashboard(long id) {
    throw new UnsupportedOperationException();
  }

  /** {@code GET /dashboard_widgets/{id}?include_report=true} */
  public ApiWidget getWidget(ApiId id) {
    throw new UnsupportedOperationException();
  }

  /** {@code GET /query_reports/{id}} */
  public ApiReport getQueryReport(long id) {
    throw new UnsupportedOperationException();
  }

  /** {@code GET /data_sets/{id}?include_models=true} */
  public ApiDataSet getDataSet(long id) {
    throw new UnsupportedOperationException();
  }

  /** {@code POST /dashboard_widgets/{id}/submit_export} */
  public Job submitExport(ApiId widgetId, ExportRequest request) {
    throw new UnsupportedOperationException();
  }

  /** {@code GET /jobs?ids[]=…}: at most 100 ids; unknown ones are left out of the answer. */
  public List<Job> listJobs(Collection<Long> ids) {
    throw new UnsupportedOperationException();
  }

  /** {@code GET /jobs/{id}/logs} */
  public List<Job.Log> getJobLogs(long id) {
    throw new UnsupportedOperationException();
  }

  /**
   * {@code GET /exports/download}: follows the redirect to the storage host by itself, without the
   * key, and asks for a fresh link where the storage refuses an old one. The caller closes the
   * download.
   */
  public ExportDownload downloadExport(long jobId) {
    throw new UnsupportedOperationException();
  }

  /** Ends all calls that are under way and frees the connections. */
  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
