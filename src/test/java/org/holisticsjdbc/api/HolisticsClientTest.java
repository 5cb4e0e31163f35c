package org.holisticsjdbc.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HolisticsClientTest {
  private final FakeHost host = new FakeHost();
  private final HolisticsClient client = new HolisticsClient(host.endpoint());

  @AfterEach
  void close() {
    client.close();
    host.close();
  }

  @Test
  void currentUserIsReadWithKeyAndUserAgent() {
    host.onJson(
        "GET /api/v2/users/me",
        """
        {"user":{"id":2199023255553,"email":"a@b.c","name":null,"role":"admin",
         "enable_export_data":true,"newer_field":{"x":[1]}}}""");

    ApiUser user = client.currentUser();

    assertThat(user)
        .isEqualTo(new ApiUser(2199023255553L, "a@b.c", Optional.empty(), "admin", true));
    FakeHost.Seen request = host.requests().get(0);
    assertThat(request.header("X-Holistics-Key")).isEqualTo("secret-key");
    assertThat(request.header("User-Agent")).isEqualTo("holistics-jdbc/test");
    assertThat(request.header("Accept")).isEqualTo("application/json");
  }

  @Test
  void dashboardsAreReadWithFiltersAndWidgets() {
    host.onJson(
        "GET /api/v2/dashboards/7",
        """
        {"dashboard":{"id":7,"title":"Sales","version":3,"owner_id":null,
         "dynamic_filters":[{"id":12,"order":1,"uname":"f1","definition":{"label":"Day",
           "filter_type":"date","default_condition":{"operator":"last","values":[7],
           "modifier":"day"},"filter_source":null},
           "mappings":[{"viz_conditionable_id":5,"field_path":{"field_name":"created_at",
             "model_id":"m1","is_metric":false},"aggregation":null}]}],
         "widgets":[{"id":"v 1/ü","source_id":9,"source_type":"VizBlock",
           "permissions":{"can_explore":true,"can_export":true,"can_export_data":false}}]}}""");

    ApiDashboard dashboard = client.getDashboard(7);

    assertThat(dashboard.title()).contains("Sales");
    assertThat(dashboard.ownerId()).isEmpty();
    assertThat(dashboard.url()).isEmpty();
    ApiFilter filter = dashboard.dynamicFilters().get(0);
    assertThat(filter.id()).isEqualTo(ApiId.of(12));
    assertThat(filter.definition().defaultCondition())
        .contains(new Condition("last", List.of(IntNode.valueOf(7)), Optional.of("day")));
    assertThat(filter.definition().filterSource()).isEmpty();
    assertThat(filter.mappings().get(0).fieldPath().orElseThrow().modelId())
        .contains(new ApiId("m1", false));
    ApiWidget widget = dashboard.widgets().get(0);
    assertThat(widget.id()).isEqualTo(new ApiId("v 1/ü", false));
    assertThat(widget.sourceTitle()).isEmpty();
    assertThat(widget.queryReport()).isEmpty();
    assertThat(widget.permissions().exportable()).isFalse();
  }

  @Test
  void widgetIdsArePercentEncodedAsOneSegment() {
    host.onJson(
        "GET /api/v2/dashboard_widgets/v%201%2F%C3%BC",
        """
        {"dashboard_widget":{"id":"v 1/ü","source_type":"VizBlock",
         "permissions":{"can_explore":true,"can_export":true,"can_export_data":true},
         "query_report":{"id":3,"viz_setting":null}}}""");

    ApiWidget widget = client.getWidget(new ApiId("v 1/ü", false));

    assertThat(widget.queryReport().orElseThrow().vizSetting()).isEmpty();
    assertThat(host.requests().get(0).query()).isEqualTo("include_report=true");
  }

  @Test
  void exportIsSubmittedWithItsConditions() {
    host.onJson(
        "POST /api/v2/dashboard_widgets/5/submit_export",
        """
        {"job":{"id":1,"status":"already_existed","existing_job_id":2}}""");

    Job job =
        client.submitExport(
            ApiId.of(5),
            ExportRequest.csv(
                List.of(
                    new Condition.OfFilter(
                        ApiId.of(12), new Condition("none", List.of(), Optional.empty())))));

    assertThat(job)
        .isEqualTo(new Job(1, JobStatus.ALREADY_EXISTED, Optional.of(2L), Optional.empty()));
    assertThat(host.requests().get(0).body())
        .isEqualTo(
            "{\"output\":\"csv\",\"dashboard_filter_conditions\":[{\"dynamic_filter_id\":12,"
                + "\"condition\":{\"operator\":\"none\",\"values\":[]}}]}");
    assertThat(host.requests().get(0).header("Content-Type")).isEqualTo("application/json");
  }

  @Test
  void jobsAreListedByIdsAndNewerStatusesAreUnknown() {
    host.onJson(
        "GET /api/v2/jobs",
        """
        {"jobs":[{"id":1,"status":"success"},{"id":2,"status":"thinking"},{"id":3,"status":null}]}""");

    List<Job> jobs = client.listJobs(List.of(1L, 2L));

    assertThat(jobs)
        .extracting(Job::status)
        .containsExactly(JobStatus.SUCCESS, JobStatus.UNKNOWN, JobStatus.UNKNOWN);
    assertThat(host.requests().get(0).query()).isEqualTo("ids[]=1&ids[]=2");
  }

  @Test
  void pagesOfDashboardsCarryTheCursor() {
    host.onJson(
        "GET /api/v2/dashboards",
        """
        {"dashboards":[{"id":1,"version":4}],"cursors":{"previous":null,"next":"abc"}}""");

    ApiDashboard.Page page = client.listDashboards(50, Optional.of("x=="));

    assertThat(page.cursors().next()).contains("abc");
    assertThat(page.dashboards().get(0).widgets()).isEmpty();
    assertThat(host.requests().get(0).query()).isEqualTo("limit=50&after=x==");
  }
}
