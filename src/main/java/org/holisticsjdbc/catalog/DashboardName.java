package org.holisticsjdbc.catalog;

import static java.util.Objects.requireNonNull;

/**
 * A dashboard of the list, with the schema name it got (DESIGN §1).
 *
 * @param name the schema name: the title, made unique
 */
public record DashboardName(long id, String name) {
  public DashboardName {
    requireNonNull(name, "name");
  }
}
