package org.holisticsjdbc.sandbox;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A dashboard whose tables are handed in by the program that starts the sandbox.
 *
 * @param tables shown as data tables of up to 1,000,000 rows, each over a data set of its own;
 *     those with the same columns and the same supplier of rows share one
 * @param filters without default conditions, in the order of the dashboard
 */
public record GivenDashboard(String title, List<Table> tables, List<Filter> filters) {

  public GivenDashboard {
    requireNonNull(title, "title");
    tables = List.copyOf(tables);
    filters = List.copyOf(filters);
  }

  /**
   * A table.
   *
   * @param rows opens the rows, always the same ones in the same order: one value per column, a
   *     String, BigDecimal, LocalDate, LocalDateTime or Boolean by the type of the column, or null.
   *     The sandbox closes the stream.
   */
  public record Table(String title, List<Column> columns, Supplier<Stream<Object[]>> rows) {

    public Table {
      requireNonNull(title, "title");
      columns = List.copyOf(columns);
      requireNonNull(rows, "rows");
    }
  }

  /** A column. */
  public record Column(String label, FieldType type, boolean isPrimaryKey) {

    public Column {
      requireNonNull(label, "label");
      requireNonNull(type, "type");
    }

    public static Column of(String label, FieldType type) {
      return new Column(label, type, false);
    }
  }

  /**
   * A filter, of the type that fits its columns.
   *
   * @param targets the columns it acts on, at most one of each table; the first is its source
   */
  public record Filter(String label, List<Target> targets) {

    public Filter {
      requireNonNull(label, "label");
      targets = List.copyOf(targets);
      if (targets.isEmpty()) {
        throw new IllegalArgumentException("Filter without a column: " + label);
      }
    }
  }

  /** A column of a table, by title and label. */
  public record Target(String table, String column) {

    public Target {
      requireNonNull(table, "table");
      requireNonNull(column, "column");
    }
  }
}
