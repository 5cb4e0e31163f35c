package org.holisticsjdbc.differential;

import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.holisticsjdbc.sandbox.FieldType;
import org.holisticsjdbc.sandbox.GivenDashboard;

/** The tables of TPC-H as widgets of a dashboard. */
final class Tpch {

  static final String DASHBOARD = "TPC-H";

  /** Decimals of its amounts. */
  static final int SCALE = 2;

  /** A hundredth of the smallest official size: 60,175 line items. */
  private static final double SIZE = 0.01;

  private Tpch() {}

  static GivenDashboard dashboard() {
    List<GivenDashboard.Table> tables =
        TpchTable.getTables().stream().<GivenDashboard.Table>map(Tpch::table).toList();
    return new GivenDashboard(DASHBOARD, tables, List.of());
  }

  private static <E extends TpchEntity> GivenDashboard.Table table(TpchTable<E> table) {
    List<GivenDashboard.Column> columns =
        table.getColumns().stream().map(column -> column(table, column)).toList();
    List<Object[]> rows =
        StreamSupport.stream(table.createGenerator(SIZE, 1, 1).spliterator(), false)
            .map(entity -> row(table.getColumns(), entity))
            .toList();
    return new GivenDashboard.Table(table.getTableName(), columns, rows::stream);
  }

  /** The first column of a table is its key, or part of it. */
  private static <E extends TpchEntity> GivenDashboard.Column column(
      TpchTable<E> table, TpchColumn<E> column) {
    FieldType type =
        switch (column.getType().getBase()) {
          case INTEGER, IDENTIFIER, DOUBLE -> FieldType.NUMBER;
          case DATE -> FieldType.DATE;
          case VARCHAR -> FieldType.TEXT;
        };
    boolean isPrimaryKey = column.equals(table.getColumns().get(0));
    return new GivenDashboard.Column(column.getColumnName(), type, isPrimaryKey);
  }

  private static <E extends TpchEntity> Object[] row(List<TpchColumn<E>> columns, E entity) {
    return columns.stream().flatMap(column -> Stream.of(value(column, entity))).toArray();
  }

  private static <E extends TpchEntity> Object value(TpchColumn<E> column, E entity) {
    return switch (column.getType().getBase()) {
      case INTEGER -> BigDecimal.valueOf(column.getInteger(entity));
      case IDENTIFIER -> BigDecimal.valueOf(column.getIdentifier(entity));
      case DOUBLE -> BigDecimal.valueOf(column.getDouble(entity)); // has two decimals at most
      case DATE -> LocalDate.ofEpochDay(column.getDate(entity));
      case VARCHAR -> column.getString(entity);
    };
  }
}
