package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import java.util.List;
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
import org.holisticsjdbc.catalog.ColumnType;
import org.holisticsjdbc.catalog.Field;
import org.holisticsjdbc.catalog.Widget;
import org.holisticsjdbc.catalog.WidgetFields;
import org.holisticsjdbc.export.CellType;
import org.holisticsjdbc.export.CsvColumn;

/** A dashboard widget as a table. Its row type is known before anything is exported. */
public final class WidgetTable extends AbstractTable implements TranslatableTable {
  /** Digits of a DECIMAL column: total, and after the point (DESIGN §6). */
  public static final int DECIMAL_PRECISION = 38;

  public static final int DECIMAL_SCALE = 10;

  /** Digits after the second of a TIMESTAMP column. */
  public static final int TIMESTAMP_PRECISION = 3;

  /** What the planner assumes of a widget without a limit of its own: a chart's worth of rows. */
  private static final double ASSUMED_ROWS = 5_000;

  private final Widget widget;
  private final WidgetFields fields;
  private final List<UserCondition> conditions;

  /**
   * Creates a table.
   *
   * @param conditions what the statement sets filters to, at most one for each
   */
  WidgetTable(Widget widget, WidgetFields fields, List<UserCondition> conditions) {
    this.conditions = List.copyOf(conditions);
    this.widget = requireNonNull(widget, "widget");
    this.fields = requireNonNull(fields, "fields");
  }

  ApiId id() {
    return widget.id();
  }

  List<UserCondition> conditions() {
    return conditions;
  }

  List<String> labels() {
    return fields.fields().stream().map(Field::label).toList();
  }

  CsvColumn csvColumn(int index) {
    Field field = fields.fields().get(index);
    return new CsvColumn(field.label(), field.position(), cellType(field.type()));
  }

  private static CellType cellType(ColumnType type) {
    return switch (type) {
      case VARCHAR -> CellType.TEXT;
      case DECIMAL -> CellType.DECIMAL;
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
      row.add(field.name(), sqlType(typeFactory, field.type()));
    }
    return row.build();
  }

  /** Returns the SQL type of a column; every column may hold NULL. */
  public static RelDataType sqlType(RelDataTypeFactory types, ColumnType type) {
    RelDataType notNull =
        switch (type) {
          case VARCHAR -> types.createSqlType(SqlTypeName.VARCHAR);
          case DECIMAL ->
              types.createSqlType(SqlTypeName.DECIMAL, DECIMAL_PRECISION, DECIMAL_SCALE);
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
