package org.holisticsjdbc.hibernate;

import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.PostgreSQLDialect;

/**
 * Hibernate's dialect for {@code jdbc:holistics:}: the driver reads PostgreSQL's SQL.
 *
 * <p>PostgreSQL's own dialect works too, but warns about the version, and cannot validate a mapping
 * because it asks for sequences in a schema that only PostgreSQL has.
 */
public final class HolisticsDialect extends PostgreSQLDialect {
  public HolisticsDialect() {
    super(DatabaseVersion.make(16));
  }

  @Override
  public String getQuerySequencesString() {
    return null;
  }
}
