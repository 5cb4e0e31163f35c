package org.holisticsjdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Assertions on the SQLSTATE of what a call throws. */
final class SqlState {
  private SqlState() {}

  static AbstractThrowableAssert<?, ? extends Throwable> assertState(
      String sqlState, ThrowingCallable call) {
    return assertThatThrownBy(call)
        .isInstanceOf(SQLException.class)
        .hasFieldOrPropertyWithValue("SQLState", sqlState);
  }
}
