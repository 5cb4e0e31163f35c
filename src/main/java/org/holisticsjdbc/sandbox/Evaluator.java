package org.holisticsjdbc.sandbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Computes an export: filter, group, filter what is aggregated, sort, calculate across rows, limit,
 * lay out, in this order.
 */
final class Evaluator {

  /** The service fetches no more rows than this for any query (FACTS §5). */
  static final int MAX_ROWS = 1_000_000;

  /** Any order, but always the same. */
  private static final long SHUFFLE_SEED = 4;

  private final Widget.Query query;
  private final List<FieldCondition> where;
  private final Set<Quirk> quirks;
  private final int maxRows;
  private final JoinedRows source;
  private final WorkspaceCalendar calendar;

  /** What is computed: the fields of the widget, then what is only compared with conditions. */
  private final List<WidgetField> fields;

  private final int[] columns;

  Evaluator(ExportQuery export, Set<Quirk> quirks, int maxRows) {
    this.quirks = quirks;
    this.maxRows = maxRows;
    calendar = WorkspaceCalendar.of(quirks);
    query = export.query();
    where = export.where();
    source = new JoinedRows(query.dataSet());
    fields = new ArrayList<>(query.fields());
    where.stream().filter(FieldCondition::isOnGroups).map(Evaluator::compared).forEach(fields::add);
    columns = fields.stream().mapToInt(field -> source.index(field.ref())).toArray();
  }

  /** Returns the result. The caller closes it. */
  ResultTable result() {
    Stream<Object[]> rows = rows();
    int[] shown =
        IntStream.range(0, query.fields().size())
            .filter(i -> !query.fields().get(i).isHidden())
            .toArray();
    List<ResultTable.Column> header =
        IntStream.of(shown).mapToObj(i -> column(query.fields().get(i))).toList();
    if (shown.length < fields.size()) {
      rows = rows.map(row -> IntStream.of(shown).mapToObj(i -> row[i]).toArray());
    }
    if (query.layout().columnFields() > 0) {
      return new Pivot(query.layout(), header).of(list(rows));
    }
    if (!query.layout().totals().isEmpty()) {
      int[] numbers = IntStream.range(0, shown.length).filter(i -> isSum(shown[i])).toArray();
      rows = Totals.added(query.layout(), shown.length, numbers, list(rows)).stream();
    }
    return new ResultTable(header, rows);
  }

  private Stream<Object[]> rows() {
    Stream<Object[]> rows = source.rows().filter(filter()).map(this::values);
    if (fields.stream().anyMatch(field -> field.aggregation().isPresent())) {
      rows = new Grouping(fields).of(rows).filter(groupFilter());
    }
    if (!query.sort().isEmpty()) {
      rows = rows.sorted(order());
    }
    if (fields.stream().anyMatch(field -> field.analytic().isPresent())) {
      rows = calculated(list(rows));
    }
    rows = rows.limit(limit());
    return quirks.contains(Quirk.ROWS_IN_ANY_ORDER) ? shuffled(list(rows)) : rows;
  }

  private int limit() {
    boolean bound = !quirks.contains(Quirk.ROW_LIMIT_DOES_NOT_BIND_EXPORTS);
    return bound ? Math.min(query.rowLimit(), maxRows) : maxRows;
  }

  private boolean isSum(int index) {
    WidgetField field = query.fields().get(index);
    return field.aggregation().isPresent()
        && field.type(query.dataSet().field(field.ref())) == FieldType.NUMBER;
  }

  private ResultTable.Column column(WidgetField field) {
    String header =
        quirks.contains(Quirk.OTHER_HEADER_LABELS)
            ? field.otherHeader()
            : field.header(query.dataSet().field(field.ref()));
    return new ResultTable.Column(header, field.pattern());
  }

  private static WidgetField compared(FieldCondition condition) {
    Optional<Aggregation> how = condition.target().aggregation();
    return WidgetField.of(condition.target().field()).as(how.orElseThrow()).hidden();
  }

  private Predicate<Object[]> filter() {
    Predicate<Object[]> filter = row -> isWanted();
    for (FieldCondition condition : where) {
      if (!condition.isOnGroups()) {
        int index = source.index(condition.target().field());
        Predicate<Object> test = condition.test();
        filter = filter.and(row -> test.test(row[index]));
      }
    }
    return filter;
  }

  /** Tests the columns behind those of the widget. */
  private Predicate<Object[]> groupFilter() {
    Predicate<Object[]> filter = row -> true;
    int next = query.fields().size();
    for (FieldCondition condition : where) {
      if (condition.isOnGroups()) {
        int index = next++;
        Predicate<Object> test = condition.test();
        filter = filter.and(row -> test.test(row[index]));
      }
    }
    return filter;
  }

  /** Closing the sandbox interrupts computations that are still running. */
  private static boolean isWanted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("Sandbox closed");
    }
    return true;
  }

  /** Returns the values of a row under the fields, dates cut to their periods. */
  private Object[] values(Object[] row) {
    Object[] values = new Object[columns.length];
    for (int i = 0; i < columns.length; i++) {
      Object value = row[columns[i]];
      values[i] = fields.get(i).truncation().map(to -> calendar.start(to, value)).orElse(value);
    }
    return values;
  }

  private Comparator<Object[]> order() {
    Comparator<Object[]> order = (one, other) -> 0;
    for (Widget.SortKey key : query.sort()) {
      Comparator<Object> values = key.isDescending() ? Values.ORDER.reversed() : Values.ORDER;
      order = order.thenComparing(row -> row[key.column()], values);
    }
    return order;
  }

  private Stream<Object[]> calculated(List<Object[]> rows) {
    for (int i = 0; i < fields.size(); i++) {
      int column = i;
      fields.get(i).analytic().ifPresent(analytic -> analytic.apply(rows, column));
    }
    return rows.stream();
  }

  private static Stream<Object[]> shuffled(List<Object[]> rows) {
    List<Object[]> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(SHUFFLE_SEED));
    return shuffled.stream();
  }

  /** Reads and closes the rows. */
  private static List<Object[]> list(Stream<Object[]> rows) {
    try (rows) {
      return rows.toList();
    }
  }
}
