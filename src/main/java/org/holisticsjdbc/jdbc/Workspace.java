package org.holisticsjdbc.jdbc;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.engine.PartialList;
import org.holisticsjdbc.engine.Plan;
import org.holisticsjdbc.engine.Routine;
import org.holisticsjdbc.engine.Session;

/** What a connection asks of the engine; tests answer in its place. */
interface Workspace extends AutoCloseable {

  void verify(Cancellation cancellation);

  boolean isValid(Duration timeout);

  Plan plan(String sql, Optional<String> defaultSchema, Cancellation cancellation);

  List<String> schemas(Cancellation cancellation);

  List<Session.Table> tables(String schema, Cancellation cancellation);

  PartialList<Session.Table> tables(List<String> schemas, Cancellation cancellation);

  List<Session.TableColumn> columns(String schema, String table, Cancellation cancellation);

  PartialList<List<Session.TableColumn>> columns(
      List<Session.Table> tables, Cancellation cancellation);

  List<Session.TableColumn> filters(String schema, String table, Cancellation cancellation);

  PartialList<List<Session.TableColumn>> filters(
      List<Session.Table> tables, Cancellation cancellation);

  List<Routine> routines();

  @Override
  void close();
}
