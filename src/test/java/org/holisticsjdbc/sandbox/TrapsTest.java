package org.holisticsjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holisticsjdbc.sandbox.ApiClient.condition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the widgets of the dashboard "Traps" hold, with and without conditions. */
class TrapsTest {

  private static final String ONLY_A = condition(7041, "is", "\"a\"", "\"c\"");

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  private ApiClient api;

  @BeforeEach
  void connect() {
    api = new ApiClient(holistics.sandbox());
  }

  @Test
  void hiddenFieldsSplitGroupsWithoutBeingShown() {
    assertThat(api.export("4250", ONLY_A))
        .isEqualTo("Kind,Sum of Amount\na,10.0050\na,-10.005\nc,100\nc,100.00\n");
    assertThat(fields("4250").get(1).path("hidden").asBoolean()).isTrue();
  }

  @Test
  void partsOfAllChangeWithTheRowsThatAreThere() {
    assertThat(api.export("4251")).contains("\na,2,0.0555555556\n");
    assertThat(api.export("4251", ONLY_A))
        .isEqualTo("Kind,Items,Part of all items\na,2,0.5\nc,2,0.5\n");
    assertThat(api.export("4252", ONLY_A)).isEqualTo("Kind,Share of all\na,0\nc,1\n");
  }

  @Test
  void measuresAreNamedByWhereTheyAreDefined() {
    assertThat(fields("4251").get(2).path("path_hash").toString())
        .isEqualTo("{\"field_name\":\"adhoc_part\",\"model_id\":null}");
    assertThat(setting("4251").path("adhoc_fields").get(0).path("data_type").asText())
        .isEqualTo("number");
    assertThat(fields("4252").get(1).path("path_hash").toString())
        .isEqualTo(
            "{\"field_name\":\"share\",\"model_id\":null,\"data_set_id\":2120,\"is_metric\":true}");
    JsonNode model =
        api.json("/data_sets/2120?include_models=true").path("data_set").path("data_models").get(0);
    assertThat(model.path("measures").get(0).path("is_custom_measure").asBoolean()).isTrue();
    assertThat(model.path("fields").findValuesAsText("name")).contains("total_amount");
    assertThat(api.export("4253", ONLY_A)).isEqualTo("Kind,Total amount\na,0.0000\nc,200.00\n");
  }

  @Test
  void runningTotalsBeginWithTheFirstRowThatIsThere() {
    String spring = condition(7042, "between", "\"2024-03-01\"", "\"2024-04-30\"");

    assertThat(api.export("4254"))
        .contains("\n2024-03-01,21,66,0.0340356564\n2024-04-01,25,91,0.0405186386\n");
    assertThat(api.export("4254", spring))
        .isEqualTo(
            "Month,Sum of Quantity,So far,Part\n"
                + "2024-03-01,21,21,0.4565217391\n2024-04-01,25,46,0.5434782609\n");
    assertThat(setting("4254").findValuesAsText("analytic")).hasSize(2);
  }

  @Test
  void labelsMayBeRepeated() {
    assertThat(api.export("4255")).startsWith("Value,value,VALUE,Value_2\n1,10.05,1,İstanbul\n");
  }

  @Test
  void theLargestFewChangeWithTheRowsThatAreThere() {
    assertThat(api.export("4257"))
        .isEqualTo(
            "Id,Sum of Amount,Max of Kind\n22,,\n25,,A\n10,99999999999999.99,C\n"
                + "8,1234567.891,B\n9,1234567.89,C\n");
    assertThat(api.export("4257", ONLY_A))
        .isEqualTo(
            "Id,Sum of Amount,Max of Kind\n13,100,c\n14,100.00,c\n3,10.0050,a\n4,-10.005,a\n");
  }

  @Test
  void longTablesAreTruncatedAfterTheConditions() {
    assertThat(rows("4258")).hasSize(5_000);
    assertThat(rows("4258", condition(7048, "greater_than", "5500"))).hasSize(500);
    assertThat(rows("4258", condition(7049, "is", "\"odd\""))).hasSize(3_000);
  }

  @Test
  void totalsAreRowsLikeOthers() {
    assertThat(api.export("4259", ONLY_A))
        .isEqualTo(
            "Kind,Items,Sum of Amount\na,2,0.0000\nc,2,200.00\nTotal,4,200.0000\n"
                + "Average,2,100\n");
    assertThat(setting("4259").path("settings").path("sum_row").asBoolean()).isTrue();
    assertThat(setting("4259").path("settings").path("average_row").asBoolean()).isTrue();
  }

  @Test
  void pivotTablesHaveAColumnForEachValue() {
    assertThat(api.export("4260")).startsWith("Flag,\"\",\" D\",A,B,C,D,\"D \",a,b,c,(null)\n");
    assertThat(api.export("4260", ONLY_A))
        .isEqualTo("Flag,a,c\ntrue,10.0050,100\n,-10.005,100.00\n");
    assertThat(setting("4260").path("viz_type").asText()).isEqualTo("pivot_table");
  }

  @Test
  void pivotTablesMayHaveTotals() {
    String winter = condition(7042, "between", "\"2024-01-01\"", "\"2024-01-08\"");

    assertThat(api.export("4261", winter))
        .isEqualTo(
            """
            Quarter,A | false | Items,A | false | Sum of Quantity,B | true | Items,\
            B | true | Sum of Quantity,a | true | Items,a | true | Sum of Quantity,\
            a | (null) | Items,a | (null) | Sum of Quantity,Total | Items,Total | Sum of Quantity
            2024-01-01,1,2,1,5,1,3,1,4,4,14
            Total,1,2,1,5,1,3,1,4,4,14
            """);
  }

  @Test
  void customChartsHaveNoPublishedType() {
    assertThat(setting("4262").has("viz_type")).isFalse();
    assertThat(setting("4262").path("custom_chart_id").isIntegralNumber()).isTrue();
    assertThat(api.export("4262", ONLY_A)).isEqualTo("Kind,Items\na,2\nc,2\n");
  }

  @Test
  void conditionsOnDatesActBeforeTheyAreCut() {
    assertThat(api.export("4263", condition(7042, "is", "\"2023-12-31\"")))
        .isEqualTo(
            "Year,Quarter,Month,Week,Day,Items,Sum of Amount\n"
                + "2023-01-01,2023-10-01,2023-12-01,2023-12-25,2023-12-31 00:00:00,1,10.05\n");
    assertThat(api.export("4264", condition(7043, "is", "\"2024-04-01\"")))
        .isEqualTo(
            "Happened at,Items,Sum of Amount\n"
                + "2024-04-01 00:00:00,1,3.50\n2024-04-01 06:00:00,1,100\n");
  }

  @Test
  void filtersOfAggregatedValuesActOnGroups() {
    assertThat(api.export("4265", condition(7045, "is", "200")))
        .isEqualTo("Kind,Items,Sum of Amount,Latest\nc,2,200.00,2024-06-30\n");
    assertThat(api.export("4265", condition(7044, "is", "200")))
        .isEqualTo("Kind,Items,Sum of Amount,Latest\n");
    assertThat(api.export("4265", condition(7046, "is", "\"2024-06-30\"")))
        .isEqualTo("Kind,Items,Sum of Amount,Latest\nc,2,200.00,2024-06-30\n");
    assertThat(api.export("4265", condition(7047, "is", "100"), ONLY_A))
        .isEqualTo("Kind,Items,Sum of Amount,Latest\nc,2,200.00,2024-06-30\n");
  }

  @Test
  void noQueryReturnsMoreRowsThanTheWorkspaceAllows() {
    try (Sandbox small = Sandbox.start(SandboxExtension.shortJobs().withMaxRows(7))) {
      CsvTable table = CsvTable.parse(new ApiClient(small).export("4231"));
      assertThat(table.rows()).hasSize(7);
    }
  }

  private JsonNode setting(String widget) {
    return api.json("/dashboard_widgets/" + widget + "?include_report=true")
        .path("dashboard_widget")
        .path("query_report")
        .path("viz_setting");
  }

  private JsonNode fields(String widget) {
    return setting(widget).path("fields").path("table_fields");
  }

  private List<List<String>> rows(String widget, String... conditions) {
    return CsvTable.parse(api.export(widget, conditions)).rows();
  }
}
