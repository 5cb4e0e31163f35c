package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.holisticsjdbc.catalog.Dashboard;
import org.holisticsjdbc.catalog.Widget;

/**
 * A widget with filters that a statement sets (DESIGN §5).
 *
 * @param schema the name of its schema, as metadata has it
 * @param conditions at most one for each filter
 */
public record BoundTable(
    String schema, Dashboard dashboard, Widget widget, List<UserCondition> conditions)
    implements Bound {
  public BoundTable {
    requireNonNull(schema, "schema");
    requireNonNull(dashboard, "dashboard");
    requireNonNull(widget, "widget");
    conditions = List.copyOf(conditions);
  }

  /** Returns the bound table of a widget whose schema was written so. */
  public static BoundTable of(
      String writtenSchema, Dashboard dashboard, Widget widget, List<UserCondition> conditions) {
    String schema = HolisticsSchema.spelling(writtenSchema, dashboard.title());
    return new BoundTable(schema, dashboard, widget, conditions);
  }
}
