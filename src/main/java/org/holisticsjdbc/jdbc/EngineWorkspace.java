package org.holisticsjdbc.jdbc;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.engine.PartialList;
import org.holisticsjdbc.engine.Plan;
import org.holisticsjdbc.engine.Routine;
import org.holisticsjdbc.engine.Session;

/** The engine's session of one connection, and what has to be freed after it. */
record EngineWorkspace(Session session, Runnable afterClose) implements Workspace {

  @Override
  public void verify(Cancellation cancellation) {
    session.verify(cancellation);
  }

  @Override
  public boolean isValid(Duration timeout) {
    return session.isValid(timeout);
  }

  @Override
  public Plan plan(String sql, Optional<String> defaultSchema, Cancellation cancellation) {
    return session.plan(sql, defaultSchema, cancellation);
  }

  @Override
  public List<String> schemas(Cancellation cancellation) {
    return session.schemas(cancellation);
  }

  @Override
  public List<Session.Table> tables(String schema, Cancellation cancellation) {
    return session.tables(schema, cancellation);
  }

  @Override
  public PartialList<Session.Table> tables(List<String> schemas, Cancellation cancellation) {
    return session.tables(schemas, cancellation);
  }

  @Override
  public PartialList<List<Session.TableColumn>> columns(
      List<Session.Table> tables, Cancellation cancellation) {
    return session.columns(tables, cancellation);
  }

  @Override
  public PartialList<List<Session.TableColumn>> filters(
      List<Session.Table> tables, Cancellation cancellation) {
    return session.filters(tables, cancellation);
  }

  @Override
  public List<Session.TableColumn> columns(String schema, String table, Cancellation cancellation) {
    return session.columns(schema, table, cancellation);
  }

  @Override
  public List<Session.TableColumn> filters(String schema, String table, Cancellation cancellation) {
    return session.filters(schema, table, cancellation);
  }

  @Override
  public List<Routine> routines() {
    return session.routines();
  }

  @Override
  public void close() {
    try {
      session.close();
    } finally {
      afterClose.run();
    }
  }
}
