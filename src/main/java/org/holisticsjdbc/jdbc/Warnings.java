package org.holisticsjdbc.jdbc;

import java.sql.SQLWarning;

/** A chain of warnings. Thread-safe: a connection's threads may all add to it. */
final class Warnings {
  private SQLWarning first;

  synchronized void add(SQLWarning warning) {
    if (first == null) {
      first = warning;
    } else {
      first.setNextWarning(warning);
    }
  }

  synchronized SQLWarning first() {
    return first;
  }

  synchronized void clear() {
    first = null;
  }
}
