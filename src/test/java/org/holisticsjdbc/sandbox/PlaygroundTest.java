package org.holisticsjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holisticsjdbc.sandbox.ApiClient.condition;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaygroundTest {

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  private ApiClient api;

  @BeforeEach
  void connect() {
    api = new ApiClient(holistics.sandbox());
  }

  @Test
  void valuesAreWrittenRawAndQuotedOnlyWhereNeeded() {
    assertThat(api.export("4230"))
        .startsWith(
            """
            Id,Text,Note,Big integer,Amount,Precise,Date,Datetime,Truefalse
            1,plain,a,1,5,0.1,2024-01-01,2024-01-01 00:00:00,true
            2,東京,b,2147483648,5.0,0.0000000001,2024-02-29,2024-02-29 23:59:59.123,false
            """)
        .contains(
            "\n4,\"\",\"\",9223372036854775807,0,",
            "\n5,,,,,,,,\n",
            "\n6,\"comma, inside\",\"say \"\"hello\"\"\",-9223372036854775808,-5,",
            "\n7,\"line\nbreak\",\"carriage\r\nreturn\",12345678901234567890,",
            "\n8,\" leading and trailing \",100% _wild_,0,0.00,3.1400,",
            "\n9,007,NULL,7,1000000,12345678901234567890.12,")
        .endsWith("\n13,,\"\",1,5.000,-1,,2024-01-01 00:00:01,\n");
  }

  @Test
  void nullInTheOnlyColumnIsAnEmptyLine() {
    assertThat(api.export("4232")).isEqualTo("Value\nfirst\n\n\"\"\nthird\n\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "7011 | is               | \"東京\"        | 2",
        "7011 | is               | \"\"            | 4",
        "7011 | is               | \"7\"           | ``",
        "7011 | is               | \"007\"         | 9",
        "7011 | is_null          | ``              | 5 13",
        "7011 | contains         | \"twi\"         | 10 10 11",
        "7011 | ends_with        | \"ße\",\"ing \" | 3 8",
        "7011 | does_not_contain | \"n\"           | 2 3 4 9",
        "7012 | is               | 5               | 1 2 3 13",
        "7012 | is               | \"5.0\"         | 1 2 3 13",
        "7012 | is_not           | 5,2.5           | 4 6 7 8 9 12",
        "7012 | greater_than     | 7.25            | 7 9",
        "7012 | less_than        | 0               | 6",
        "7012 | between          | -5,0            | 4 6 8",
        "7012 | not_null         | ``              | 1 2 3 4 6 7 8 9 10 10 11 12 13",
        "7013 | is               | \"2024-01-01\"  | 1 13",
        "7013 | before           | \"2000-02-29\"  | 3",
        "7013 | after            | \"2024-12-30\"  | 6 7",
        "7013 | between | \"2024-02-29\",\"2024-05-05\" | 2 4 10 10 11",
        "7013 | is_null          | ``              | 5",
        "7014 | is_true          | ``              | 1 3 6 9 10 10 11",
        "7014 | is_false         | ``              | 2 4 7 12",
        "7014 | is_null          | ``              | 5 8 13",
        "7014 | none             | ``              | 1 2 3 4 5 6 7 8 9 10 10 11 12 13",
      })
  void conditionsKeepTheRightRows(long filter, String operator, String values, String ids) {
    String[] json = values == null || values.isEmpty() ? new String[0] : values.split(",");

    List<List<String>> rows =
        CsvTable.parse(api.export("4230", condition(filter, operator, json))).rows();

    assertThat(String.join(" ", rows.stream().map(row -> row.get(0)).toList()))
        .isEqualTo(ids == null ? "" : ids);
  }

  @Test
  void generatedRowsAreAlwaysTheSame() {
    String one = api.export("4231");
    try (Sandbox other = Sandbox.start(SandboxExtension.shortJobs())) {
      assertThat(new ApiClient(other).export("4231")).isEqualTo(one);
    }
    SandboxOptions changed = SandboxExtension.shortJobs().withSeed(5).withGeneratedRows(7);
    try (Sandbox other = Sandbox.start(changed)) {
      CsvTable table = CsvTable.parse(new ApiClient(other).export("4231"));
      assertThat(table.rows()).hasSize(7);
      assertThat(table.header()).hasSize(16);
      assertThat(one).doesNotContain(table.rows().get(0).get(1));
    }
  }

  @Test
  void generatedConditionsKeepTheRightRows() {
    CsvTable all = CsvTable.parse(api.export("4231"));

    assertThat(
            CsvTable.parse(
                    api.export(
                        "4231",
                        condition(7015, "is", "\"open\"", "\"paid\""),
                        condition(7016, "greater_than", "50"),
                        condition(7017, "after", "\"2022-12-31\""),
                        condition(7018, "is_true")))
                .rows())
        .isNotEmpty()
        .isEqualTo(
            all.where(
                    row ->
                        List.of("open", "paid").contains(row.get(9))
                            && new BigDecimal(row.get(2)).intValue() > 50
                            && row.get(11).compareTo("2022-12-31") > 0
                            && row.get(14).equals("true"))
                .rows());
  }

  @Test
  void theShopsTablesReferToEachOther() {
    CsvTable customers = CsvTable.parse(api.export("4233"));
    CsvTable orders = CsvTable.parse(api.export("4234"));
    CsvTable payments = CsvTable.parse(api.export("4235"));

    List<String> customerIds = customers.rows().stream().map(row -> row.get(0)).toList();
    List<String> orderIds = orders.rows().stream().map(row -> row.get(0)).toList();
    assertThat(orders.rows().stream().map(row -> row.get(1)).filter(id -> !id.isEmpty()))
        .isNotEmpty()
        .isSubsetOf(customerIds);
    assertThat(orders.rows()).anyMatch(row -> row.get(1).isEmpty());
    assertThat(payments.rows().stream().map(row -> row.get(1))).isSubsetOf(orderIds);
    assertThat(Arrays.asList(customers.rows().size(), orders.rows().size(), payments.rows().size()))
        .containsExactly(100, 1_000, 1_500);
  }
}
