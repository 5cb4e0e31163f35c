package org.holisticsjdbc.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.holisticsjdbc.api.ApiFilter.FieldPath;
import org.holisticsjdbc.catalog.WidgetFilter.Reach;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class WidgetFiltersTest {
  private static final String MODELS =
      """
      {"data_set":{"id":9,"name":"shop","data_models":[{"id":12,"name":"orders","fields":[
        {"name":"city","label":"City","type":"text"},
        {"name":"cost","label":"Cost","type":"number"},
        {"name":"rate","label":"Rate","type":"number","is_custom_measure":true},
        {"name":"revenue","label":"Revenue","type":"number","aggregation_type":"sum"},
        {"name":"margin","label":"Margin","type":"number","aggregation_type":"custom"}]}]}}
      """;

  private final ScriptedHolistics holistics =
      new ScriptedHolistics().answers("data_sets/9?include_models=true", MODELS);
  private final Catalog catalog = new Catalog(holistics.client(), Duration.ofMinutes(5));

  @AfterEach
  void stop() {
    holistics.close();
  }

  @Test
  void aMappedFilterActsOnTheFieldOfItsMapping() {
    WidgetFilter filter =
        filters(3, "", filter("Town", "\"mappings\":[" + mapping(4175, "city") + "]")).get(0);

    assertThat(filter.name()).isEqualTo("Town");
    assertThat(filter.reach()).isEqualTo(Reach.MAPPED);
    assertThat(filter.field().map(FieldPath::fieldName)).contains("city");
  }

  @Test
  void aFilterMappedToOtherWidgetsOnlyDoesNotReachThisOne() {
    String elsewhere = filter("Town", "\"mappings\":[" + mapping(99, "city") + "]");

    assertThat(filters(3, "", elsewhere).get(0).reaches()).isFalse();
    assertThat(filters(4, "", elsewhere).get(0).reaches()).isFalse();
  }

  @Test
  void emptyMappingsReachTheDataSetOnACanvasAndNothingElsewhere() {
    String unmapped = filter("Town", "\"mappings\":[]");

    assertThat(filters(3, "", unmapped).get(0).reach()).isEqualTo(Reach.NONE);
    assertThat(filters(1, "", unmapped).get(0).reach()).isEqualTo(Reach.NONE);
    assertThat(filters(4, "", unmapped).get(0).reach()).isEqualTo(Reach.ASSUMED);
  }

  @Test
  void aFieldThatTheDataSetDoesNotHoldIsNotReached() {
    String foreign = filter("Town", "\"mappings\":[]").replace("\"city\"", "\"country\"");

    assertThat(filters(4, "", foreign).get(0).reaches()).isFalse();
  }

  @Test
  void anInteractionSwitchesAFilterOffOrSendsItToAnotherField() {
    String unmapped = filter("Town", "\"mappings\":[]");
    String off = "[{\"from\":\"f1\",\"to\":[\"4175\"],\"disabled\":true}]";
    String other =
        "[{\"from\":\"f1\",\"to\":[\"4175\"],\"field_path\":{\"model_id\":12,\"field_name\":\"cost\"}}]";

    assertThat(filters(4, ",\"interactions\":" + off, unmapped).get(0).reaches()).isFalse();
    WidgetFilter turned = filters(4, ",\"interactions\":" + other, unmapped).get(0);
    assertThat(turned.reach()).isEqualTo(Reach.MAPPED);
    assertThat(turned.field().map(FieldPath::fieldName)).contains("cost");
  }

  @Test
  void aColumnKeepsItsNameBesideAFilterOfTheSameLabel() {
    assertThat(filters(3, "", filter("CITY", "\"mappings\":[]"), filter("Town", "\"order\":2")))
        .extracting(WidgetFilter::name)
        .containsExactly("CITY (filter)", "Town");
  }

  @Test
  void aFilterOfWhichLittleIsToldIsNamedAllTheSame() {
    String bare = "{\"id\":7009,\"uname\":\"f9\"}";
    String oddDefault =
        "{\"id\":7010,\"definition\":{\"label\":\"Odd\",\"default_condition\":{\"values\":[]}}}";

    List<WidgetFilter> filters = filters(3, "", bare, oddDefault);

    assertThat(filters).extracting(WidgetFilter::name).containsExactly("f9", "Odd");
    assertThat(filters).noneMatch(WidgetFilter::reaches);
    assertThat(filters.get(1).filter().defaultCondition()).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"operator":"is","values":[]}            | true
          {"operator":"is","values":[null]}        | true
          {"operator":"matches","values":["$H_NIL$"]} | true
          {"operator":"none","values":[]}          | true
          {"operator":"is","values":["a"]}         | false
          {"operator":"is","values":[""]}          | false
          {"operator":"is_null","values":[]}       | false
          {"operator":"last","values":[7],"modifier":"day"} | false
          """)
  void aDefaultThatLetsEverythingPassIsNone(String condition, boolean isOpen) {
    WidgetFilter filter = filters(3, "", filter("Town", "\"mappings\":[]", condition)).get(0);

    assertThat(filter.filter().defaultCondition().isEmpty()).isEqualTo(isOpen);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"path_hash":{"model_id":12,"field_name":"city"}}                          | nothing
          {"path_hash":{"model_id":12,"field_name":"cost"},"aggregation":"sum"}      | nothing
          {"path_hash":{"model_id":12,"field_name":"revenue"}}                       | nothing
          {"path_hash":{"model_id":12,"field_name":"margin"}}                        | aggregated by 'custom'
          {"path_hash":{"model_id":12,"field_name":"rate"}}                          | custom measure
          {"path_hash":{"model_id":12,"field_name":"cost"},"aggregation":"running sum"} | aggregated by 'running sum'
          {"path_hash":{"model_id":12,"field_name":"cost"},"analytic":{"type":"x"}}  | calculated across rows
          {"path_hash":{"model_id":12,"field_name":"cost"},"analytic":{},"hidden":true}  | calculated across rows
          {"path_hash":{"model_id":null,"field_name":"m","is_metric":true}}          | metric of the data set
          {"path_hash":{"model_id":12,"field_name":"x"},"calculation":{"formula":"1"}} | calculation of the widget
          {"path_hash":{"model_id":12,"field_name":"x"}}                             | unknown to the models
          {"calculation":{"formula":"1"}}                                            | unknown kind
          """)
  void whatLooksPastItsGroupKeepsConditionsLocal(String field, String reason) {
    Optional<String> localOnly = fields(field, "{}", "[]").localOnly();

    assertThat(localOnly.orElse("nothing")).contains(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"row_limit":5000,"sum_row":false}  | []                                       | nothing
          {"show_sum_row":true}               | []                                       | totals
          {"subtotals":{"rows":["city"]}}     | []                                       | totals
          {}                                  | [{"condition":{"operator":"is"}}]        | nothing
          {}                                  | [{"condition":{"operator":"top"}}]       | condition 'top'
          """)
  void totalsAndRankingsKeepConditionsLocal(String settings, String filters, String reason) {
    String city = "{\"path_hash\":{\"model_id\":12,\"field_name\":\"city\"}}";

    assertThat(fields(city, settings, filters).localOnly().orElse("nothing")).contains(reason);
  }

  private WidgetFields fields(String field, String settings, String filters) {
    String report = report(field, settings, filters);
    return catalog.fields(dashboard(3, "", report).widget("Orders").orElseThrow());
  }

  private List<WidgetFilter> filters(int version, String more, String... filters) {
    String city =
        "{\"path_hash\":{\"model_id\":12,\"field_name\":\"city\"},\"custom_label\":\"City\"}";
    Dashboard dashboard = dashboard(version, more, report(city, "{}", "[]"), filters);
    return catalog.filters(dashboard, dashboard.widget("Orders").orElseThrow());
  }

  private Dashboard dashboard(int version, String more, String report, String... filters) {
    holistics.answers(
        "dashboards/7",
        """
        {"dashboard":{"id":7,"title":"Shop","version":%d,"dynamic_filters":[%s],"widgets":[
          {"id":4175,"source_id":1,"source_type":"QueryReport","source_title":"Orders",
           "permissions":{"can_explore":true,"can_export":true,"can_export_data":true},
           "query_report":%s}]%s}}
        """
            .formatted(version, String.join(",", filters), report, more));
    catalog.forget();
    return catalog.dashboard("7").orElseThrow();
  }

  private static String report(String field, String settings, String filters) {
    return """
        {"id":1,"data_set_id":9,"viz_setting":{"viz_type":"data_table","fields":{"columns":[%s]},
         "settings":%s,"filters":%s}}
        """
        .formatted(field, settings, filters);
  }

  private static String mapping(long widget, String field) {
    return """
        {"id":1,"viz_conditionable_id":%d,"viz_conditionable_type":"DashboardWidget",
         "field_path":{"model_id":12,"field_name":"%s"},"aggregation":null}
        """
        .formatted(widget, field);
  }

  private static String filter(String label, String rest) {
    return filter(label, rest, "{\"operator\":\"is\",\"values\":[]}");
  }

  private static String filter(String label, String rest, String condition) {
    return """
        {"id":7001,"uname":"f1",%s,"definition":{"label":"%s","filter_type":"string",
         "default_condition":%s,"filter_source":{"source_type":"DmFieldFilterSource","data_set_id":9,
          "field_path":{"model_id":12,"field_name":"city"}}}}
        """
        .formatted(rest, label, condition);
  }
}
