package org.holisticsjdbc.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.holisticsjdbc.api.ApiId;
import org.holisticsjdbc.api.Cancellation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CatalogFieldsTest {
  private static final String WIDGET = "dashboard_widgets/4175?include_report=true";
  private static final String DATA_SET = "data_sets/9?include_models=true";
  private static final String MODELS =
      """
      {"data_set":{"id":9,"name":"shop","label":"Shop","data_models":[
        {"id":12,"name":"orders","label":"Orders","fields":[
          {"name":"id","label":"Id","type":"number","primary_key":true},
          {"name":"code","label":"Code","type":"text","primary_key":true},
          {"name":"cost","label":"Cost","type":"number","description":"What it costs"},
          {"name":"day","label":"Day","type":"date"},
          {"name":"created_at","label":"Created At","custom_label":"Created","type":"datetime"},
          {"name":"paid","label":"Paid","type":"truefalse"},
          {"name":"length","label":"Length","type":"duration"},
          {"name":"revenue","label":"Revenue","type":"number","aggregation_type":"sum"},
          {"name":"order_count","label":"Orders","type":"number","aggregation_type":"count"}]},
        {"id":"customers","name":"customers","label":null,"fields":[
          {"name":"country","label":null,"type":"text"}]}]}}
      """;

  private final ScriptedHolistics holistics = new ScriptedHolistics();
  private final SettableClock clock = new SettableClock();
  private final Catalog catalog = new Catalog(holistics.client(), Duration.ofMinutes(5), clock);
  private final Widget widget = table("4175");

  @BeforeEach
  void hasModels() {
    holistics.answers(DATA_SET, MODELS);
  }

  @AfterEach
  void stop() {
    holistics.close();
  }

  @Test
  void fieldsOfEverySlotAreColumnsInTheOrderOfTheDocument() {
    WidgetFields fields =
        fieldsOf(
            "line_chart",
            """
            {"x_axis":%s,"legend":null,
             "y_axes":[{"series":[{"field":%s},{"field":%s}]}],
             "other":{"field_name":"country","model_id":"customers"}}
            """
                .formatted(field("day"), field("cost"), field("paid")));

    assertThat(fields.fields())
        .extracting(Field::name, Field::position)
        .containsExactly(tuple("Day", 0), tuple("Cost", 1), tuple("Paid", 2), tuple("country", 3));
    assertThat(fields.vizType()).contains("line_chart");
    assertThat(holistics.takeRequests()).containsExactly(WIDGET, DATA_SET);
  }

  @Test
  void typesFollowTheModelTheAggregationAndTheTruncation() {
    assertThat(columns(field("id"), field("code"), field("cost"), field("day"), field("paid")))
        .extracting(Field::type)
        .containsExactly(
            ColumnType.BIGINT,
            ColumnType.VARCHAR,
            ColumnType.DECIMAL,
            ColumnType.DATE,
            ColumnType.BOOLEAN);
    assertThat(typesOfAggregated("day", "count", "count distinct", "avg", "min", "max"))
        .containsExactly(
            ColumnType.BIGINT,
            ColumnType.BIGINT,
            ColumnType.DECIMAL,
            ColumnType.DATE,
            ColumnType.DATE);
    assertThat(typesOfAggregated("id", "sum", "median", "stdev", "max", "custom"))
        .containsExactly(
            ColumnType.DECIMAL,
            ColumnType.DECIMAL,
            ColumnType.DECIMAL,
            ColumnType.BIGINT,
            ColumnType.BIGINT);
    assertThat(
            columns(
                field("created_at", "\"transformation\":\"datetrunc month\""),
                field("day", "\"transformation\":\"datetrunc week\""),
                field("length"),
                field("nowhere"),
                field("order_count"),
                field("revenue"),
                field("order_count", "\"analytic\":{\"type\":\"percent_of_total\"}")))
        .extracting(Field::type)
        .containsExactly(
            ColumnType.TIMESTAMP,
            ColumnType.DATE,
            ColumnType.VARCHAR,
            ColumnType.VARCHAR,
            ColumnType.BIGINT,
            ColumnType.DECIMAL,
            ColumnType.DECIMAL);
  }

  @Test
  void aColumnIsNamedByTheWidgetElseByTheModelElseByTheField() {
    assertThat(
            columns(
                field("cost", "\"custom_label\":\"Price\""),
                field("cost", "\"label\":\"Prize\",\"aggregation\":\"sum\""),
                field("created_at"),
                field("nowhere"),
                field("cost", "\"custom_label\":\" \"")))
        .extracting(Field::label)
        .containsExactly("Price", "Prize", "Created", "nowhere", "Cost");
  }

  @Test
  void anAggregatedColumnIsNamedLikeCountDOfIdUnlessItIsAMeasure() {
    assertThat(
            columns(
                field("id", "\"aggregation\":\"count distinct\""),
                field("cost", "\"aggregation\":\"sum\""),
                field("revenue", "\"aggregation\":\"sum\""),
                field("cost", "\"aggregation\":\"custom\"")))
        .extracting(Field::name)
        .containsExactly("CountD of Id", "Sum of Cost", "Revenue", "Cost");
  }

  @Test
  void repeatedColumnsAreNumberedAndKeepTheirLabel() {
    assertThat(
            columns(
                field("day", "\"label\":\"Month\""),
                field("day", "\"label\":\"MONTH\""),
                field("day", "\"label\":\"Month_2\"")))
        .extracting(Field::name, Field::label)
        .containsExactly(
            tuple("Month", "Month"), tuple("MONTH_3", "MONTH"), tuple("Month_2", "Month_2"));
  }

  @Test
  void hiddenFieldsAreNoColumns() {
    assertThat(columns(field("id", "\"hidden\":true"), field("cost", "\"hidden\":false")))
        .extracting(Field::name, Field::position)
        .containsExactly(tuple("Cost", 0));
  }

  @Test
  void metricsAndCalculationsHaveTheirOwnTypes() {
    holistics.answers(
        WIDGET,
        widget(
            """
            {"viz_type":"data_table",
             "adhoc_fields":[{"name":"calc_1","label":"Margin","data_type":"number"}],
             "fields":{"columns":[
               {"path_hash":{"field_name":"calc_1","model_id":null}},
               {"path_hash":{"field_name":"calc_2","model_id":null},"custom_label":"Late",
                "calculation":{"formula":"1 > 0"},"data_type":"truefalse"},
               {"path_hash":{"field_name":"gmv","model_id":null,"data_set_id":9,"is_metric":true},
                "format":{"type":"number"}},
               {"path_hash":{"field_name":"top","model_id":null,"data_set_id":9,"is_metric":true}}]}}
            """));

    List<Field> fields = catalog.fields(widget).fields();

    assertThat(fields)
        .extracting(Field::name, Field::type)
        .containsExactly(
            tuple("Margin", ColumnType.DECIMAL),
            tuple("Late", ColumnType.BOOLEAN),
            tuple("gmv", ColumnType.DECIMAL),
            tuple("top", ColumnType.VARCHAR));
    assertThat(fields)
        .extracting(it -> it.path().isPresent())
        .containsExactly(false, false, true, true);
    assertThat(fields.get(2).path().orElseThrow().isMetric()).contains(true);
  }

  @Test
  void remarksTellWhatAColumnIs() {
    assertThat(
            columns(
                field("cost", "\"aggregation\":\"sum\""),
                field("created_at", "\"transformation\":\"datetrunc month\"")))
        .extracting(Field::remarks)
        .containsExactly(
            "What it costs. Field cost of Orders, aggregated by sum.",
            "Field created_at of Orders, truncated to month.");
    assertThat(catalog.fields(widget).remarks()).isEqualTo("Shown as data table of data set Shop.");
  }

  @Test
  void theLimitOfTheWidgetIsKnown() {
    assertThat(fieldsOf("data_table", "{\"c\":[" + field("id") + "]}").rowLimit())
        .isEqualTo(OptionalLong.of(5000));
  }

  @Test
  void pivotsAndCustomChartsHaveColumnsOnlyInTheirExport() {
    String cell = "{\"rows\":[" + field("id") + "]}";
    for (String chart :
        List.of(
            "\"pivot_table\"", "\"hologram\"", "\"data_table\",\"custom_chart_id\":3", "null")) {
      catalog.forget();
      holistics.answers(WIDGET, widget("{\"viz_type\":%s,\"fields\":%s}".formatted(chart, cell)));

      WidgetFields fields = catalog.fields(widget);

      assertThat(fields.fields()).as(chart).isEmpty();
      assertThat(fields.remarks()).contains("columns are known only from the export");
    }
    assertThat(holistics.requests())
        .as("models type the columns of a file")
        .containsOnly(WIDGET, DATA_SET);
  }

  @Test
  void aWidgetWithoutAReportHasColumnsOnlyInItsExport() {
    holistics.answers(WIDGET, answer("\"source_type\":\"QueryMetric\",\"source_id\":5"));

    assertThat(catalog.fields(widget).fields()).isEmpty();
    assertThat(catalog.fields(widget).remarks()).contains("known only from the export");
  }

  @Test
  void theReportIsReadByItsIdWhereTheWidgetComesWithoutIt() {
    holistics
        .answers(WIDGET, answer("\"source_type\":\"QueryReport\",\"source_id\":77"))
        .answers(
            "query_reports/77",
            """
            {"query_report":{"id":77,"title":"Orders","data_set_id":9,"viz_settings":
              {"viz_type":"data_table","fields":{"c":[%s]}}}}
            """
                .formatted(field("id")));

    assertThat(catalog.fields(widget).fields()).extracting(Field::name).containsExactly("Id");
    assertThat(holistics.takeRequests()).containsExactly(WIDGET, "query_reports/77", DATA_SET);
  }

  @Test
  void aDashboardThatComesWithReportsNeedsNoRequestForItsWidgets() {
    String settings = "{\"viz_type\":\"data_table\",\"fields\":{\"c\":[" + field("id") + "]}}";
    holistics.answers(
        "dashboards/7",
        """
        {"dashboard":{"id":7,"title":"Shop","version":4,"dynamic_filters":[],"widgets":[
          {"id":1,"source_id":77,"source_type":"QueryReport",%1$s,
           "query_report":{"id":77,"data_set_id":9,"viz_setting":%2$s}},
          {"id":"v1","source_id":"v1","source_type":"VizBlock",%1$s,
           "viz_block_definition":{"viz":{"dataset_id":9,"viz_setting":%2$s}}}]}}
        """
            .formatted(EXPORTABLE, settings));
    Dashboard dashboard = catalog.dashboard("7").orElseThrow();

    assertThat(
            catalog
                .fields(dashboard.tables(), ReadBudget.unlimited(), new Cancellation())
                .found()
                .values())
        .hasSize(2)
        .allSatisfy(it -> assertThat(it.fields()).extracting(Field::name).containsExactly("Id"));
    assertThat(holistics.takeRequests()).containsExactly("dashboards/7", DATA_SET);
  }

  @Test
  void aDataSetThatMayNotBeReadLeavesTheTypesOfTheSettings() {
    holistics.refuses(DATA_SET, 403);

    List<Field> fields = columns(field("day", "\"type\":\"date\""), field("id"));

    assertThat(fields)
        .extracting(Field::name, Field::type)
        .containsExactly(tuple("day", ColumnType.DATE), tuple("id", ColumnType.VARCHAR));
    assertThat(catalog.fields(widget).remarks()).contains("its data set cannot be read");
  }

  @Test
  void fieldsAndDataSetsAreRememberedUntilTheirTimeIsOver() {
    columns(field("id"));
    holistics.answers(
        "dashboard_widgets/2?include_report=true",
        widget("{\"viz_type\":\"data_table\",\"fields\":{\"c\":[" + field("cost") + "]}}"));
    holistics.takeRequests();

    catalog.fields(widget);
    assertThat(holistics.takeRequests()).isEmpty();
    catalog.fields(table("2"));
    assertThat(holistics.takeRequests()).containsExactly("dashboard_widgets/2?include_report=true");
    clock.advance(Duration.ofMinutes(5));
    catalog.fields(widget);
    assertThat(holistics.takeRequests()).containsExactly(WIDGET, DATA_SET);
  }

  @Test
  void rereadingAsksForTheWidgetAgainAndRemembersTheAnswer() {
    columns(field("id"));
    holistics.answers(
        WIDGET, widget("{\"viz_type\":\"data_table\",\"fields\":{\"c\":[" + field("cost") + "]}}"));
    holistics.takeRequests();

    assertThat(catalog.reread(widget).fields()).extracting(Field::name).containsExactly("Cost");
    assertThat(catalog.fields(widget).fields()).extracting(Field::name).containsExactly("Cost");
    assertThat(holistics.takeRequests()).containsExactly(WIDGET);
  }

  private static final String EXPORTABLE =
      "\"permissions\":{\"can_explore\":true,\"can_export\":true,\"can_export_data\":true}";

  private static Widget table(String id) {
    return new Widget(new ApiId(id, true), "Orders", Widget.Kind.TABLE, Optional.empty());
  }

  private List<Field> columns(String... fields) {
    return fieldsOf("data_table", "{\"columns\":[" + String.join(",", fields) + "]}").fields();
  }

  private List<ColumnType> typesOfAggregated(String field, String... aggregations) {
    return columns(
            List.of(aggregations).stream()
                .map(aggregation -> field(field, "\"aggregation\":\"" + aggregation + "\""))
                .toArray(String[]::new))
        .stream()
        .map(Field::type)
        .toList();
  }

  private WidgetFields fieldsOf(String vizType, String fields) {
    catalog.forget();
    holistics.answers(
        WIDGET,
        widget(
            "{\"viz_type\":\"%s\",\"fields\":%s,\"settings\":{\"row_limit\":5000}}"
                .formatted(vizType, fields)));
    return catalog.fields(widget);
  }

  private static String widget(String vizSetting) {
    return answer(
        "\"source_type\":\"QueryReport\",\"source_id\":77,\"query_report\":"
            + "{\"id\":77,\"data_set_id\":9,\"viz_setting\":"
            + vizSetting
            + "}");
  }

  private static String answer(String source) {
    return "{\"dashboard_widget\":{\"id\":4175,%s,%s}}".formatted(EXPORTABLE, source);
  }

  private static String field(String name, String... attributes) {
    String path = "\"path_hash\":{\"field_name\":\"%s\",\"model_id\":12}".formatted(name);
    return "{" + path + (attributes.length == 0 ? "" : "," + String.join(",", attributes)) + "}";
  }
}
