package org.holisticsjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.JDBCType;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls through CallableStatement: parameters by name and index, the return value, the rows. */
class CallableStatementTest {
  private static final String CREATE = "{? = call groups_create(name => ?)}";

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();
  private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    connection = holistics.connect();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertState(
      String sqlState, ThrowingCallable call) {
    return assertThatThrownBy(call)
        .isInstanceOf(SQLException.class)
        .hasFieldOrPropertyWithValue("SQLState", sqlState);
  }

  private String body(String operation) {
    return holistics.exchanges(operation).get(0).requestBody();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CALL holistics.groups_create(name => ?)",
        "CALL groups_create(?)",
        "{call groups_create(?)}",
        "{ CALL holistics.groups_create(name => ?) }",
        "{? = call groups_create(name => ?)}"
      })
  void aParameterIsSetByItsName(String sql) throws SQLException {
    try (CallableStatement call = connection.prepareCall(sql)) {
      call.setString("NAME", "Sales");
      assertThat(call.execute()).isTrue();
      assertThat(call.getUpdateCount()).isEqualTo(-1);
      try (ResultSet rows = call.getResultSet()) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString("name")).isEqualTo("Sales");
        assertThat(rows.next()).isFalse();
      }
    }
    assertThat(body("Groups_Create")).isEqualTo("{\"group\":{\"name\":\"Sales\"}}");
  }

  @Test
  void preparingSendsNothingAndEveryExecutionSendsOneRequest() throws SQLException {
    int before = holistics.exchanges().size();
    try (CallableStatement call = connection.prepareCall("{call groups_add_user(?, ?)}")) {
      call.getMetaData().getColumnCount();
      call.getParameterMetaData().getParameterCount();
      assertThat(holistics.exchanges()).hasSize(before);
      call.setLong(1, groupId("Contractors"));
      call.setLong(2, 9001);
      call.execute();
      assertThat(holistics.exchanges("Groups_AddUser")).hasSize(1);
      call.setLong("user_id", userId(2));
      call.executeQuery().close();
      assertThat(holistics.exchanges("Groups_AddUser")).hasSize(2);
    }
    assertThat(holistics.exchanges("Groups_AddUser").get(1).path())
        .endsWith("/add_user/" + userId(2));
  }

  private long groupId(String name) throws SQLException {
    return holistics.query("CALL groups_list()").stream()
        .filter(row -> row.get(1).equals(name))
        .mapToLong(row -> (Long) row.get(0))
        .findFirst()
        .orElseThrow();
  }

  private long userId(int number) throws SQLException {
    return (Long) holistics.query("CALL users_list()").get(number).get(0);
  }

  @Test
  void whatIsReturnedIsTheFirstColumnOfTheFirstRowAndTheRowsStayReadable() throws SQLException {
    try (CallableStatement call = connection.prepareCall(CREATE)) {
      call.registerOutParameter(1, Types.BIGINT);
      call.setString(2, "Sales");
      call.execute();
      long id = call.getLong(1);

      assertThat(id).isEqualTo(groupId("Sales"));
      assertThat(call.getLong("return_value")).isEqualTo(id);
      assertThat(call.getObject(1)).isEqualTo(id);
      assertThat(call.getString("RETURN_VALUE")).isEqualTo(String.valueOf(id));
      assertThat(call.getObject(1, BigDecimal.class)).isEqualTo(BigDecimal.valueOf(id));
      assertThat(call.wasNull()).isFalse();
      assertThatThrownBy(() -> call.getInt(1)).hasFieldOrPropertyWithValue("SQLState", "22003");
      ResultSet rows = call.getResultSet();
      assertThat(rows.isBeforeFirst()).isTrue();
      assertThat(SandboxExtension.rows(rows)).containsExactly(List.of(id, "Sales", "[]"));
      rows.close();
      assertThat(call.getLong(1)).isEqualTo(id);
    }
    assertThat(holistics.exchanges("Groups_Create")).hasSize(1);
  }

  @Test
  void lookingAtTheFirstRowLosesNoneOfMany() throws SQLException {
    try (CallableStatement call =
        connection.prepareCall("{? = call groups_list(\"limit\" => ?)}")) {
      call.setInt("limit", 2);
      ResultSet rows = call.executeQuery();
      long first = call.getLong(1);
      assertThat(SandboxExtension.rows(rows))
          .isEqualTo(holistics.query("CALL groups_list(\"limit\" => 2)"))
          .first()
          .satisfies(row -> assertThat(row.get(0)).isEqualTo(first));
    }
  }

  @Test
  void anUpdateHasAReturnValueToo() throws SQLException {
    try (CallableStatement call = connection.prepareCall(CREATE)) {
      call.setString("name", "Sales");
      assertThat(call.executeUpdate()).isEqualTo(1);
      assertThat(call.getUpdateCount()).isEqualTo(1);
      assertThat(call.getResultSet()).isNull();
      assertThat(call.getLong("return_value")).isEqualTo(groupId("Sales"));
    }
  }

  @Test
  void theRegisteredTypeSaysWhatGetObjectReturns() throws SQLException {
    try (CallableStatement call = connection.prepareCall(CREATE)) {
      call.registerOutParameter("return_value", JDBCType.VARCHAR);
      call.setString("name", "Sales");
      call.execute();
      assertThat(call.getObject(1)).isEqualTo(String.valueOf(call.getLong(1)));
      call.registerOutParameter(1, Types.DECIMAL, 0);
      assertThat(call.getObject("return_value")).isEqualTo(BigDecimal.valueOf(call.getLong(1)));
    }
  }

  @Test
  void withoutRowsTheReturnValueIsNull() throws SQLException {
    try (CallableStatement call =
        connection.prepareCall("{? = call users_list(search_term => 'nobody at all')}")) {
      assertThat(call.executeQuery().next()).isFalse();
      assertThat(call.getLong(1)).isZero();
      assertThat(call.wasNull()).isTrue();
      assertThat(call.getString(1)).isNull();
      assertThat(call.getObject(1, Long.class)).isNull();
    }
  }

  @Test
  void beforeAnExecutionAndAfterOneThatFailedThereIsNoReturnValue() throws SQLException {
    try (CallableStatement call = connection.prepareCall("{? = call groups_get(id => ?)}")) {
      assertState("HY010", () -> call.getLong(1))
          .hasMessage("There is no return value yet: execute the statement");
      assertState("HY010", call::wasNull);
      call.setLong("id", groupId("Finance"));
      call.execute();
      assertThat(call.getLong(1)).isEqualTo(groupId("Finance"));
      call.setLong("id", 1);
      assertState("02000", call::execute);
      assertState("HY010", () -> call.getLong(1));
    }
  }

  @Test
  void theReturnValueTakesNoValueAndParametersReturnNone() throws SQLException {
    try (CallableStatement call = connection.prepareCall(CREATE)) {
      assertState("HY024", () -> call.setString(1, "x"))
          .hasMessage("Parameter 1 is what the procedure returns: it takes no value");
      assertState("HY024", () -> call.setLong("return_value", 1));
      assertState("0A000", () -> call.registerOutParameter(2, Types.VARCHAR));
      assertState("0A000", () -> call.registerOutParameter("name", Types.VARCHAR));
      assertState("07009", () -> call.registerOutParameter(3, Types.VARCHAR));
      assertState("07009", () -> call.setString(3, "x"));
      assertState("0A000", () -> call.getString(2));
    }
    try (CallableStatement call = connection.prepareCall("{call groups_create(?)}")) {
      assertState("0A000", () -> call.registerOutParameter(1, Types.BIGINT))
          .hasMessage(
              "Parameter 1 returns nothing: the one value that is returned is the ? of"
                  + " {? = call …}");
      assertState("42000", () -> call.getLong("return_value"));
    }
  }

  @Test
  void anUnknownNameIsRefusedWithTheNamesThereAre() throws SQLException {
    try (CallableStatement call =
        connection.prepareCall("{? = call users_invite(emails => ARRAY[?, ?], role => ?)}")) {
      assertState("42000", () -> call.setString("rule", "user"))
          .hasMessage("No ? of the statement belongs to 'rule', but to return_value, emails, role");
      assertState("42000", () -> call.setString("emails", "a@b.example"))
          .hasMessage("Several ? of the statement belong to 'emails': set them by index");
      assertState("42000", () -> call.setString((String) null, "user"));
    }
  }

  @Test
  void anUnsetParameterIsNamedAndNothingIsSent() throws SQLException {
    try (CallableStatement call = connection.prepareCall("{? = call groups_add_user(?, ?)}")) {
      call.setLong("id", 1);
      assertState("07001", call::execute).hasMessage("Parameter 3 of 3 (user_id) was not set");
      assertState("07001", call::executeUpdate);
      assertState("07001", call::addBatch);
    }
    assertThat(holistics.exchanges("Groups_AddUser")).isEmpty();
  }

  @Test
  void metadataTellsTheReturnValueFromParameters() throws SQLException {
    try (CallableStatement call = connection.prepareCall(CREATE)) {
      ParameterMetaData about = call.getParameterMetaData();
      assertThat(about.getParameterCount()).isEqualTo(2);
      assertThat(about.getParameterMode(1)).isEqualTo(ParameterMetaData.parameterModeOut);
      assertThat(about.getParameterType(1)).isEqualTo(Types.BIGINT);
      assertThat(about.getParameterMode(2)).isEqualTo(ParameterMetaData.parameterModeIn);
      assertThat(about.getParameterType(2)).isEqualTo(Types.VARCHAR);
      assertThat(call.getMetaData().getColumnLabel(1)).isEqualTo("id");
    }
  }

  @Test
  void thePlaceOfTheReturnValueCountsInAPreparedStatementToo() throws SQLException {
    try (PreparedStatement call = connection.prepareStatement(CREATE)) {
      assertState("HY024", () -> call.setString(1, "Sales"));
      call.setString(2, "Sales");
      assertThat(call.executeUpdate()).isEqualTo(1);
    }
    assertThat(groupId("Sales")).isPositive();
  }

  @Test
  void aQueryCanBePreparedAsACall() throws SQLException {
    try (CallableStatement query = connection.prepareCall("SELECT CAST(? AS INTEGER) + 1 AS n")) {
      query.setInt(1, 41);
      ResultSet rows = query.executeQuery();
      rows.next();
      assertThat(rows.getInt("n")).isEqualTo(42);
      assertState("0A000", () -> query.getInt(1));
      assertState("42000", () -> query.setInt("n", 1))
          .hasMessage("No ? of the statement belongs to 'n': its parameters have no names");
    }
  }

  @Test
  void explainingACallTakesItsParametersAndSendsNothing() throws SQLException {
    int before = holistics.exchanges().size();
    try (CallableStatement call = connection.prepareCall("EXPLAIN PLAN FOR " + CREATE)) {
      call.setString("name", "Sales");
      call.execute();
      assertThat(call.getString(1)).contains("POST").contains("/groups");
      assertState("42000", call::executeUpdate);
    }
    assertThat(holistics.exchanges()).hasSize(before);
  }

  private String emailsSent(Setter setter) throws SQLException {
    try (CallableStatement call = connection.prepareCall("{call users_invite(?, 'user')}")) {
      setter.set(call);
      call.execute();
    }
    var sent = holistics.exchanges("Users_Invite");
    return sent.get(sent.size() - 1).requestBody();
  }

  private interface Setter {
    void set(CallableStatement call) throws SQLException;
  }

  @Test
  void anArrayComesFromAnArrayACollectionOrAnArrayOfJdbc() throws SQLException {
    Array array = connection.createArrayOf("varchar", new Object[] {"a@b.example", "a2@b.example"});
    String[] strings = {"c@d.example", "c2@d.example"};
    List<String> list = List.of("e@f.example", "e2@f.example");
    Set<String> set = new TreeSet<>(List.of("g@h.example", "g2@h.example"));
    String[] typed = {"i@j.example", "i2@j.example"};

    assertThat(emailsSent(call -> call.setArray(1, array))).isEqualTo(invitation("a", "a2", "b"));
    assertThat(emailsSent(call -> call.setObject(1, strings)))
        .isEqualTo(invitation("c", "c2", "d"));
    assertThat(emailsSent(call -> call.setObject("emails", list)))
        .isEqualTo(invitation("e", "e2", "f"));
    assertThat(emailsSent(call -> call.setObject(1, set))).isEqualTo(invitation("g2", "g", "h"));
    assertThat(emailsSent(call -> call.setObject("emails", typed, Types.ARRAY)))
        .isEqualTo(invitation("i", "i2", "j"));
  }

  private static String invitation(String one, String other, String host) {
    return "{\"emails\":[\"%s@%3$s.example\",\"%s@%3$s.example\"],\"role\":\"user\"}"
        .formatted(one, other, host);
  }

  @Test
  void numbersComeInArraysOfAnyKind() throws SQLException {
    long[] ids = {groupId("Finance"), groupId("Operations")};
    try (PreparedStatement call =
        connection.prepareStatement(
            "EXPLAIN PLAN FOR CALL users_invite(ARRAY['a@b.example'], 'user', group_ids => ?)")) {
      String expected = "\"group_ids\":[%d,%d]".formatted(ids[0], ids[1]);
      Object boxed = Arrays.stream(ids).boxed().toArray();
      Array array = connection.createArrayOf("BIGINT", (Object[]) boxed);
      for (Object value : List.of(ids, boxed, array, Arrays.stream(ids).boxed().toList())) {
        call.setObject(1, value);
        assertThat(text(call)).contains(expected);
      }
      call.setObject(1, new int[] {7, 8});
      assertThat(text(call)).contains("\"group_ids\":[7,8]");
      call.setObject(1, Arrays.asList(7, null));
      assertState("22023", call::executeQuery).hasMessageContaining("must not hold NULL");
    }
  }

  private static String text(PreparedStatement call) throws SQLException {
    return SandboxExtension.rows(call.executeQuery()).toString().replace(" ", "");
  }

  @Test
  void anArrayIsMadeOfElementsOfOneType() throws SQLException {
    Array array = connection.createArrayOf("BIGINT", new Object[] {1, "2", null});
    assertThat((Object[]) array.getArray()).containsExactly(1L, 2L, null);
    assertThat(array.getBaseType()).isEqualTo(Types.BIGINT);
    assertThat(array.getBaseTypeName()).isEqualTo("BIGINT");
    assertState("22018", () -> connection.createArrayOf("BIGINT", new Object[] {"x"}));
    assertState("HY024", () -> connection.createArrayOf("GEOMETRY", new Object[0]))
        .hasMessageContaining("GEOMETRY")
        .hasMessageContaining("VARCHAR");
    assertState("HY024", () -> connection.createArrayOf("BIGINT", null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"VARCHAR", "INTEGER", "BOOLEAN", "DATE", "TIMESTAMP", "VARBINARY"})
  void anArrayIsNoValueOfAQuery(String type) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("SELECT CAST(? AS " + type + ")")) {
      query.setObject(1, List.of(1, 2));
      assertState("22018", query::executeQuery)
          .hasMessageContaining("Parameter 1: the value [1, 2] does not fit its type");
      assertState("22018", () -> query.setObject(1, List.of(1), Types.VARCHAR))
          .hasMessage("An array cannot be converted to VARCHAR");
    }
  }
}
