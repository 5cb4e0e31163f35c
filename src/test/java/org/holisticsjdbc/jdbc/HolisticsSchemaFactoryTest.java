package org.holisticsjdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.lookup.LikePattern;
import org.apache.calcite.schema.lookup.Lookup;
import org.holisticsjdbc.engine.HostedSchema;
import org.junit.jupiter.api.Test;

class HolisticsSchemaFactoryTest {
  private static Schema create(Map<String, Object> operand, Map<String, String> environment) {
    return new HolisticsSchemaFactory(environment)
        .create(CalciteSchema.createRootSchema(false).plus(), "bi", operand);
  }

  private static void assertRefused(Map<String, Object> operand, String message) {
    assertThatThrownBy(() -> create(operand, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Schema 'bi': ")
        .hasMessageContaining(message)
        .hasMessageNotContaining("s3cret")
        .hasCauseInstanceOf(SQLException.class);
  }

  @Test
  void aModelThatCannotBeMountedSaysWhy() {
    assertRefused(Map.of("password", "s3cret"), "'url' is missing");
    assertRefused(Map.of("url", "jdbc:h2:mem:x"), "does not begin with jdbc:holistics:");
    assertRefused(Map.of("url", "jdbc:holistics://us", "passwort", "s3cret"), "'password'");
    assertRefused(
        Map.of("url", "jdbc:holistics://us", "password", List.of("s3cret")),
        "'password' is no text");
    assertRefused(Map.of("url", "jdbc:holistics://us"), "key");
    assertRefused(
        Map.of("url", "jdbc:holistics:sandbox:f", "schema", "Flights"), "operand 'dashboard'");
  }

  @Test
  void theKeyOfTheEnvironmentGoesToARegionOnly() {
    Map<String, String> environment = Map.of("HOLISTICS_API_KEY", "s3cret");

    ((HostedSchema) create(Map.of("url", "jdbc:holistics://us"), environment)).close();
    assertThatThrownBy(() -> create(Map.of("url", "jdbc:holistics://bi.example.com"), environment))
        .hasMessageContaining("HOLISTICS_HOST")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void operandsThatCalciteAddsAreNoProperties() {
    Map<String, Object> operand =
        Map.of("url", "jdbc:holistics:sandbox:f", "modelUri", "inline:{}", "baseDirectory", "/tmp");

    try (HostedSchema sandbox = (HostedSchema) create(operand, Map.of())) {
      assertThat(sandbox.subSchemas().getNames(LikePattern.any()))
          .contains("Flights", "Playground");
      Lookup<? extends Schema> dashboards = sandbox.subSchemas();
      Lookup<Table> flights = dashboards.get("Flights").tables();
      assertThat(flights.getNames(LikePattern.any())).contains("Routes");
      assertThat(dashboards.get("flights")).isNull();
      assertThat(dashboards.getIgnoreCase("flights").name()).isEqualTo("Flights");
      assertThat(dashboards.get("16078").tables().get("Routes")).isNotNull();
      assertThat(flights.get("routes")).isNull();
    }
  }

  @Test
  void aDashboardThatDoesNotExistIsNamed() {
    Map<String, Object> operand = Map.of("url", "jdbc:holistics:sandbox:f", "dashboard", "Fligths");

    try (HostedSchema sandbox = (HostedSchema) create(operand, Map.of())) {
      assertThatThrownBy(() -> sandbox.tables().getNames(LikePattern.any()))
          .hasMessageContaining("There is no dashboard \"Fligths\"");
    }
  }
}
