package org.holisticsjdbc.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;
import org.holisticsjdbc.catalog.Widget.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CatalogTest {
  private static final String LIST = "dashboards/list_metadata";
  private static final String EXPORTABLE =
      "\"permissions\":{\"can_explore\":true,\"can_export\":true,\"can_export_data\":true}";
  private static final String NOT_EXPORTABLE =
      "\"permissions\":{\"can_explore\":true,\"can_export\":true,\"can_export_data\":false}";

  private final ScriptedHolistics holistics = new ScriptedHolistics();
  private final SettableClock clock = new SettableClock();
  private final Catalog catalog = new Catalog(holistics.client(), Duration.ofMinutes(5), clock);

  @AfterEach
  void stop() {
    holistics.close();
  }

  @Test
  void dashboardsAreListedByNameWithOneRequestUntilTheirTimeIsOver() {
    holistics.answers(LIST, list(line(3, "Weather"), line(2, "sales"), line(1, "Sales")));

    assertThat(catalog.dashboards())
        .containsExactly(
            new DashboardName(1, "Sales"),
            new DashboardName(2, "sales (2)"),
            new DashboardName(3, "Weather"));
    clock.advance(Duration.ofMinutes(4));
    catalog.dashboards();
    assertThat(holistics.takeRequests()).containsExactly(LIST);

    clock.advance(Duration.ofMinutes(1));
    catalog.dashboards();
    assertThat(holistics.takeRequests()).containsExactly(LIST);
  }

  @Test
  void aDashboardIsFoundByNameIgnoringCaseAndOnlyItIsRead() {
    holistics
        .answers(LIST, list(line(16076, "Istanbul"), line(7, "Sales")))
        .answers("dashboards/16076", dashboard(16076, "Istanbul"));

    assertThat(catalog.dashboard("ISTANBUL")).map(Dashboard::id).contains(16076L);
    assertThat(catalog.dashboard("istanbul")).map(Dashboard::title).contains("Istanbul");
    assertThat(holistics.takeRequests()).containsExactly(LIST, "dashboards/16076");
  }

  @Test
  void aDashboardNamedByItsIdNeedsNoList() {
    holistics.answers("dashboards/16076", dashboard(16076, "Sales"));

    assertThat(catalog.dashboard("16076")).map(Dashboard::id).contains(16076L);
    assertThat(holistics.takeRequests()).containsExactly("dashboards/16076");
  }

  @Test
  void digitsThatAreNoIdAreATitle() {
    holistics.answers(LIST, list(line(7, "2024"))).answers("dashboards/7", dashboard(7, "2024"));

    assertThat(catalog.dashboard("2024")).map(Dashboard::id).contains(7L);
    assertThat(holistics.takeRequests()).containsExactly("dashboards/2024", LIST, "dashboards/7");
    catalog.dashboard("2024");
    assertThat(holistics.takeRequests()).isEmpty();
  }

  @Test
  void anUnknownDashboardIsEmpty() {
    holistics.answers(LIST, list(line(7, "Sales")));

    assertThat(catalog.dashboard("Nothing")).isEmpty();
    assertThat(catalog.dashboard("99")).isEmpty();
    assertThat(catalog.dashboard("sales")).as("listed, and gone since").isEmpty();
  }

  @Test
  void aDashboardThatMayNotBeReadIsAFailureThatIsNotRemembered() {
    holistics.answers(LIST, list(line(7, "Sales"))).refuses("dashboards/7", 403);

    assertThatThrownBy(() -> catalog.dashboard("Sales"))
        .isInstanceOfSatisfying(
            HolisticsException.class, e -> assertThat(e.failure()).isEqualTo(Failure.FORBIDDEN));

    holistics.answers("dashboards/7", dashboard(7, "Sales"));
    assertThat(catalog.dashboard("Sales")).isPresent();
  }

  @Test
  void aDashboardNeededByManyThreadsIsReadOnce() {
    holistics.answers("dashboards/7", dashboard(7, "Sales"));
    holistics.pause();
    List<CompletableFuture<Optional<Dashboard>>> answers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      CompletableFuture<Optional<Dashboard>> answer = new CompletableFuture<>();
      new Thread(() -> answer.complete(catalog.dashboard("7"))).start();
      answers.add(answer);
    }
    holistics.resume();

    assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isPresent());
    assertThat(holistics.takeRequests()).containsExactly("dashboards/7");
  }

  @Test
  void forgettingMakesEverythingBeReadAgain() {
    holistics.answers(LIST, list(line(7, "A"))).answers("dashboards/7", dashboard(7, "A"));
    catalog.dashboard("A");
    holistics.takeRequests();

    catalog.forget();
    catalog.dashboard("A");

    assertThat(holistics.takeRequests()).containsExactly(LIST, "dashboards/7");
  }

  @Test
  void thousandDashboardsWithTheirWidgetsCostElevenRequests() {
    String[] lines =
        IntStream.rangeClosed(1, 1000).mapToObj(id -> line(id, "D" + id)).toArray(String[]::new);
    holistics.answers(LIST, list(lines));
    for (int page = 0; page < 10; page++) {
      String request = "dashboards?limit=100" + (page == 0 ? "" : "&after=p" + page);
      String next = page == 9 ? "null" : "\"p" + (page + 1) + "\"";
      String items =
          IntStream.rangeClosed(page * 100 + 1, page * 100 + 100)
              .mapToObj(id -> inner(id, "D" + id, widget("10" + id, "Orders", "VizBlock")))
              .collect(Collectors.joining(","));
      holistics.answers(
          request,
          "{\"dashboards\":[%s],\"cursors\":{\"previous\":null,\"next\":%s}}"
              .formatted(items, next));
    }

    assertThat(catalog.allDashboards().found())
        .hasSize(1000)
        .allSatisfy((name, dashboard) -> assertThat(dashboard.tables()).hasSize(1));
    assertThat(holistics.takeRequests()).hasSize(11);

    catalog.allDashboards();
    catalog.dashboard("D500");
    catalog.dashboard("501");
    assertThat(holistics.takeRequests()).isEmpty();
  }

  @Test
  void widgetsAreTablesOnlyIfTheyHaveRowsThatMayBeExported() {
    String locked =
        "{\"id\":4,\"source_id\":1,\"source_type\":\"VizBlock\"," + NOT_EXPORTABLE + "}";
    Dashboard dashboard =
        read(
            widget("1", "Orders", "QueryReport"),
            widget("2", "Note", "Text"),
            widget("3", "Revenue", "QueryMetric"),
            locked,
            widget("5", "New", "HologramBlock"));

    assertThat(dashboard.widgets())
        .extracting(Widget::name, Widget::kind)
        .containsExactly(
            tuple("Orders", Kind.TABLE),
            tuple("Note", Kind.NO_DATA),
            tuple("Revenue", Kind.TABLE),
            tuple("4", Kind.NOT_EXPORTABLE),
            tuple("New", Kind.TABLE));
    assertThat(dashboard.tables())
        .extracting(Widget::name)
        .containsExactly("Orders", "Revenue", "New");
  }

  @Test
  void aWidgetIsFoundByNameIgnoringCaseAndById() {
    Dashboard dashboard =
        read(
            widget("4175", "Orders", "QueryReport"),
            widget("12", "4175", "QueryReport"),
            widget("13", "99", "QueryReport"),
            widget("\"v1\"", "Orders", "VizBlock"));

    assertThat(catalog.widget(dashboard, "ORDERS")).map(it -> it.id().text()).contains("4175");
    assertThat(catalog.widget(dashboard, "4175")).map(it -> it.id().text()).contains("4175");
    assertThat(catalog.widget(dashboard, "4175 (12)")).map(it -> it.id().text()).contains("12");
    assertThat(catalog.widget(dashboard, "99")).map(it -> it.id().text()).contains("13");
    assertThat(catalog.widget(dashboard, "v1")).map(Widget::name).contains("Orders (v1)");
    assertThat(catalog.widget(dashboard, "orders (V1)")).map(it -> it.id().text()).contains("v1");
    assertThat(catalog.widget(dashboard, "Nothing")).isEmpty();
  }

  @Test
  void remarksSayWhereToSeeAWidget() {
    Dashboard dashboard = read(widget("1", "Orders", "QueryReport"));

    assertThat(dashboard.widgets().get(0).remarks())
        .isEqualTo("Widget 1. Open it at https://holistics.test/dashboards/7");
  }

  private Dashboard read(String... widgets) {
    holistics.answers("dashboards/7", "{\"dashboard\":" + inner(7, "Any", widgets) + "}");
    return catalog.dashboard("7").orElseThrow();
  }

  private static String widget(String id, String title, String sourceType) {
    return "{\"id\":%s,\"source_id\":1,\"source_type\":\"%s\",\"source_title\":\"%s\",%s}"
        .formatted(id, sourceType, title, EXPORTABLE);
  }

  private static String line(long id, String title) {
    return "{\"id\":%d,\"title\":\"%s\",\"uname\":null,\"project_id\":null,\"version\":3}"
        .formatted(id, title);
  }

  private static String list(String... lines) {
    return "{\"dashboards_metadata\":[" + String.join(",", lines) + "]}";
  }

  private static String dashboard(long id, String title) {
    return "{\"dashboard\":" + inner(id, title) + "}";
  }

  private static String inner(long id, String title, String... widgets) {
    return ("{\"id\":%d,\"title\":\"%s\",\"owner_id\":1,\"version\":3,\"dynamic_filters\":[],"
            + "\"widgets\":[%s],\"url\":\"https://holistics.test/dashboards/%d\"}")
        .formatted(id, title, String.join(",", widgets), id);
  }
}
