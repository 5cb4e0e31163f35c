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
import java.util.stream.IntStream;
import org.holisticsjdbc.api.ApiId;
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

    Map<Widget, WidgetFields> fields = catalog.allFields(dashboard(10));

    assertThat(fields.keySet()).extracting(Widget::name).startsWith("W1", "W2").endsWith("W10");
    assertThat(fields.values()).allSatisfy(it -> assertThat(it.fields()).hasSize(1));
    assertThat(holistics.takeRequests()).hasSize(11);
    catalog.allFields(dashboard(10));
    assertThat(holistics.takeRequests()).isEmpty();
  }

  @Test
  void aTableThatCannotBeReadDoesNotHideTheOthers() {
    holistics
        .answers(widgetRequest(1), widgetAnswer(1))
        .refuses(widgetRequest(2), 403)
        .answers(widgetRequest(3), widgetAnswer(3))
        .answers(widgetRequest(4), "{\"dashboard_widget\":");

    List<WidgetFields> fields = List.copyOf(catalog.allFields(dashboard(4)).values());

    assertThat(fields).extracting(it -> it.fields().size()).containsExactly(1, 0, 1, 0);
    assertThat(fields.get(1).remarks())
        .startsWith("Its columns could not be read: ")
        .contains("dashboard_widgets/2");
    assertThat(fields.get(3).remarks()).startsWith("Its columns could not be read: ");
  }

  @Test
  void aFailureOfTheWholeServiceIsAFailure() {
    holistics.answers(widgetRequest(1), widgetAnswer(1)).refuses(widgetRequest(2), 401);

    assertThatThrownBy(() -> catalog.allFields(dashboard(2)))
        .isInstanceOfSatisfying(
            HolisticsException.class,
            e -> assertThat(e.failure()).isEqualTo(Failure.UNAUTHENTICATED));
  }

  @Test
  void atMostFourTablesAreReadAtATimeAndNoThreadStaysBehind() throws InterruptedException {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch four = new CountDownLatch(4);

    FieldListing.read(
        dashboard(12).tables(),
        widget -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          four.countDown();
          awaitUninterrupted(four);
          running.decrementAndGet();
          return NOTHING;
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
    assertThat(catalog.allFields(dashboard(0))).isEmpty();
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
    {"dashboard_widget":{"id":%d,"source_id":1,"source_type":"QueryReport",
      "permissions":{"can_explore":true,"can_export":true,"can_export_data":true},
      "query_report":{"id":1,"data_set_id":9,"viz_setting":{"viz_type":"data_table",
        "fields":{"c":[{"path_hash":{"field_name":"id","model_id":12}}]}}}}}
    """
        .formatted(id);
  }

  private static Dashboard dashboard(int widgets) {
    List<Widget> tables =
        IntStream.rangeClosed(1, widgets)
            .mapToObj(id -> new Widget(ApiId.of(id), "W" + id, Widget.Kind.TABLE, Optional.empty()))
            .toList();
    return new Dashboard(7, "Shop", 3, tables, List.of(), List.of());
  }
}
