package org.holisticsjdbc.jdbc;

import java.sql.SQLException;
import java.sql.Wrapper;

/** What every object of the driver can do: show itself as one of its own types. */
abstract class JdbcObject implements Wrapper {

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (!isWrapperFor(type)) {
      throw SqlExceptions.invalidArgument(
          getClass().getSimpleName() + " is no " + (type == null ? "null" : type.getName()));
    }
    return type.cast(this);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return type != null && type.isInstance(this);
  }
}
