package org.holisticsjdbc.catalog;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.holisticsjdbc.api.ApiDataSet;
import org.holisticsjdbc.api.ApiReport;
import org.holisticsjdbc.api.ApiWidget;
import org.holisticsjdbc.api.Cancellation;
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

  /** So few tables are read one by one: the reports of a data set may be many. */
  private static final int FEW_TABLES = 2;

  private final HolisticsClient client;
  private final Remembered<String, List<DashboardName>> names;
  private final Remembered<String, Listed<DashboardName, Dashboard>> everything;
  private final Remembered<Long, Optional<Dashboard>> dashboards;
  private final Remembered<Widget, WidgetFields> fields;
  private final Remembered<Long, Optional<ApiDataSet>> dataSets;
  private final Remembered<Long, Boolean> reportsRead; // by data set: whether they came
  private final Remembered<Long, ApiReport> reports;

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
    reportsRead = new Remembered<>(timeToLive, clock);
    reports = new Remembered<>(timeToLive, clock);
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
   * one for every hundred dashboards, where {@link #dashboard} needs one for each. What cannot be
   * read is told with the reason, and remembered as such.
   */
  public Listed<DashboardName, Dashboard> allDashboards() {
    return everything.get(
        ALL, all -> new DashboardListing(client, this::dashboard).read(dashboards(), this::learn));
  }

  /**
   * Returns the dashboards of some schema names, as {@link #dashboards()} has them: each on its own
   * or with all the others, whichever takes fewer requests.
   */
  public Listed<DashboardName, Dashboard> dashboards(Set<String> schemaNames) {
    List<DashboardName> wanted =
        dashboards().stream().filter(name -> schemaNames.contains(name.name())).toList();
    long unknown = wanted.stream().filter(it -> dashboards.known(it.id()).isEmpty()).count();
    return unknown > DashboardListing.pages(dashboards().size())
        ? allDashboards().only(wanted)
        : DashboardListing.oneByOne(wanted, this::dashboard);
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
    return fields.get(widget, it -> readFields(knownReport(it).or(() -> readReport(it))));
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
   * Returns what many tables display, in their order: at most one request for each table (two for
   * one whose widget comes without its report) and one for each data set, a few at a time. Data
   * sets that come with their reports spare the requests for the other tables made from them.
   *
   * <p>A table that cannot be read does not hide the others. One that the budget has no request for
   * is neither found nor unreadable.
   */
  public Listed<Widget, WidgetFields> fields(
      List<Widget> tables, ReadBudget budget, Cancellation cancellation) {
    boolean together = tables.stream().filter(this::hasUnknownReport).count() > FEW_TABLES;
    return new FieldListing(cancellation)
        .read(tables, together, table -> readWithin(budget, table, together));
  }

  private Optional<WidgetFields> readWithin(ReadBudget budget, Widget table, boolean together) {
    Optional<WidgetFields> remembered = fields.known(table);
    if (remembered.isPresent()) {
      return remembered;
    }
    Optional<ApiReport> known = knownReport(table);
    if (known.isEmpty() && !budget.take()) {
      return Optional.empty();
    }
    Optional<ApiReport> report = known.or(() -> readReport(table));
    if (together) {
      WidgetReader.dataSetId(report).ifPresent(id -> reportsRead.get(id, this::readReports));
    }
    return Optional.of(fields.get(table, it -> readFields(report)));
  }

  /** Forgets everything remembered. */
  public void forget() {
    names.forgetAll();
    everything.forgetAll();
    dashboards.forgetAll();
    fields.forgetAll();
    dataSets.forgetAll();
    reportsRead.forgetAll();
    reports.forgetAll();
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

  private void learn(Dashboard dashboard) {
    dashboards.put(dashboard.id(), Optional.of(dashboard));
  }

  private boolean hasUnknownReport(Widget widget) {
    return widget.source().reportId().isPresent() && knownReport(widget).isEmpty();
  }

  private Optional<ApiReport> knownReport(Widget widget) {
    Widget.Source source = widget.source();
    return source.report().or(() -> source.reportId().flatMap(reports::known));
  }

  /** A data set whose reports do not come is read again without them. */
  private boolean readReports(long dataSetId) {
    try {
      ApiDataSet read = client.getDataSetWithReports(dataSetId);
      dataSets.put(dataSetId, Optional.of(read.withoutReports()));
      read.reports().stream()
          .filter(report -> report.id().isPresent() && report.vizSetting().isPresent())
          .forEach(report -> reports.put(report.id().get(), report));
      return true;
    } catch (HolisticsException e) {
      if (!Listed.concernsOne(e)) {
        throw e;
      }
      return false;
    }
  }

  /** A widget without its report names the report as its source (FACTS §2). */
  private Optional<ApiReport> readReport(Widget widget) {
    ApiWidget answer = client.getWidget(widget.id());
    return DashboardReader.report(answer)
        .or(() -> DashboardReader.source(answer).reportId().map(client::getQueryReport));
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
