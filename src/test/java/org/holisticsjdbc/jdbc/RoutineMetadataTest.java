package org.holisticsjdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holisticsjdbc.jdbc.SqlState.assertState;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Procedures and functions in DatabaseMetaData, compared with the manifest itself. */
class RoutineMetadataTest {
  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();
  private Connection connection;
  private DatabaseMetaData metadata;
  private int requestsBefore;

  @BeforeEach
  void connect() throws SQLException {
    connection = holistics.connect();
    metadata = connection.getMetaData();
    requestsBefore = holistics.exchanges().size();
  }

  @AfterEach
  void nothingWasAsked() throws SQLException {
    connection.close();
    assertThat(holistics.exchanges()).hasSize(requestsBefore);
  }

  private static Stream<JsonNode> operations() throws IOException {
    JsonNode manifest =
        new ObjectMapper().readTree(Path.of("driver-manifest/operations.json").toFile());
    return StreamSupport.stream(manifest.path("operations").spliterator(), false);
  }

  /** {@code Groups_AddUser} is {@code groups_add_user}. */
  private static String name(JsonNode operation) {
    String id = operation.path("operation_id").asText();
    return id.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  private static List<Map<String, Object>> rows(ResultSet found) throws SQLException {
    List<Map<String, Object>> rows = new ArrayList<>();
    try (found) {
      while (found.next()) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          row.put(found.getMetaData().getColumnName(i), found.getObject(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static List<String> texts(List<Map<String, Object>> rows, String column) {
    return rows.stream().map(row -> (String) row.get(column)).toList();
  }

  @Test
  void everyOperationIsAProcedureThatReturnsRows() throws Exception {
    List<Map<String, Object>> procedures = rows(metadata.getProcedures(null, null, null));
    Map<String, String> described = new LinkedHashMap<>();
    operations().forEach(it -> described.put(name(it), it.path("description").asText()));

    assertThat(texts(procedures, "PROCEDURE_NAME"))
        .hasSize(82)
        .isSorted()
        .containsExactlyInAnyOrderElementsOf(described.keySet());
    assertThat(procedures)
        .allSatisfy(
            row -> {
              assertThat(row.get("PROCEDURE_CAT")).isNull();
              assertThat(row).containsEntry("PROCEDURE_SCHEM", "holistics");
              assertThat(row).containsEntry("REMARKS", described.get(row.get("PROCEDURE_NAME")));
              assertThat(row)
                  .containsEntry("PROCEDURE_TYPE", DatabaseMetaData.procedureReturnsResult);
              assertThat(row).containsEntry("SPECIFIC_NAME", row.get("PROCEDURE_NAME"));
            });
  }

  @Test
  void thoseThatReadAreTableFunctionsToo() throws Exception {
    List<Map<String, Object>> functions = rows(metadata.getFunctions(null, null, null));
    List<String> reading =
        operations()
            .filter(it -> it.path("effect").asText().equals("read"))
            .map(RoutineMetadataTest::name)
            .sorted()
            .toList();

    assertThat(texts(functions, "FUNCTION_NAME")).isEqualTo(reading);
    assertThat(functions)
        .allSatisfy(
            row -> {
              assertThat(row).containsEntry("FUNCTION_SCHEM", "holistics");
              assertThat(row).containsEntry("FUNCTION_TYPE", DatabaseMetaData.functionReturnsTable);
            });
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "null, null, 82",
        "%, %, 82",
        "holistics, null, 82",
        "HOLISTICS, groups\\_create, 1",
        "holistics, GROUPS\\_CREATE, 1",
        "holistics, groups_create, 1",
        "holistics, groups\\_%, 7",
        "h%, groups\\_add\\_use_, 1",
        "holistics, groups, 0",
        "Sales, null, 0",
        "'', null, 0",
        "holistics, '', 0"
      })
  void proceduresAreFoundByPattern(String schema, String name, int count) throws SQLException {
    assertThat(rows(metadata.getProcedures(null, schema, name))).hasSize(count);
    assertThat(rows(metadata.getProcedures("", schema, name))).hasSize(count);
    assertThat(rows(metadata.getProcedures("main", schema, name))).isEmpty();
  }

  @Test
  void columnsAreTheParametersInOrderAndThenThoseOfTheRows() throws SQLException {
    List<Map<String, Object>> columns =
        rows(metadata.getProcedureColumns(null, "holistics", "users\\_invite", null));

    assertThat(texts(columns, "COLUMN_NAME"))
        .containsExactly(
            "emails",
            "role",
            "allow_authentication_token",
            "enable_export_data",
            "group_ids",
            "message",
            "wait",
            "id",
            "status",
            "existing_job_id",
            "result");
    assertThat(columns.get(1))
        .containsEntry("COLUMN_TYPE", DatabaseMetaData.procedureColumnIn)
        .containsEntry("DATA_TYPE", Types.VARCHAR)
        .containsEntry("TYPE_NAME", "VARCHAR")
        .containsEntry("NULLABLE", DatabaseMetaData.procedureNoNulls)
        .containsEntry("IS_NULLABLE", "NO")
        .containsEntry("ORDINAL_POSITION", 2)
        .containsEntry("COLUMN_DEF", null)
        .containsEntry("SPECIFIC_NAME", "users_invite");
    assertThat((String) columns.get(1).get("REMARKS"))
        .contains("Required.")
        .endsWith("One of user, explorer, analyst, admin, growth_admin, it_admin.");
    assertThat(columns.get(4))
        .containsEntry("DATA_TYPE", Types.ARRAY)
        .containsEntry("TYPE_NAME", "BIGINT ARRAY")
        .containsEntry("NULLABLE", DatabaseMetaData.procedureNullable)
        .containsEntry("ORDINAL_POSITION", 5);
    assertThat((String) columns.get(4).get("REMARKS")).contains("Optional.").contains("ARRAY[…]");
    assertThat(columns.get(6)).containsEntry("COLUMN_DEF", "false");
    assertThat(columns.get(7))
        .containsEntry("COLUMN_TYPE", DatabaseMetaData.procedureColumnResult)
        .containsEntry("DATA_TYPE", Types.BIGINT)
        .containsEntry("PRECISION", 19)
        .containsEntry("RADIX", 10)
        .containsEntry("ORDINAL_POSITION", 1);
  }

  @Test
  void aDefaultIsWrittenAsInSql() throws SQLException {
    assertThat(rows(metadata.getProcedureColumns(null, null, "groups\\_list", "sort")).get(0))
        .containsEntry("COLUMN_DEF", "'natural'");
    assertThat(rows(metadata.getProcedureColumns(null, null, "groups\\_list", "limit")).get(0))
        .containsEntry("COLUMN_DEF", "20");
  }

  @Test
  void columnsAreFoundByPattern() throws SQLException {
    List<Map<String, Object>> ids =
        rows(metadata.getProcedureColumns(null, "holistics", "groups\\_%", "ID"));
    assertThat(texts(ids, "PROCEDURE_NAME"))
        .isSorted()
        .containsSubsequence("groups_add_user", "groups_get", "groups_get", "groups_update");
    assertThat(rows(metadata.getProcedureColumns(null, null, "groups\\_get", "nope"))).isEmpty();
    assertThat(rows(metadata.getProcedureColumns("main", null, null, null))).isEmpty();
    assertThat(rows(metadata.getFunctionColumns(null, null, "groups\\_create", null))).isEmpty();
  }

  @Test
  void functionColumnsAreThoseOfTheProcedure() throws SQLException {
    List<Map<String, Object>> ofFunction =
        rows(metadata.getFunctionColumns(null, null, "groups\\_get", null));
    List<Map<String, Object>> ofProcedure =
        rows(metadata.getProcedureColumns(null, null, "groups\\_get", null));

    assertThat(texts(ofFunction, "COLUMN_NAME")).isEqualTo(texts(ofProcedure, "COLUMN_NAME"));
    assertThat(ofFunction.get(0))
        .containsEntry("COLUMN_TYPE", DatabaseMetaData.functionColumnIn)
        .containsEntry("NULLABLE", DatabaseMetaData.functionNoNulls)
        .containsEntry("ORDINAL_POSITION", 1)
        .containsEntry("REMARKS", ofProcedure.get(0).get("REMARKS"));
    assertThat(ofFunction.get(ofFunction.size() - 1))
        .containsEntry("COLUMN_TYPE", DatabaseMetaData.functionColumnResult);
  }

  /** What is described is what a statement has: the columns name no other parameters and types. */
  @Test
  void everyProcedureCanBePreparedWithTheParametersItsColumnsDescribe() throws SQLException {
    for (String procedure :
        texts(rows(metadata.getProcedures(null, null, null)), "PROCEDURE_NAME")) {
      List<Map<String, Object>> columns =
          rows(metadata.getProcedureColumns(null, null, procedure.replace("_", "\\_"), null));
      List<Map<String, Object>> in = ofKind(columns, DatabaseMetaData.procedureColumnIn);
      List<Map<String, Object>> out = ofKind(columns, DatabaseMetaData.procedureColumnResult);
      assertThat(in.size() + out.size()).isEqualTo(columns.size());
      assertThat(out).as(procedure).isNotEmpty();
      assertThat(texts(in, "COLUMN_NAME"))
          .doesNotContain(HolisticsCallableStatement.RETURN_VALUE)
          .doesNotHaveDuplicates();
      assertPositions(in);
      assertPositions(out);
      String markers = String.join(", ", in.stream().map(it -> "?").toList());
      try (CallableStatement call =
          connection.prepareCall("{? = call holistics.%s(%s)}".formatted(procedure, markers))) {
        ParameterMetaData about = call.getParameterMetaData();
        assertThat(about.getParameterCount()).isEqualTo(in.size() + 1);
        for (int i = 0; i < in.size(); i++) {
          assertThat(about.getParameterType(i + 2)).isEqualTo(in.get(i).get("DATA_TYPE"));
          call.setNull((String) in.get(i).get("COLUMN_NAME"), Types.NULL);
        }
        assertThat(call.getMetaData().getColumnCount()).isEqualTo(out.size());
        for (int i = 0; i < out.size(); i++) {
          assertThat(call.getMetaData().getColumnLabel(i + 1))
              .isEqualTo(out.get(i).get("COLUMN_NAME"));
          assertThat(call.getMetaData().getColumnType(i + 1))
              .isEqualTo(out.get(i).get("DATA_TYPE"));
        }
      }
    }
  }

  private static List<Map<String, Object>> ofKind(List<Map<String, Object>> columns, int kind) {
    return columns.stream().filter(it -> it.get("COLUMN_TYPE").equals(kind)).toList();
  }

  private static void assertPositions(List<Map<String, Object>> columns) {
    for (int i = 0; i < columns.size(); i++) {
      assertThat(columns.get(i)).containsEntry("ORDINAL_POSITION", i + 1);
    }
  }

  @Test
  void theSchemaOfTheServiceIsListedWithoutAsking() throws SQLException {
    assertThat(texts(rows(metadata.getSchemas(null, "holistics")), "TABLE_SCHEM"))
        .containsExactly("holistics");
    assertThat(texts(rows(metadata.getSchemas(null, "Holistics")), "TABLE_SCHEM"))
        .containsExactly("holistics");
  }

  @Test
  void theFlagsSayWhatIsSupported() throws SQLException {
    assertThat(metadata.supportsStoredProcedures()).isTrue();
    assertThat(metadata.supportsNamedParameters()).isTrue();
    assertThat(metadata.supportsStoredFunctionsUsingCallSyntax()).isTrue();
    assertThat(metadata.supportsSchemasInProcedureCalls()).isTrue();
    assertThat(metadata.supportsCatalogsInProcedureCalls()).isFalse();
    assertThat(metadata.supportsBatchUpdates()).isTrue();
    assertThat(metadata.getProcedureTerm()).isEqualTo("procedure");
    assertThat(metadata.getMaxProcedureNameLength()).isZero();
  }

  @Test
  void aClosedConnectionAnswersNothing() throws SQLException {
    connection.close();
    assertState("08003", () -> metadata.getProcedures(null, null, null));
    assertState("08003", () -> metadata.getFunctionColumns(null, null, null, null));
  }
}
