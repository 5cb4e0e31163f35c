package org.holisticsjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataSetQueriesTest {

  private static final String BY_STATE =
      "{'dimensions':[{'id':'s','field':'airports.state'}],"
          + "'metrics':[{'id':'n','field':'airports.iata','aggregation':'count'}],"
          + "'order':[{'id':'n','order':'desc'},{'id':'s','order':'asc'}]%s}";

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  private ApiClient api;

  @BeforeEach
  void connect() {
    api = new ApiClient(holistics.sandbox());
  }

  @Test
  void queriesGroupAsWidgetsDo() {
    JsonNode data = run(2102, BY_STATE.formatted(",'page_size':-1"));

    List<String> expected = new ArrayList<>();
    CsvTable.parse(api.export("4191")).rows().forEach(row -> expected.add(row.get(0) + row.get(1)));
    List<String> found = new ArrayList<>();
    data.path("values").forEach(row -> found.add(row.get(0).asText() + row.get(1).asText()));
    assertThat(found).isEqualTo(expected).hasSizeGreaterThan(50);
    assertThat(data.path("fields").toString()).isEqualTo("[\"State\",\"Count of IATA\"]");
    assertThat(data.path("meta").path("num_rows").asInt()).isEqualTo(expected.size());
  }

  @Test
  void allAggregationsAndTransformationsAreComputed() {
    JsonNode data =
        run(
            2101,
            "{'dimensions':[{'id':'y','field':'strikes.flight_date',"
                + "'transformation':'datetrunc year'}],"
                + "'metrics':[{'field':'strikes.cost_total','aggregation':'sum'},"
                + "{'field':'strikes.cost_total','aggregation':'avg'},"
                + "{'field':'strikes.flight_date','aggregation':'min'},"
                + "{'field':'strikes.flight_date','aggregation':'max'},"
                + "{'field':'strikes.operator','aggregation':'count distinct'}],"
                + "'filters':[{'field':'strikes.flight_date','operator':'matches',"
                + "'values':['1995']}],'timezone':'Asia/Singapore'}");

    assertThat(data.path("values")).hasSize(1);
    JsonNode row = data.path("values").get(0);
    assertThat(row.get(0).asText()).isEqualTo("1995-01-01");
    assertThat(row.get(3).asText()).startsWith("1995-");
    assertThat(row.get(4).asText()).startsWith("1995-12-");
  }

  @Test
  void queriesAreFilteredLimitedAndCutIntoPages() {
    JsonNode first = run(2102, BY_STATE.formatted(",'page_size':3,'limit':5"));
    JsonNode second = run(2102, BY_STATE.formatted(",'page_size':3,'limit':5,'page':2"));
    JsonNode texas =
        run(
            2102,
            BY_STATE.formatted(
                ",'filters':[{'field':'airports.state','operator':'is','values':['TX']}]"));

    assertThat(first.path("values")).hasSize(3);
    assertThat(second.path("values")).hasSize(2);
    assertThat(second.path("meta").toString())
        .isEqualTo("{\"page\":2,\"page_size\":3,\"num_rows\":5}");
    assertThat(texas.path("values")).hasSize(1);
  }

  @Test
  void measuresAndMetricsAreNamedAsTheyAreDefined() {
    JsonNode data =
        run(
            2120,
            "{'dimensions':[{'field':'items.kind'}],"
                + "'metrics':[{'field':'items.total_amount'},{'field':'share'}]}");

    assertThat(data.path("fields").toString()).contains("Total amount", "Share of all");
  }

  @Test
  void anAnsweredQueryIsAnsweredAtOnceUntilItIsForgotten() {
    String body = query(BY_STATE.formatted(""));
    String path = "/data_sets/2102/submit_query";
    JsonNode data = run(2102, BY_STATE.formatted(""));

    assertThat(api.parse(api.post(path, body))).isEqualTo(data);
    assertThat(
            api.parse(api.post(path, query(BY_STATE.formatted(",'bust_cache':true")))).has("job"))
        .isTrue();
    long job = api.submitTo("/data_sources/301/bust_exploration_cache", "");
    assertThat(api.finalStatus(job)).isEqualTo("success");
    assertThat(api.parse(api.post(path, body)).has("job")).isTrue();
  }

  @Test
  void theSqlOfAQueryNamesWhatItReads() {
    String sql =
        api.parse(
                api.post(
                    "/data_sets/2103/generate_sql",
                    query(
                        "{'dimensions':[{'id':'s','field':'airports.state'}],"
                            + "'metrics':[{'field':'flights.flights','aggregation':'sum'}],"
                            + "'filters':[{'field':'airports.city','operator':'starts_with',"
                            + "'values':['St']},{'field':'flights.flights',"
                            + "'operator':'between','values':[1,9]}],"
                            + "'order':[{'id':'s','order':'desc'}],'limit':10}")))
            .path("sql")
            .asText();

    assertThat(sql)
        .isEqualTo(
            """
            SELECT
              "airports"."state" AS "State",
              SUM("flights"."flights") AS "Sum of Flights"
            FROM
              "public"."flights" AS "flights"
              LEFT JOIN "public"."airports" AS "airports" ON "flights"."origin" = "airports"."iata"
            WHERE
              ("airports"."city" ILIKE 'St%')
              AND "flights"."flights" BETWEEN 1 AND 9
            GROUP BY
              1
            ORDER BY
              1 DESC
            LIMIT 10""");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "dimensions | {}",
        "dimensions | {'dimensions':[{'field':'airports.nothing'}]}",
        "dimensions | {'dimensions':[{'field':'state'}]}",
        "dimensions | {'dimensions':[{'field':'airports.state','transformation':'datetrunc year'}]}",
        "metrics    | {'metrics':[{'field':'airports.state','aggregation':'sum'}]}",
        "metrics    | {'metrics':[{'field':'airports.latitude','aggregation':'stdev'}]}",
        "metrics    | {'metrics':[{'field':'nothing'}]}",
        "order      | {'dimensions':[{'id':'s','field':'airports.state'}],'order':[{'id':'t','order':'asc'}]}",
        "filters    | {'dimensions':[{'field':'airports.state'}],'filters':[{'field':'airports.x','operator':'is','values':['x']}]}",
        "filters    | {'dimensions':[{'field':'airports.state'}],'filters':[{'field':'airports.state','operator':'before','values':['x']}]}",
        "page_size  | {'dimensions':[{'field':'airports.state'}],'page_size':0}",
        "timezone   | {'dimensions':[{'field':'airports.state'}],'timezone':'Europe/Atlantis'}",
      })
  void queriesThatMakeNoSenseAreRefused(String where, String query) {
    for (String operation : List.of("submit_query", "generate_sql")) {
      HttpResponse<String> response = api.post("/data_sets/2102/" + operation, query(query));

      assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
      assertThat(api.parse(response).path("record").has(where)).as(response.body()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'dimensions':[{}]}",
        "{'dimensions':[{'field':'airports.state'}],'timezone':'UTC'}",
        "{'dimensions':[{'field':'airports.state'}],'limit':1000001}",
        "{'dimensions':[{'field':'airports.state'}],'page_size':1001}",
        "{'dimensions':[{'field':'airports.state'}],'filters':[{'field':'airports.state','operator':'is','value':'x'}]}",
      })
  void queriesAgainstTheContractAreRefused(String query) {
    holistics.expectWrongRequests();

    assertThat(api.post("/data_sets/2102/submit_query", query(query)).statusCode()).isEqualTo(400);
  }

  @Test
  void aDataSetIsDeletedWhenNothingShowsItAnyMore() {
    assertThat(api.delete("/data_sets/2102").statusCode()).isEqualTo(422);
    api.delete("/dashboard_widgets/4190");
    api.delete("/dashboard_widgets/4191");

    assertThat(api.delete("/data_sets/2102").statusCode()).isEqualTo(200);
    assertThat(api.get("/data_sets/2102").statusCode()).isEqualTo(404);
    assertThat(api.delete("/data_sets/2102").statusCode()).isEqualTo(404);
  }

  @Test
  void modelsAreListedOnceThoughDataSetsShareThem() {
    List<String> names = new ArrayList<>();
    api.json("/data_models?project_id=55&branch_name=main")
        .path("data_models")
        .forEach(model -> names.add(model.path("name").asText()));

    assertThat(names).contains("airports", "flights", "strikes").doesNotHaveDuplicates();
    assertThat(api.get("/data_models?project_id=56").statusCode()).isEqualTo(404);
  }

  private JsonNode run(long dataSet, String query) {
    long job = api.submitTo("/data_sets/" + dataSet + "/submit_query", query(query));
    assertThat(api.finalStatus(job)).isEqualTo("success");
    JsonNode result = api.json("/jobs/" + job + "/result").path("result");
    assertThat(result.path("type").asText()).isEqualTo("DataModel.execute_model_query");
    return result.path("data");
  }

  private static String query(String query) {
    return "{'query':%s}".formatted(query).replace('\'', '"');
  }
}
