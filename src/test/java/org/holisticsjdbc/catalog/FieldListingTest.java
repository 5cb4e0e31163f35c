package org.holisticsjdbc.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.holisticsjdbc.api.ApiId;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FieldListingTest {
  private static final WidgetFields NOTHING =
      new WidgetFields(
          List.of(),
          Optional.empty(),
          OptionalLong.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          "Nothing.");

  private final ScriptedHolistics holistics = new ScriptedHolistics();
  private final Catalog catalog = new Catalog(holistics.client(), Duration.ofMinutes(5));

  @AfterEach
  void stop() {
    holistics.close();
  }

  @Test
  void allTablesOfADashboardCostOneRequestEachAndOneForTheirDataSet() {
    holistics.answers(
        "data_sets/9?include_models=true",
        """
        {"data_set":{"id":9,"label":"Shop","data_models":[{"id":12,"label":"Orders","fields":[
          {"name":"id","label":"Id","type":"number"}]}]}}
        """);
    for (int id = 1; id <= 10; id++) {
      holistics.answers(widgetRequest(id), widgetAnswer(id));
    }

    Map<Widget, WidgetFields> fields = read(dashboard(10)).found();

    assertThat(fields.keySet()).extracting(Widget::name).startsWith("W1", "W2").endsWith("W10");
    assertThat(fields.values()).allSatisfy(it -> assertThat(it.fields()).hasSize(1));
    assertThat(holistics.takeRequests()).hasSize(11);
    read(dashboard(10));
    assertThat(holistics.takeRequests()).isEmpty();
  }

  @Test
  void tenTablesOfOneDataSetCostOneRequestForTheFirstAndOneForTheDataSetWithAllReports() {
    holistics.answers(widgetRequest(1), widgetAnswer(1));
    holistics.answers(
        "data_sets/9?include_models=true&include_reports=true",
        """
        {"data_set":{"id":9,"label":"Shop","data_models":[{"id":12,"label":"Orders","fields":[
          {"name":"id","label":"Id","type":"number"}]}],"reports":[%s]}}
        """
            .formatted(
                IntStream.rangeClosed(101, 110)
                    .mapToObj(FieldListingTest::report)
                    .collect(Collectors.joining(","))));

    assertThat(read(reporting(10)).found().values())
        .hasSize(10)
        .allSatisfy(it -> assertThat(it.fields()).hasSize(1));
    assertThat(holistics.takeRequests())
        .containsExactly(widgetRequest(1), "data_sets/9?include_models=true&include_reports=true");
  }

  @Test
  void aDataSetThatBreaksOverItsReportsIsReadWithoutThem() {
    holistics.answers("data_sets/9?include_models=true&include_reports=true", "{\"data_set\":");
    holistics.answers("data_sets/9?include_models=true", "{\"data_set\":{\"id\":9}}");
    for (int id = 1; id <= 3; id++) {
      holistics.answers(widgetRequest(id), widgetAnswer(id));
    }

    assertThat(read(reporting(3)).found()).hasSize(3);
  }

  @Test
  void aBudgetEndsWithTheTablesLeftOutThatWouldCostARequest() {
    for (int id = 1; id <= 5; id++) {
      holistics.answers(widgetRequest(id), widgetAnswer(id));
    }
    read(dashboard(1));
    List<Widget> tables = dashboard(5).tables();

    Listed<Widget, WidgetFields> fields =
        catalog.fields(tables, ReadBudget.of(2), new Cancellation());

    assertThat(fields.found()).hasSize(3).containsKey(tables.get(0));
    assertThat(fields.unreadable()).isEmpty();
  }

  @Test
  void whoIsCancelledStopsReading() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel(Failure.CANCELLED, "Enough");

    assertThatThrownBy(
            () -> catalog.fields(dashboard(4).tables(), ReadBudget.unlimited(), cancellation))
        .hasMessage("Enough");
    assertThat(holistics.requests()).isEmpty();
  }

  private Listed<Widget, WidgetFields> read(Dashboard dashboard) {
    return catalog.fields(dashboard.tables(), ReadBudget.unlimited(), new Cancellation());
  }

  @Test
  void aTableThatCannotBeReadDoesNotHideTheOthers() {
    holistics
        .answers(widgetRequest(1), widgetAnswer(1))
        .refuses(widgetRequest(2), 403)
        .answers(widgetRequest(3), widgetAnswer(3))
        .answers(widgetRequest(4), "{\"dashboard_widget\":");

    Listed<Widget, WidgetFields> fields = read(dashboard(4));

    assertThat(fields.found().keySet()).extracting(Widget::name).containsExactly("W1", "W3");
    assertThat(fields.unreadable().keySet())
        .extracting(Widget::name)
        .containsExactlyInAnyOrder("W2", "W4");
    assertThat(fields.unreadable().values()).anyMatch(it -> it.contains("dashboard_widgets/2"));
  }

  @Test
  void aFailureOfTheWholeServiceIsAFailure() {
    holistics.answers(widgetRequest(1), widgetAnswer(1)).refuses(widgetRequest(2), 401);

    assertThatThrownBy(() -> read(dashboard(2)))
        .isInstanceOfSatisfying(
            HolisticsException.class,
            e -> assertThat(e.failure()).isEqualTo(Failure.UNAUTHENTICATED));
  }

  @Test
  void atMostFourTablesAreReadAtATimeAndNoThreadStaysBehind() throws InterruptedException {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch four = new CountDownLatch(4);

    new FieldListing(new Cancellation())
        .read(
            dashboard(12).tables(),
            false,
            widget -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              four.countDown();
              awaitUninterrupted(four);
              running.decrementAndGet();
              return Optional.of(NOTHING);
            });

    assertThat(most).hasValue(4);
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("holistics-catalog")) {
        thread.join();
      }
    }
  }

  @Test
  void aDashboardWithoutTablesCostsNothing() {
    assertThat(read(dashboard(0)).found()).isEmpty();
    assertThat(holistics.requests()).isEmpty();
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String widgetRequest(int id) {
    return "dashboard_widgets/" + id + "?include_report=true";
  }

  private static String widgetAnswer(int id) {
    return """
    {"dashboard_widget":{"id":%d,"source_id":%d,"source_type":"QueryReport",
      "permissions":{"can_explore":true,"can_export":true,"can_export_data":true},
      "query_report":%s}}
    """
        .formatted(id, 100 + id, report(100 + id));
  }

  private static String report(int id) {
    return """
    {"id":%d,"data_set_id":9,"viz_setting":{"viz_type":"data_table",
      "fields":{"c":[{"path_hash":{"field_name":"id","model_id":12}}]}}}
    """
        .formatted(id);
  }

  /** A dashboard that names the reports of its widgets. */
  private static Dashboard reporting(int widgets) {
    List<Widget> tables =
        dashboard(widgets).tables().stream()
            .map(
                it ->
                    new Widget(
                        it.id(),
                        it.name(),
                        it.kind(),
                        it.address(),
                        new Widget.Source(
                            "QueryReport",
                            Optional.of(ApiId.of(100 + Long.parseLong(it.id().text()))),
                            Optional.empty(),
                            Optional.empty())))
            .toList();
    return new Dashboard(7, "Shop", 3, tables, List.of(), List.of());
  }

  private static Dashboard dashboard(int widgets) {
    List<Widget> tables =
        IntStream.rangeClosed(1, widgets)
            .mapToObj(id -> new Widget(ApiId.of(id), "W" + id, Widget.Kind.TABLE, Optional.empty()))
            .toList();
    return new Dashboard(7, "Shop", 3, tables, List.of(), List.of());
  }
}
