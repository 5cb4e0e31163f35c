package org.holisticsjdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holisticsjdbc.jdbc.SqlState.assertState;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;
import org.holisticsjdbc.engine.Column;
import org.holisticsjdbc.engine.Session.TableColumn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseMetaDataTest {
  private final InMemoryWorkspace workspace = new InMemoryWorkspace();
  private final HolisticsConnection connection = InMemoryWorkspace.connect(workspace, "user", "me");
  private DatabaseMetaData metadata;

  @BeforeEach
  void fill() throws SQLException {
    workspace.has("Sales", "Orders", field("Orders", "Month", SqlType.DATE, 0, 0));
    workspace.has("Sales", "my_table", field("my_table", "a", SqlType.VARCHAR, 0, 0));
    workspace.has("Sales", "myXtable", field("myXtable", "b", SqlType.VARCHAR, 0, 0));
    workspace.has("Marketing", "Leads");
    workspace.has("100%", "T");
    metadata = connection.getMetaData();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void schemasAreSortedAndBelongToNoCatalog() throws SQLException {
    assertThat(rows(metadata.getSchemas())).containsExactly("100%|-", "Marketing|-", "Sales|-");
    assertThat(rows(metadata.getSchemas(null, "S%"))).containsExactly("Sales|-");
    assertThat(rows(metadata.getSchemas("", "sales"))).containsExactly("Sales|-");
    assertThat(rows(metadata.getSchemas("nope", null))).isEmpty();
    assertThat(rows(metadata.getCatalogs())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "null, null, 5",
        "%, %, 5",
        "Sales, %, 3",
        "sales, ORDERS, 1",
        "Sales, my_table, 2",
        "Sales, my\\_table, 1",
        "Sales, MY\\_TABLE, 1",
        "S%, O%, 1",
        "S____, %s, 1",
        "100\\%, null, 1",
        "'', %, 0",
        "%, DBEAVERFAKETABLENAMEFORPING, 0",
        "Nope, null, 0"
      })
  void tablesAreFoundByPattern(String schema, String table, int count) throws SQLException {
    assertThat(rows(metadata.getTables(null, schema, table, null))).hasSize(count);
  }

  @Test
  void anExactSchemaReadsThatDashboardOnly() throws SQLException {
    metadata.getTables(null, "Sales", "%", null).close();
    metadata.getColumns(null, "Sales", "my\\_table", "%").close();
    assertThat(workspace.asked).containsExactly("tables Sales", "columns Sales.my_table");
  }

  @Test
  void tablesAreOfTypeTableAndSorted() throws SQLException {
    assertThat(rows(metadata.getTables(null, "Sales", null, new String[0])))
        .containsExactly(
            "-|Sales|Orders|TABLE|about Orders|-|-|-|-|-",
            "-|Sales|myXtable|TABLE|about myXtable|-|-|-|-|-",
            "-|Sales|my_table|TABLE|about my_table|-|-|-|-|-");
    String[] views = {"VIEW"};
    assertThat(rows(metadata.getTables(null, null, null, views))).isEmpty();
    String[] both = {"VIEW", "TABLE"};
    assertThat(rows(metadata.getTables(null, "Marketing", null, both))).hasSize(1);
    assertThat(rows(metadata.getTables("Sales", null, null, null))).isEmpty();
    assertThat(rows(metadata.getTableTypes())).containsExactly("TABLE");
  }

  @Test
  void columnsAreDescribed() throws SQLException {
    workspace.has(
        "Types",
        "T",
        field("T", "text", SqlType.VARCHAR, 0, 0),
        field("T", "money", SqlType.DECIMAL, 38, 10),
        field("T", "count", SqlType.BIGINT, 19, 0),
        field("T", "moment", SqlType.TIMESTAMP, 3, 0),
        field("T", "day", SqlType.DATE, 0, 0),
        field("T", "flag", SqlType.BOOLEAN, 0, 0));
    assertThat(rows(metadata.getColumns(null, "Types", "T", null)))
        .containsExactly(
            "-|Types|T|text|12|VARCHAR|2147483647|-|-|-|1|about text|-|-|-|2147483647|1|YES"
                + "|-|-|-|-|NO|NO",
            "-|Types|T|money|3|DECIMAL|38|-|10|10|1|about money|-|-|-|-|2|YES|-|-|-|-|NO|NO",
            "-|Types|T|count|-5|BIGINT|19|-|0|10|1|about count|-|-|-|-|3|YES|-|-|-|-|NO|NO",
            "-|Types|T|moment|93|TIMESTAMP|23|-|3|-|1|about moment|-|-|-|-|4|YES|-|-|-|-|NO|NO",
            "-|Types|T|day|91|DATE|10|-|-|-|1|about day|-|-|-|-|5|YES|-|-|-|-|NO|NO",
            "-|Types|T|flag|16|BOOLEAN|1|-|-|-|1|about flag|-|-|-|-|6|YES|-|-|-|-|NO|NO");
    try (ResultSet found = metadata.getColumns(null, "types", null, "DAY")) {
      found.next();
      assertThat(found.getInt("ORDINAL_POSITION")).isEqualTo(5);
    }
  }

  @Test
  void oneUnreadableDashboardDoesNotHideTheOthers() throws SQLException {
    workspace.unreadableSchemas.put(
        "Marketing", new HolisticsException(Failure.FORBIDDEN, "Not yours"));
    assertThat(rows(metadata.getTables(null, null, null, null))).hasSize(4);
    assertThat(connection.getWarnings().getMessage())
        .isEqualTo("'Marketing' is not listed: Not yours");
    assertState("42501", () -> metadata.getTables(null, "Marketing", null, null));
  }

  @Test
  void typesAreSortedByNumber() throws SQLException {
    List<Integer> types = new ArrayList<>();
    try (ResultSet found = metadata.getTypeInfo()) {
      while (found.next()) {
        types.add(found.getInt("DATA_TYPE"));
        assertThat(found.getString("TYPE_NAME")).isNotBlank();
      }
    }
    assertThat(types).isSorted().doesNotHaveDuplicates();
    assertThat(types)
        .contains(
            Types.VARCHAR, Types.DECIMAL, Types.BIGINT, Types.DATE, Types.TIMESTAMP, Types.BOOLEAN);
  }

  @Test
  void whatDoesNotExistIsEmptyInTheSpecifiedColumns() throws SQLException {
    assertColumns(metadata.getPrimaryKeys(null, null, "x"), 6, "TABLE_CAT", "PK_NAME");
    assertColumns(metadata.getImportedKeys(null, null, "x"), 14, "PKTABLE_CAT", "DEFERRABILITY");
    assertColumns(metadata.getExportedKeys(null, null, "x"), 14, "PKTABLE_CAT", "DEFERRABILITY");
    assertColumns(
        metadata.getCrossReference(null, null, "x", null, null, "y"), 14, "PKTABLE_CAT", null);
    assertColumns(
        metadata.getIndexInfo(null, null, "x", false, true), 13, "TABLE_CAT", "FILTER_CONDITION");
    assertColumns(metadata.getProcedures(null, null, null), 9, "PROCEDURE_CAT", "SPECIFIC_NAME");
    assertColumns(
        metadata.getProcedureColumns(null, null, null, null), 20, "PROCEDURE_CAT", "SPECIFIC_NAME");
    assertColumns(metadata.getFunctions(null, null, null), 6, "FUNCTION_CAT", "SPECIFIC_NAME");
    assertColumns(
        metadata.getFunctionColumns(null, null, null, null), 17, "FUNCTION_CAT", "SPECIFIC_NAME");
    assertColumns(metadata.getUDTs(null, null, null, null), 7, "TYPE_CAT", "BASE_TYPE");
    assertColumns(metadata.getSuperTypes(null, null, null), 6, "TYPE_CAT", "SUPERTYPE_NAME");
    assertColumns(metadata.getSuperTables(null, null, null), 4, "TABLE_CAT", "SUPERTABLE_NAME");
    assertColumns(
        metadata.getAttributes(null, null, null, null), 21, "TYPE_CAT", "SOURCE_DATA_TYPE");
    assertColumns(
        metadata.getPseudoColumns(null, null, null, null), 12, "TABLE_CAT", "IS_NULLABLE");
    assertColumns(metadata.getTablePrivileges(null, null, null), 7, "TABLE_CAT", "IS_GRANTABLE");
    assertColumns(
        metadata.getColumnPrivileges(null, null, null, null), 8, "TABLE_CAT", "IS_GRANTABLE");
    assertColumns(metadata.getVersionColumns(null, null, "x"), 8, "SCOPE", "PSEUDO_COLUMN");
    assertColumns(
        metadata.getBestRowIdentifier(null, null, "x", 0, true), 8, "SCOPE", "PSEUDO_COLUMN");
    assertColumns(metadata.getCatalogs(), 1, "TABLE_CAT", "TABLE_CAT");
    assertColumns(
        metadata.getColumns("nope", null, null, null), 24, "TABLE_CAT", "IS_GENERATEDCOLUMN");
    assertThat(metadata.getTypeInfo().getMetaData().getColumnCount()).isEqualTo(18);
    assertThat(metadata.getClientInfoProperties().getMetaData().getColumnCount()).isEqualTo(4);
  }

  private static void assertColumns(ResultSet set, int count, String first, String last)
      throws SQLException {
    ResultSetMetaData about = set.getMetaData();
    assertThat(about.getColumnCount()).isEqualTo(count);
    assertThat(about.getColumnName(1)).isEqualTo(first);
    if (last != null) {
      assertThat(about.getColumnName(count)).isEqualTo(last);
    }
    assertThat(set.next()).isFalse();
  }

  @Test
  void theProductAndItsNamesAreDescribed() throws SQLException {
    assertThat(metadata.getDatabaseProductName()).isEqualTo("Holistics");
    assertThat(metadata.getDriverName()).isEqualTo("holistics-jdbc");
    assertThat(metadata.getDriverVersion()).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(metadata.getJDBCMajorVersion()).isEqualTo(4);
    assertThat(metadata.getJDBCMinorVersion()).isEqualTo(3);
    assertThat(metadata.getURL()).isEqualTo("jdbc:holistics://us");
    assertThat(metadata.getUserName()).isEqualTo("me");
    assertThat(metadata.getIdentifierQuoteString()).isEqualTo("\"");
    assertThat(metadata.getSearchStringEscape()).isEqualTo("\\");
    assertThat(metadata.storesMixedCaseIdentifiers()).isTrue();
    assertThat(metadata.supportsMixedCaseIdentifiers()).isFalse();
    assertThat(metadata.supportsMixedCaseQuotedIdentifiers()).isFalse();
    assertThat(metadata.supportsTransactions()).isFalse();
    assertThat(metadata.supportsGroupBy()).isTrue();
    assertThat(metadata.getSQLKeywords()).isNotNull();
    assertThat(metadata.supportsConvert(Types.VARCHAR, Types.DATE)).isTrue();
    assertThat(metadata.supportsConvert(Types.DATE, Types.INTEGER)).isFalse();
    assertThat(metadata.getConnection()).isSameAs(connection);
  }

  /** SchemaCrawler asks nothing else to learn whether there are schemas. */
  @Test
  void tablesAreSaidToHaveSchemasButNoCatalogs() throws SQLException {
    assertThat(metadata.supportsSchemasInTableDefinitions()).isTrue();
    assertThat(metadata.supportsCatalogsInTableDefinitions()).isFalse();
  }

  @Test
  void aClosedConnectionAnswersNothingMore() throws SQLException {
    connection.close();
    assertState("08003", () -> metadata.getTables(null, null, null, null));
    assertState("08003", metadata::getSchemas);
    assertState("08003", () -> metadata.getPrimaryKeys(null, null, "x"));
    assertState("08003", metadata::getTypeInfo);
  }

  private static TableColumn field(
      String table, String name, SqlType type, int precision, int scale) {
    String schema = table.equals("T") ? "Types" : "Sales";
    return new TableColumn(
        new Column(name, name, schema, table, type.jdbcType(), type.name(), precision, scale, true),
        "about " + name);
  }

  /** Every row as its values, null as a hyphen. */
  private static List<String> rows(ResultSet set) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (set) {
      int count = set.getMetaData().getColumnCount();
      while (set.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
          String value = set.getString(i);
          values.add(value == null ? "-" : value);
        }
        rows.add(String.join("|", values));
      }
    }
    return rows;
  }
}
