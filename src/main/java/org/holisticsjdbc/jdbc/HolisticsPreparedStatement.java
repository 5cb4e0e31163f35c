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
  private final List<List<Object>> batch = new ArrayList<>();

  HolisticsPreparedStatement(HolisticsConnection connection, String sql, Plan plan) {
    super(connection);
    this.sql = sql;
    this.plan = plan;
    this.parameters = new Object[plan.parameters().size()];
    Arrays.fill(parameters, UNSET);
  }

  @Override
  final void set(int index, Object value) throws SQLException {
    checkOpen();
    if (index < 1 || index > parameters.length) {
      throw SqlExceptions.invalidIndex("parameter", index, parameters.length);
    }
    parameters[index - 1] = value;
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
          "Parameter %d of %d was not set".formatted(unset + 1, parameters.length));
    }
    return new ArrayList<>(Arrays.asList(parameters));
  }

  @Override
  public ResultSet executeQuery() throws SQLException {
    return run(cancellation -> plan, boundParameters());
  }

  @Override
  public boolean execute() throws SQLException {
    run(cancellation -> plan, boundParameters());
    return true;
  }

  @Override
  public long executeLargeUpdate() throws SQLException {
    boundParameters();
    return update(cancellation -> plan);
  }

  @Override
  public int executeUpdate() throws SQLException {
    return (int) Math.min(executeLargeUpdate(), Integer.MAX_VALUE);
  }

  @Override
  public void addBatch() throws SQLException {
    batch.add(boundParameters());
  }

  @Override
  public void clearBatch() throws SQLException {
    super.clearBatch();
    batch.clear();
  }

  @Override
  public long[] executeLargeBatch() throws SQLException {
    checkOpen();
    List<Planning> plannings = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      plannings.add(cancellation -> plan);
    }
    batch.clear();
    return runBatch(plannings);
  }

  @Override
  public ResultSetMetaData getMetaData() throws SQLException {
    checkOpen();
    return new HolisticsResultSetMetaData(plan.columns());
  }

  @Override
  public ParameterMetaData getParameterMetaData() throws SQLException {
    checkOpen();
    return new HolisticsParameterMetaData(plan.parameters());
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
