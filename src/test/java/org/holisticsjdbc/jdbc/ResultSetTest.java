package org.holisticsjdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holisticsjdbc.jdbc.InMemoryPlan.column;
import static org.holisticsjdbc.jdbc.SqlState.assertState;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;
import org.holisticsjdbc.engine.Column;
import org.holisticsjdbc.engine.Rows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResultSetTest {
  private static final List<Column> NAMES =
      List.of(
          new Column("Town", "City", "Sales", "Orders", Types.VARCHAR, "VARCHAR", 0, 0, true),
          column("N", SqlType.INTEGER),
          new Column("N", "Other", "", "", Types.INTEGER, "INTEGER", 0, 0, false));

  private final InMemoryWorkspace workspace = new InMemoryWorkspace();
  private final HolisticsConnection connection = InMemoryWorkspace.connect(workspace);

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void rowsAreReadInOrder() throws SQLException {
    ResultSet rows = query(row("Paris", 1, 2), row("Rome", 3, 4));
    assertThat(rows.getRow()).isZero();
    assertThat(rows.next()).isTrue();
    assertThat(rows.getString(1)).isEqualTo("Paris");
    assertThat(rows.getRow()).isEqualTo(1);
    assertThat(rows.next()).isTrue();
    assertThat(rows.getString(1)).isEqualTo("Rome");
    assertThat(rows.next()).isFalse();
    assertThat(rows.next()).isFalse();
    assertThat(rows.getRow()).isZero();
  }

  @Test
  void labelsAreFoundBeforeNamesIgnoringCaseAndTheFirstOfEquals() throws SQLException {
    ResultSet rows = query(row("Paris", 1, 2));
    rows.next();
    assertThat(rows.findColumn("Town")).isEqualTo(1);
    assertThat(rows.findColumn("tOWN")).isEqualTo(1);
    assertThat(rows.findColumn("City")).isEqualTo(1);
    assertThat(rows.findColumn("n")).isEqualTo(2);
    assertThat(rows.findColumn("OTHER")).isEqualTo(3);
    assertThat(rows.getInt("other")).isEqualTo(2);
    assertState("42S22", () -> rows.getInt("nope"))
        .hasMessage("There is no column 'nope' in the result; there are Town, N, N");
    assertState("42S22", () -> rows.findColumn(null));
  }

  @Test
  void valuesAreThereOnlyOnARow() throws SQLException {
    ResultSet rows = query(row("Paris", 1, 2));
    assertState("24000", () -> rows.getString(1));
    rows.next();
    assertState("07009", () -> rows.getString(0));
    assertState("07009", () -> rows.getString(4))
        .hasMessage("There is no column 4: they count from 1 to 3");
    rows.next();
    assertState("24000", () -> rows.getString(1));
    rows.close();
    assertState("24000", () -> rows.getString(1)).hasMessage("The result set is closed");
    assertState("24000", rows::next);
  }

  @Test
  void thePositionCanBeAskedFor() throws SQLException {
    ResultSet rows = query(row("Paris", 1, 2), row("Rome", 3, 4));
    assertThat(rows.isBeforeFirst()).isTrue();
    assertThat(rows.isFirst()).isFalse();
    rows.next();
    assertThat(rows.isBeforeFirst()).isFalse();
    assertThat(rows.isFirst()).isTrue();
    assertThat(rows.isLast()).isFalse();
    assertThat(rows.getString(1)).isEqualTo("Paris");
    rows.next();
    assertThat(rows.getString(1)).isEqualTo("Rome");
    assertThat(rows.isLast()).isTrue();
    assertThat(rows.getString(1)).isEqualTo("Rome");
    assertThat(rows.isAfterLast()).isFalse();
    rows.next();
    assertThat(rows.isAfterLast()).isTrue();
    assertThat(rows.isLast()).isFalse();
  }

  @Test
  void anEmptyResultIsNeitherBeforeItsFirstNorAfterItsLastRow() throws SQLException {
    ResultSet rows = query();
    assertThat(rows.isBeforeFirst()).isFalse();
    assertThat(rows.next()).isFalse();
    assertThat(rows.isAfterLast()).isFalse();
    assertThat(rows.isBeforeFirst()).isFalse();
  }

  @Test
  void onlyNextMoves() throws SQLException {
    ResultSet rows = query(row("Paris", 1, 2));
    assertState("0A000", rows::previous);
    assertState("0A000", rows::first);
    assertState("0A000", () -> rows.absolute(1));
    assertState("0A000", rows::beforeFirst);
    assertThat(rows.getType()).isEqualTo(ResultSet.TYPE_FORWARD_ONLY);
  }

  @Test
  void rowsCannotBeChanged() throws SQLException {
    ResultSet rows = query(row("Paris", 1, 2));
    rows.next();
    assertState("0A000", () -> rows.updateString(1, "Rome"));
    assertState("0A000", () -> rows.updateInt("N", 1));
    assertState("0A000", rows::deleteRow);
    assertThat(rows.getConcurrency()).isEqualTo(ResultSet.CONCUR_READ_ONLY);
  }

  @Test
  void maxRowsLimitsAlsoPreparedStatements() throws SQLException {
    workspace.answers("q", InMemoryPlan.of(NAMES, row("a", 1, 1), row("b", 2, 2), row("c", 3, 3)));
    try (var statement = connection.prepareStatement("q")) {
      statement.setMaxRows(2);
      assertThat(towns(statement.executeQuery())).containsExactly("a", "b");
      statement.setLargeMaxRows(0);
      assertThat(towns(statement.executeQuery())).containsExactly("a", "b", "c");
    }
  }

  @Test
  void warningsOfTheRowsAppearOnResultSetAndStatement() throws SQLException {
    TracedRows traced = new TracedRows(List.of(row("a", 1, 1), row("b", 2, 2)));
    workspace.answers("q", new InMemoryPlan(NAMES, List.of(), cancellation -> traced));
    Statement statement = connection.createStatement();
    ResultSet rows = statement.executeQuery("q");
    assertThat(messages(rows.getWarnings())).containsExactly("at the start");
    while (rows.next()) {
      assertThat(messages(rows.getWarnings())).containsExactly("at the start");
    }
    assertThat(messages(rows.getWarnings())).containsExactly("at the start", "cut off");
    assertThat(messages(statement.getWarnings())).containsExactly("at the start", "cut off");
    assertThat(rows.getWarnings().getNextWarning().getSQLState()).isEqualTo("01004");
    rows.clearWarnings();
    assertThat(messages(rows.getWarnings())).isEmpty();
    assertThat(traced.closed).isTrue();
  }

  @Test
  void resourcesAreFreedAfterTheLastRow() throws SQLException {
    TracedRows traced = new TracedRows(List.<Object[]>of(row("a", 1, 1)));
    workspace.answers("q", new InMemoryPlan(NAMES, List.of(), cancellation -> traced));
    ResultSet rows = connection.createStatement().executeQuery("q");
    rows.next();
    assertThat(traced.closed).isFalse();
    rows.next();
    assertThat(traced.closed).isTrue();
    assertThat(rows.isClosed()).isFalse();
  }

  @Test
  void aFailureWhileReadingIsAnSqlExceptionAndFreesTheRows() throws SQLException {
    TracedRows traced = new TracedRows(List.<Object[]>of(row("a", 1, 1)));
    traced.failure = new HolisticsException(Failure.CONNECTION_LOST, "The file was cut short");
    workspace.answers("q", new InMemoryPlan(NAMES, List.of(), cancellation -> traced));
    ResultSet rows = connection.createStatement().executeQuery("q");
    rows.next();
    assertState("08S01", rows::next).hasMessage("The file was cut short");
    assertThat(traced.closed).isTrue();
  }

  @Test
  void metadataDescribeEachType() throws SQLException {
    List<Column> columns =
        List.of(
            column("v", SqlType.VARCHAR),
            new Column("c", "x", "S", "T", Types.VARCHAR, "VARCHAR", 20, 0, false),
            InMemoryPlan.decimal("d", 38, 10),
            column("b", SqlType.BIGINT),
            column("i", SqlType.INTEGER),
            column("o", SqlType.BOOLEAN),
            column("t", SqlType.DATE),
            new Column("s", "s", "S", "T", Types.TIMESTAMP, "TIMESTAMP", 3, 0, true),
            column("f", SqlType.DOUBLE));
    workspace.answers("q", InMemoryPlan.of(columns));
    ResultSetMetaData about = connection.prepareStatement("q").getMetaData();
    List<String> shown = new ArrayList<>();
    for (int i = 1; i <= about.getColumnCount(); i++) {
      shown.add(
          "%s %d %d %d %s %s"
              .formatted(
                  about.getColumnTypeName(i),
                  about.getPrecision(i),
                  about.getScale(i),
                  about.getColumnDisplaySize(i),
                  about.getColumnClassName(i),
                  about.isSigned(i)));
    }
    assertThat(shown)
        .containsExactly(
            "VARCHAR 2147483647 0 2147483647 java.lang.String false",
            "VARCHAR 20 0 20 java.lang.String false",
            "DECIMAL 38 10 40 java.math.BigDecimal true",
            "BIGINT 19 0 20 java.lang.Long true",
            "INTEGER 10 0 11 java.lang.Integer true",
            "BOOLEAN 1 0 5 java.lang.Boolean false",
            "DATE 10 0 10 java.sql.Date false",
            "TIMESTAMP 23 3 23 java.sql.Timestamp false",
            "DOUBLE 15 0 24 java.lang.Double true");
    assertThat(about.getColumnLabel(2)).isEqualTo("c");
    assertThat(about.getColumnName(2)).isEqualTo("x");
    assertThat(about.getSchemaName(2)).isEqualTo("S");
    assertThat(about.getTableName(2)).isEqualTo("T");
    assertThat(about.getCatalogName(2)).isEmpty();
    assertThat(about.isNullable(1)).isEqualTo(ResultSetMetaData.columnNullable);
    assertThat(about.isNullable(2)).isEqualTo(ResultSetMetaData.columnNoNulls);
    assertThat(about.isCaseSensitive(1)).isTrue();
    assertThat(about.isCaseSensitive(3)).isFalse();
    assertState("07009", () -> about.getColumnName(10));
  }

  @Test
  void noValueIsWiderThanItsDisplaySize() throws SQLException {
    Object[][] widest = {
      {SqlType.TINYINT, (byte) -128},
      {SqlType.SMALLINT, Short.MIN_VALUE},
      {SqlType.INTEGER, Integer.MIN_VALUE},
      {SqlType.BIGINT, Long.MIN_VALUE},
      {SqlType.REAL, -1.17549435E-38f},
      {SqlType.DOUBLE, -2.2250738585072014E-308},
      {SqlType.BOOLEAN, false},
    };
    for (Object[] each : widest) {
      SqlType type = (SqlType) each[0];
      String text = Conversions.toText(each[1]);
      assertThat(text.length()).as(type.name()).isLessThanOrEqualTo(type.displaySize(0, 0));
    }
  }

  private static List<String> towns(ResultSet rows) throws SQLException {
    List<String> towns = new ArrayList<>();
    while (rows.next()) {
      towns.add(rows.getString("Town"));
    }
    return towns;
  }

  private static List<String> messages(SQLWarning first) {
    List<String> messages = new ArrayList<>();
    for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
      messages.add(warning.getMessage());
    }
    return messages;
  }

  private ResultSet query(Object[]... rows) throws SQLException {
    workspace.answers("q", InMemoryPlan.of(NAMES, rows));
    return connection.createStatement().executeQuery("q");
  }

  private static Object[] row(Object... values) {
    return values;
  }

  /** Rows with a warning at the start and one at the end, and perhaps a failure there. */
  private static final class TracedRows implements Rows {
    private final ListRows rows;
    private final List<Warning> warnings = new ArrayList<>();
    RuntimeException failure;
    boolean closed;

    TracedRows(List<Object[]> rows) {
      this.rows = new ListRows(rows);
      warnings.add(new Warning("01000", "at the start"));
    }

    @Override
    public boolean next() {
      boolean there = rows.next();
      if (!there) {
        warnings.add(new Warning("01004", "cut off"));
        if (failure != null) {
          throw failure;
        }
      }
      return there;
    }

    @Override
    public Object value(int column) {
      return rows.value(column);
    }

    @Override
    public List<Warning> warnings() {
      return List.copyOf(warnings);
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
