package org.holisticsjdbc.catalog;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.holisticsjdbc.api.HolisticsClient;

/**
 * What one account holds, read on demand and remembered for a while.
 *
 * <p>Nothing here submits an export. Thread-safe; a read that several threads need at once is made
 * once.
 */
public final class Catalog {

  public Catalog(HolisticsClient client, Duration timeToLive) {}

  /**
   * Returns all dashboards with their schema names, sorted by name. One request, none while
   * remembered.
   */
  public List<DashboardName> dashboards() {
    throw new UnsupportedOperationException();
  }

  /**
   * Returns the dashboard of a schema name, ignoring case, or of an id written in digits.
   *
   * <p>Digits are tried as an id first, without reading the list.
   */
  public Optional<Dashboard> dashboard(String schemaName) {
    throw new UnsupportedOperationException();
  }

  /** Returns the widget of a table name, ignoring case, or of an id; whatever its kind. */
  public Optional<Widget> widget(Dashboard dashboard, String tableName) {
    throw new UnsupportedOperationException();
  }

  /** Returns what a widget displays: reads the widget's report and the models of its data set. */
  public WidgetFields fields(Widget widget) {
    throw new UnsupportedOperationException();
  }

  /** Forgets everything remembered. */
  public void forget() {
    throw new UnsupportedOperationException();
  }
}
