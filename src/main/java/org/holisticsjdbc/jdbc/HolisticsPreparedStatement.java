package org.holisticsjdbc.jdbc;

import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.engine.Plan;

/** A statement that was planned once, with parameters for each execution. */
class HolisticsPreparedStatement extends AbstractPreparedStatement {
  private static final Object UNSET = new Object();

  private final String sql;
  private final Plan plan;
  private final Object[] parameters;

  /** Where the statement begins with {@code ? =}: that marker has an index, and takes no value. */
  private final int returned;

  HolisticsPreparedStatement(HolisticsConnection connection, String sql, Plan plan) {
    super(connection);
    this.sql = sql;
    this.plan = plan;
    this.parameters = new Object[plan.parameters().size()];
    this.returned = plan.called().filter(Plan.Called::returnsValue).isPresent() ? 1 : 0;
    Arrays.fill(parameters, UNSET);
  }

  @Override
  final void set(int index, Object value) throws SQLException {
    checkOpen();
    checkIndex(index);
    if (index <= returned) {
      throw SqlExceptions.invalidArgument(
          "Parameter 1 is what the procedure returns: it takes no value");
    }
    parameters[index - 1 - returned] = value;
  }

  final void checkIndex(int index) throws SQLException {
    int count = parameters.length + returned;
    if (index < 1 || index > count) {
      throw SqlExceptions.invalidIndex("parameter", index, count);
    }
  }

  /** Returns whether the marker with index 1 is the return value of a call. */
  final boolean returnsValue() {
    return returned > 0;
  }

  /**
   * Returns the name that belongs to each marker, in the order of their indexes; none in queries.
   */
  final List<String> markerNames() {
    List<String> names = new ArrayList<>();
    plan.called()
        .ifPresent(
            called -> {
              if (called.returnsValue()) {
                names.add(HolisticsCallableStatement.RETURN_VALUE);
              }
              names.addAll(called.markers());
            });
    return names;
  }

  @Override
  public void clearParameters() throws SQLException {
    checkOpen();
    Arrays.fill(parameters, UNSET);
  }

  private List<Object> boundParameters() throws SQLException {
    checkOpen();
    int unset = Arrays.asList(parameters).indexOf(UNSET);
    if (unset >= 0) {
      throw SqlExceptions.of(
          Failure.PARAMETER_MISSING,
          "Parameter %d of %d%s was not set"
              .formatted(unset + 1 + returned, parameters.length + returned, name(unset)));
    }
    return new ArrayList<>(Arrays.asList(parameters));
  }

  private String name(int parameter) {
    return plan.called().map(called -> " (" + called.markers().get(parameter) + ")").orElse("");
  }

  private Work work() throws SQLException {
    return new Work(cancellation -> plan, boundParameters());
  }

  @Override
  public ResultSet executeQuery() throws SQLException {
    return run(work());
  }

  @Override
  public boolean execute() throws SQLException {
    run(work());
    return true;
  }

  @Override
  public long executeLargeUpdate() throws SQLException {
    return update(work());
  }

  @Override
  public int executeUpdate() throws SQLException {
    return (int) Math.min(executeLargeUpdate(), Integer.MAX_VALUE);
  }

  @Override
  public void addBatch() throws SQLException {
    addBatch(work());
  }

  @Override
  public ResultSetMetaData getMetaData() throws SQLException {
    checkOpen();
    return new HolisticsResultSetMetaData(plan.columns());
  }

  @Override
  public ParameterMetaData getParameterMetaData() throws SQLException {
    checkOpen();
    return returnsValue()
        ? HolisticsParameterMetaData.withReturnValue(plan.columns().get(0), plan.parameters())
        : new HolisticsParameterMetaData(plan.parameters());
  }

  @Override
  public ResultSet executeQuery(String other) throws SQLException {
    throw textRefused();
  }

  @Override
  public boolean execute(String other) throws SQLException {
    throw textRefused();
  }

  @Override
  public long executeLargeUpdate(String other) throws SQLException {
    throw textRefused();
  }

  @Override
  public void addBatch(String other) throws SQLException {
    throw textRefused();
  }

  private SQLException textRefused() throws SQLException {
    checkOpen();
    return SqlExceptions.wrongOrder(
        "A prepared statement has its SQL already: call the method without text");
  }

  /** Shows the SQL text; values of parameters stay out of logs. */
  @Override
  public String toString() {
    return "HolisticsPreparedStatement[" + sql + "]";
  }
}
