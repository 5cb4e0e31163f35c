package org.holisticsjdbc.catalog;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.holisticsjdbc.api.ApiDashboard;
import org.holisticsjdbc.api.ApiDataSet;
import org.holisticsjdbc.api.ApiReport;
import org.holisticsjdbc.api.ApiWidget;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsClient;
import org.holisticsjdbc.api.HolisticsException;

/**
 * What one account holds, read on demand and remembered for a while.
 *
 * <p>Nothing here submits an export. Thread-safe; a read that several threads need at once is made
 * once. Failures are not remembered.
 */
public final class Catalog {
  private static final String ALL = "all";
  private static final int DASHBOARDS_A_PAGE = 100;

  private final HolisticsClient client;
  private final Remembered<String, List<DashboardName>> names;
  private final Remembered<String, Map<DashboardName, Dashboard>> everything;
  private final Remembered<Long, Optional<Dashboard>> dashboards;
  private final Remembered<Widget, WidgetFields> fields;
  private final Remembered<Long, Optional<ApiDataSet>> dataSets;

  public Catalog(HolisticsClient client, Duration timeToLive) {
    this(client, timeToLive, InstantSource.system());
  }

  /** Creates a catalog with its own idea of time. */
  public Catalog(HolisticsClient client, Duration timeToLive, InstantSource clock) {
    this.client = client;
    names = new Remembered<>(timeToLive, clock);
    everything = new Remembered<>(timeToLive, clock);
    dashboards = new Remembered<>(timeToLive, clock);
    fields = new Remembered<>(timeToLive, clock);
    dataSets = new Remembered<>(timeToLive, clock);
  }

  /**
   * Returns all dashboards with their schema names, sorted by name. One request, none while
   * remembered.
   */
  public List<DashboardName> dashboards() {
    return names.get(ALL, all -> DashboardReader.names(client.listDashboardMetadata()));
  }

  /**
   * Returns all dashboards with their widgets, sorted by schema name. One request for the names and
   * one for every hundred dashboards, where {@link #dashboard} needs one for each.
   */
  public Map<DashboardName, Dashboard> allDashboards() {
    return everything.get(ALL, all -> readAllDashboards());
  }

  /**
   * Returns the dashboard of a schema name, ignoring case, or of an id written in digits.
   *
   * <p>Digits are tried as an id first, without reading the list.
   */
  public Optional<Dashboard> dashboard(String schemaName) {
    Optional<Dashboard> byId =
        UniqueNames.isDigits(schemaName) ? dashboard(Long.parseLong(schemaName)) : Optional.empty();
    return byId.or(() -> idOf(schemaName).flatMap(this::dashboard));
  }

  /** Returns the widget of a table name, ignoring case, or of an id; whatever its kind. */
  public Optional<Widget> widget(Dashboard dashboard, String tableName) {
    return dashboard.widget(tableName);
  }

  /** Returns what a widget displays: reads the widget's report and the models of its data set. */
  public WidgetFields fields(Widget widget) {
    return fields.get(widget, it -> readFields(it.source().report().or(() -> readReport(it))));
  }

  /**
   * Returns what a widget displays as the service knows it now, whatever is remembered of the
   * widget; its data set may be remembered.
   */
  public WidgetFields reread(Widget widget) {
    fields.forget(widget);
    return fields.get(widget, it -> readFields(readReport(it)));
  }

  /**
   * Returns the filters of a dashboard as one of its widgets sees them, in their order: how each is
   * called beside the widget's columns, whether it reaches the widget, and on which field it acts.
   */
  public List<WidgetFilter> filters(Dashboard dashboard, Widget widget) {
    WidgetFields displayed = fields(widget);
    return new FilterReach(dashboard, widget, displayed)
        .filters(new Models(displayed.dataSetId().flatMap(this::dataSet)));
  }

  /**
   * Returns what all tables of a dashboard display, in their order. At most one request for each
   * table (two for one whose widget comes without its report) and one for each data set, a few at a
   * time. A table that cannot be read does not hide the others: it has no columns, and its remarks
   * say why.
   */
  public Map<Widget, WidgetFields> allFields(Dashboard dashboard) {
    return FieldListing.read(dashboard.tables(), this::fields);
  }

  /** Forgets everything remembered. */
  public void forget() {
    names.forgetAll();
    everything.forgetAll();
    dashboards.forgetAll();
    fields.forgetAll();
    dataSets.forgetAll();
  }

  private Optional<Long> idOf(String schemaName) {
    return dashboards().stream()
        .filter(dashboard -> dashboard.name().equalsIgnoreCase(schemaName))
        .map(DashboardName::id)
        .findFirst();
  }

  private Optional<Dashboard> dashboard(long id) {
    return dashboards.get(
        id,
        it ->
            unless(Set.of(Failure.NOT_FOUND), () -> client.getDashboard(it))
                .map(DashboardReader::dashboard));
  }

  private Map<DashboardName, Dashboard> readAllDashboards() {
    List<DashboardName> listed = dashboards();
    Map<Long, Dashboard> read = new HashMap<>();
    ApiDashboard.Page page = client.listDashboards(DASHBOARDS_A_PAGE, Optional.empty());
    addTo(read, page);
    while (page.cursors().next().isPresent() && !page.dashboards().isEmpty()) {
      page = client.listDashboards(DASHBOARDS_A_PAGE, page.cursors().next());
      addTo(read, page);
    }
    read.forEach((id, dashboard) -> dashboards.put(id, Optional.of(dashboard)));
    Map<DashboardName, Dashboard> named = new LinkedHashMap<>();
    listed.stream()
        .filter(name -> read.containsKey(name.id()))
        .forEach(name -> named.put(name, read.get(name.id())));
    return Collections.unmodifiableMap(named);
  }

  private static void addTo(Map<Long, Dashboard> read, ApiDashboard.Page page) {
    page.dashboards().stream()
        .map(DashboardReader::dashboard)
        .forEach(dashboard -> read.put(dashboard.id(), dashboard));
  }

  /** A widget without its report names the report as its source (FACTS §2). */
  private Optional<ApiReport> readReport(Widget widget) {
    ApiWidget answer = client.getWidget(widget.id());
    return DashboardReader.report(answer)
        .or(() -> DashboardReader.reportId(answer).map(client::getQueryReport));
  }

  private WidgetFields readFields(Optional<ApiReport> report) {
    return WidgetReader.fields(report, WidgetReader.dataSetId(report).flatMap(this::dataSet));
  }

  /** Whoever may see a dashboard need not be allowed to read its data set. */
  private Optional<ApiDataSet> dataSet(long id) {
    return dataSets.get(
        id,
        it -> unless(Set.of(Failure.NOT_FOUND, Failure.FORBIDDEN), () -> client.getDataSet(it)));
  }

  private static <T> Optional<T> unless(Set<Failure> missing, Supplier<T> request) {
    try {
      return Optional.of(request.get());
    } catch (HolisticsException e) {
      if (missing.contains(e.failure())) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
