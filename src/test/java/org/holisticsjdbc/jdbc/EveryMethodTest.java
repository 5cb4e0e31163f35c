package org.holisticsjdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holisticsjdbc.jdbc.InMemoryPlan.column;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.sql.Wrapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.holisticsjdbc.engine.Column;
import org.holisticsjdbc.engine.Parameter;
import org.holisticsjdbc.engine.Plan;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing but an SQLException with a SQLSTATE ever leaves a method of a java.sql interface. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryMethodTest {
  private static final List<Column> COLUMNS =
      List.of(column("label", SqlType.VARCHAR), column("n", SqlType.INTEGER));

  /** What a closed object may still answer. */
  private static final Set<String> NEEDS_NOTHING =
      Set.of(
          "close",
          "isClosed",
          "isWrapperFor",
          "unwrap",
          "abort",
          "isValid",
          "beginRequest",
          "endRequest");

  private static final Object[] NUMBERS = {1, 2};

  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger leaks = new AtomicInteger();
  private final AtomicInteger withoutState = new AtomicInteger();

  /** The account that the environment names: it names none. */
  private static DataSource withoutKey() {
    return new HolisticsDataSource(new HolisticsDriver(Map.of()));
  }

  @AfterAll
  void report() {
    System.out.printf(
        "Every method of java.sql: %d calls, %d leaks, %d without SQLSTATE%n",
        calls.get(), leaks.get(), withoutState.get());
    assertThat(calls.get()).isGreaterThan(10_000);
  }

  /** An object to walk over, made anew for each call. */
  private enum Subject {
    CONNECTION(Connection.class, connection -> connection),
    STATEMENT(Statement.class, Connection::createStatement),
    PREPARED_STATEMENT(PreparedStatement.class, connection -> connection.prepareStatement("q")),
    CALLABLE_STATEMENT(CallableStatement.class, connection -> connection.prepareCall("call")),
    EXECUTED_CALL(CallableStatement.class, EveryMethodTest::executed),
    RESULT_SET(ResultSet.class, EveryMethodTest::onARow),
    RESULT_SET_BEFORE_THE_FIRST_ROW(ResultSet.class, EveryMethodTest::beforeTheFirstRow),
    RESULT_SET_AFTER_THE_LAST_ROW(ResultSet.class, EveryMethodTest::afterTheLastRow),
    RESULT_SET_OF_NULLS(ResultSet.class, EveryMethodTest::onNulls),
    METADATA_RESULT_SET(ResultSet.class, connection -> connection.getMetaData().getTableTypes()),
    RESULT_SET_METADATA(
        ResultSetMetaData.class, connection -> connection.prepareStatement("q").getMetaData()),
    PARAMETER_METADATA(
        ParameterMetaData.class,
        connection -> connection.prepareStatement("q").getParameterMetaData()),
    DATABASE_METADATA(DatabaseMetaData.class, Connection::getMetaData),
    ARRAY(java.sql.Array.class, connection -> connection.createArrayOf("INTEGER", NUMBERS)),
    DRIVER(Driver.class, connection -> new HolisticsDriver(Map.of())),
    DATA_SOURCE(DataSource.class, connection -> withoutKey()),
    WRAPPER(Wrapper.class, connection -> withoutKey());

    private final Class<?> type;
    private final Maker maker;

    boolean closesWithConnection() {
      return type == DatabaseMetaData.class
          || type == Connection.class
          || Statement.class.isAssignableFrom(type);
    }

    Subject(Class<?> type, Maker maker) {
      this.type = type;
      this.maker = maker;
    }
  }

  private interface Maker {
    Object make(Connection connection) throws SQLException;
  }

  /** What is done to the object before the call. */
  private enum State {
    OPEN,
    CLOSED,
    CONNECTION_CLOSED
  }

  static Stream<Arguments> walks() {
    return Arrays.stream(Subject.values())
        .flatMap(
            subject ->
                Arrays.stream(State.values())
                    .flatMap(
                        state ->
                            Arrays.stream(OddArguments.values())
                                .map(arguments -> Arguments.of(subject, state, arguments))));
  }

  @ParameterizedTest
  @MethodSource("walks")
  void nothingButSqlExceptionsWithASqlStateLeaves(
      Subject subject, State state, OddArguments arguments) throws Exception {
    List<String> wrong = new ArrayList<>();
    for (Method method : methods(subject.type)) {
      call(subject, state, method, arguments).ifPresent(wrong::add);
    }
    assertThat(wrong).isEmpty();
  }

  private static List<Method> methods(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .sorted(Comparator.comparing(Method::toString))
        .toList();
  }

  /** Returns what leaked, if anything. */
  private Optional<String> call(Subject subject, State state, Method method, OddArguments arguments)
      throws Exception {
    try (Connection connection = connect()) {
      Object object = subject.maker.make(connection);
      if (state == State.CLOSED && object instanceof AutoCloseable closeable) {
        closeable.close();
      } else if (state == State.CONNECTION_CLOSED) {
        closeNow(connection);
      }
      Object[] values = Arrays.stream(method.getParameterTypes()).map(arguments::of).toArray();
      calls.incrementAndGet();
      Object answer = method.invoke(object, values);
      return wrongAnswer(state, object, method, answer);
    } catch (InvocationTargetException e) {
      return leak(method, e.getCause())
          .or(() -> wrongState(subject, state, method, (SQLException) e.getCause()));
    }
  }

  private static void closeNow(Connection connection) throws SQLException {
    connection.close();
  }

  /** A closed object answers only what needs no resource. */
  private static Optional<String> wrongAnswer(
      State state, Object object, Method method, Object answer) {
    boolean isClosed =
        state == State.CLOSED && object instanceof AutoCloseable
            || state == State.CONNECTION_CLOSED && object instanceof Connection
            || state == State.CONNECTION_CLOSED && object instanceof Statement;
    return isClosed && !NEEDS_NOTHING.contains(method.getName())
        ? Optional.of(method + " of a closed object answers " + answer)
        : Optional.empty();
  }

  /** A closed object says that it is closed, whatever else is wrong. */
  private static Optional<String> wrongState(
      Subject subject, State state, Method method, SQLException thrown) {
    boolean isClosed =
        state == State.CLOSED && AutoCloseable.class.isAssignableFrom(subject.type)
            || state == State.CONNECTION_CLOSED && subject.closesWithConnection();
    Set<String> allowed =
        Statement.class.isAssignableFrom(subject.type)
            ? Set.of("HY010", "08003")
            : Set.of(subject.type == ResultSet.class ? "24000" : "08003");
    return !isClosed
            || NEEDS_NOTHING.contains(method.getName())
            || allowed.contains(thrown.getSQLState())
        ? Optional.empty()
        : Optional.of(method + " of a closed object throws " + thrown.getSQLState());
  }

  private Optional<String> leak(Method method, Throwable thrown) {
    if (!(thrown instanceof SQLException e)) {
      leaks.incrementAndGet();
      return Optional.of(method + " leaks " + thrown);
    }
    if (e.getSQLState() == null) {
      withoutState.incrementAndGet();
    }
    boolean complete = e.getSQLState() != null && e.getMessage() != null;
    return complete && !"XX000".equals(e.getSQLState())
        ? Optional.empty()
        : Optional.of(method + " throws " + e + " with SQLSTATE " + e.getSQLState());
  }

  private static Connection connect() {
    InMemoryWorkspace workspace = new InMemoryWorkspace();
    workspace.has("label", "label");
    workspace.answers(
        "q",
        new InMemoryPlan(
            COLUMNS,
            List.of(new Parameter(Types.INTEGER, "INTEGER", 0, 0)),
            cancellation -> new ListRows(List.<Object[]>of(new Object[] {"7", 7}))));
    workspace.answers(
        "call",
        new InMemoryPlan(
                COLUMNS,
                List.of(new Parameter(Types.INTEGER, "INTEGER", 0, 0)),
                cancellation -> new ListRows(List.<Object[]>of(new Object[] {"7", 7})))
            .calling(new Plan.Called("call", true, true, List.of("label"))));
    workspace.answers("label", InMemoryPlan.of(COLUMNS));
    workspace.answers("nulls", InMemoryPlan.of(COLUMNS, new Object[] {null, null}));
    return InMemoryWorkspace.connect(workspace);
  }

  private static CallableStatement executed(Connection connection) throws SQLException {
    CallableStatement statement = connection.prepareCall("call");
    statement.setInt("label", 1);
    statement.execute();
    return statement;
  }

  private static ResultSet onARow(Connection connection) throws SQLException {
    PreparedStatement statement = connection.prepareStatement("q");
    statement.setInt(1, 1);
    ResultSet rows = statement.executeQuery();
    rows.next();
    return rows;
  }

  private static ResultSet beforeTheFirstRow(Connection connection) throws SQLException {
    PreparedStatement statement = connection.prepareStatement("q");
    statement.setInt(1, 1);
    return statement.executeQuery();
  }

  private static ResultSet afterTheLastRow(Connection connection) throws SQLException {
    ResultSet rows = onARow(connection);
    rows.next();
    return rows;
  }

  private static ResultSet onNulls(Connection connection) throws SQLException {
    ResultSet rows = connection.createStatement().executeQuery("nulls");
    rows.next();
    return rows;
  }
}
