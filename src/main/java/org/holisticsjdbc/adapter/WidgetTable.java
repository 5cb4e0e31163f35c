package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.Statistic;
import org.apache.calcite.schema.Statistics;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.holisticsjdbc.api.ApiId;
import org.holisticsjdbc.api.Condition;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;
import org.holisticsjdbc.catalog.ColumnType;
import org.holisticsjdbc.catalog.Field;
import org.holisticsjdbc.catalog.Widget;
import org.holisticsjdbc.catalog.WidgetFields;
import org.holisticsjdbc.catalog.WidgetFilter;
import org.holisticsjdbc.export.CellType;
import org.holisticsjdbc.export.CsvColumn;
import org.holisticsjdbc.export.CsvLayout;

/** A dashboard widget as a table. Its row type is known before anything is exported. */
public final class WidgetTable extends AbstractTable implements TranslatableTable {
  /** Digits of a DECIMAL column: total, and after the point (DESIGN §6). */
  public static final int DECIMAL_PRECISION = 38;

  public static final int DECIMAL_SCALE = 10;

  /** Digits after the second of a TIMESTAMP column. */
  public static final int TIMESTAMP_PRECISION = 3;

  /** What the planner assumes of a widget without a limit of its own: a chart's worth of rows. */
  private static final double ASSUMED_ROWS = 5_000;

  private final String title;
  private final Widget widget;
  private final WidgetFields fields;
  private final List<WidgetFilter> filters;
  private final List<UserCondition> conditions;
  private final HolisticsSchema.Scope scope;
  private final Source source;

  /**
   * Creates a table.
   *
   * @param title the widget in words, for messages
   * @param filters the dashboard's filters as the widget sees them
   * @param conditions what the statement sets filters to, at most one for each
   * @param scope what the statement brings
   * @param source what has to be asked elsewhere
   */
  WidgetTable(
      String title,
      Widget widget,
      WidgetFields fields,
      List<WidgetFilter> filters,
      List<UserCondition> conditions,
      HolisticsSchema.Scope scope,
      Source source) {
    this.title = requireNonNull(title, "title");
    this.widget = requireNonNull(widget, "widget");
    this.fields = requireNonNull(fields, "fields");
    this.filters = List.copyOf(filters);
    this.conditions = List.copyOf(conditions);
    this.scope = requireNonNull(scope, "scope");
    this.source = requireNonNull(source, "source");
  }

  /** What the dashboard and the catalog know of a table. */
  interface Source {
    /** Returns whether the numbers of a column are DOUBLE. */
    boolean isDouble(Field field);

    /** Asks the service for what the widget displays now. */
    WidgetFields reread();
  }

  String title() {
    return title;
  }

  /** Returns which filter takes conditions on which column. */
  FilterTargets filterTargets() {
    return new FilterTargets(fields, filters, taken(), scope.options());
  }

  /** Returns what the statement sets filters to. */
  List<UserCondition> conditions() {
    return conditions;
  }

  /**
   * Returns what every export is sent, for widgets whose columns depend on it.
   *
   * @throws HolisticsException if the statement sets a filter to a parameter
   */
  List<Condition.OfFilter> plannedConditions() {
    return Stream.concat(switchedOff().stream(), conditions.stream().map(this::planned)).toList();
  }

  private Condition.OfFilter planned(UserCondition condition) {
    return condition
        .planned()
        .orElseThrow(
            () ->
                new HolisticsException(
                    Failure.NOT_SUPPORTED,
                    "The columns of %s depend on its filters: set them to values, not to parameters"
                        .formatted(title)));
  }

  /** Returns whether an export of the table with exactly these conditions is running. */
  boolean isRunning(List<Condition.OfFilter> sent) {
    return scope.running().test(id(), sent);
  }

  private Set<ApiId> taken() {
    return conditions.stream().map(it -> it.filter().filter().id()).collect(toSet());
  }

  /** Returns the conditions that switch defaults off; none where defaults are kept. */
  List<Condition.OfFilter> switchedOff() {
    if (scope.options().defaults() == ScanOptions.Defaults.KEEP) {
      return List.of();
    }
    return filters.stream()
        .filter(WidgetFilter::reaches)
        .map(WidgetFilter::filter)
        .filter(filter -> filter.defaultCondition().isPresent() && !taken().contains(filter.id()))
        .map(filter -> new Condition.OfFilter(filter.id(), ScanConditions.none()))
        .toList();
  }

  /** Returns the names of the filters that are switched off. */
  List<String> switchedOffText() {
    Set<ApiId> ids =
        switchedOff().stream().map(Condition.OfFilter::dynamicFilterId).collect(toSet());
    return filters.stream()
        .filter(filter -> ids.contains(filter.filter().id()))
        .map(WidgetFilter::name)
        .toList();
  }

  /** Returns the number of rows at which the widget cuts an export off, where that is a cap. */
  OptionalLong cap() {
    boolean isCap =
        fields.rowLimit().isPresent() && fields.rowLimit().getAsLong() >= FilterTargets.LEAST_CAP;
    return isCap ? fields.rowLimit() : OptionalLong.empty();
  }

  /** Fails if a predicate is not sent and the connection wants all of them to be. */
  void checkPushdown(List<ScanFiltering.Fate> fates) {
    if (!scope.options().requirePushdown()) {
      return;
    }
    fates.stream()
        .filter(fate -> fate.whyLocal().isPresent())
        .findFirst()
        .ifPresent(
            fate -> {
              throw new HolisticsException(
                  Failure.NOT_SUPPORTED,
                  "A predicate on %s cannot be sent to Holistics, and requirePushdown is true: %s"
                      .formatted(title, fate));
            });
  }

  /** Returns who opens the rows of its scans. */
  ScanOpener opener() {
    return scope.opener();
  }

  ApiId id() {
    return widget.id();
  }

  /** Returns the layout of exports of which some columns are wanted. */
  CsvLayout layout(List<Integer> columns) {
    return new CsvLayout(
        columns.stream().map(this::csvColumn).toList(),
        labels(fields),
        () -> labels(source.reread()));
  }

  private static List<String> labels(WidgetFields displayed) {
    return displayed.fields().stream().map(Field::label).toList();
  }

  private CsvColumn csvColumn(int index) {
    Field field = fields.fields().get(index);
    return new CsvColumn(field.label(), field.position(), cellType(field));
  }

  private CellType cellType(Field field) {
    return switch (field.type()) {
      case VARCHAR -> CellType.TEXT;
      case DECIMAL -> source.isDouble(field) ? CellType.DOUBLE : CellType.DECIMAL;
      case BIGINT -> CellType.BIGINT;
      case DATE -> CellType.DATE;
      case TIMESTAMP -> CellType.TIMESTAMP;
      case BOOLEAN -> CellType.BOOLEAN;
    };
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory typeFactory) {
    RelDataTypeFactory.Builder row = typeFactory.builder();
    for (Field field : fields.fields()) {
      row.add(field.name(), sqlType(typeFactory, field.type(), source.isDouble(field)));
    }
    return row.build();
  }

  /**
   * Returns the SQL type of a column; every column may hold NULL.
   *
   * @param isDouble what a column of decimals is instead
   */
  public static RelDataType sqlType(RelDataTypeFactory types, ColumnType type, boolean isDouble) {
    RelDataType notNull =
        switch (type) {
          case VARCHAR -> types.createSqlType(SqlTypeName.VARCHAR);
          case DECIMAL ->
              isDouble
                  ? types.createSqlType(SqlTypeName.DOUBLE)
                  : types.createSqlType(SqlTypeName.DECIMAL, DECIMAL_PRECISION, DECIMAL_SCALE);
          case BIGINT -> types.createSqlType(SqlTypeName.BIGINT);
          case DATE -> types.createSqlType(SqlTypeName.DATE);
          case TIMESTAMP -> types.createSqlType(SqlTypeName.TIMESTAMP, TIMESTAMP_PRECISION);
          case BOOLEAN -> types.createSqlType(SqlTypeName.BOOLEAN);
        };
    return types.createTypeWithNullability(notNull, true);
  }

  @Override
  public Statistic getStatistic() {
    return Statistics.of((double) fields.rowLimit().orElse((long) ASSUMED_ROWS), List.of());
  }

  @Override
  public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable table) {
    return WidgetScan.of(context.getCluster(), table, this);
  }
}
