package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.holisticsjdbc.api.ApiId;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.api.Condition;
import org.holisticsjdbc.catalog.Remembered;
import org.holisticsjdbc.catalog.WidgetFields;
import org.holisticsjdbc.export.CellType;
import org.holisticsjdbc.export.CsvColumn;
import org.holisticsjdbc.export.CsvFormat;
import org.holisticsjdbc.export.CsvLayout;
import org.holisticsjdbc.export.CsvRows;
import org.holisticsjdbc.export.Export;
import org.holisticsjdbc.export.Exporter;

/**
 * The columns of pivot tables and custom charts, which only their file knows: exported once, when a
 * statement on them is prepared, and remembered for a while (DESIGN §3.2).
 */
public final class FileColumns {
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,28}(\\.\\d*)?");

  private final Exporter exporter;
  private final Remembered<Key, FileShape> shapes;

  /** What makes two files the same. */
  private record Key(ApiId widgetId, List<Condition.OfFilter> conditions) {}

  /**
   * What a file showed.
   *
   * @param header its labels
   * @param numeric the columns, from 0, whose cells are all numbers or empty
   */
  private record FileShape(List<String> header, Set<Integer> numeric) {}

  public FileColumns(Exporter exporter, Duration timeToLive) {
    this.exporter = requireNonNull(exporter, "exporter");
    this.shapes = new Remembered<>(timeToLive, InstantSource.system());
  }

  /** Forgets everything remembered. */
  public void forget() {
    shapes.forgetAll();
  }

  /** Returns what the widget displays, with the columns of its file. */
  WidgetFields read(
      ApiId widgetId,
      WidgetFields displayed,
      List<Condition.OfFilter> conditions,
      Cancellation cancellation) {
    FileShape shape = shapes.get(new Key(widgetId, conditions), key -> shape(key, cancellation));
    return new WidgetFields(
        displayed.layout().orElseThrow().columns(shape.header(), shape.numeric()),
        displayed.vizType(),
        displayed.rowLimit(),
        displayed.dataSetId(),
        displayed.layout(),
        displayed.localOnly(),
        displayed.remarks());
  }

  private FileShape shape(Key key, Cancellation cancellation) {
    try (Export export = exporter.start(key.widgetId(), key.conditions())) {
      List<String> header;
      try (CsvRows rows = export.open(CsvLayout.NO_COLUMNS, CsvFormat.UTC, cancellation)) {
        header = rows.header();
      }
      List<CsvColumn> columns = new ArrayList<>();
      header.forEach(label -> columns.add(new CsvColumn(label, columns.size(), CellType.TEXT)));
      CsvLayout layout = new CsvLayout(columns, header, () -> header);
      try (CsvRows rows = export.open(layout, CsvFormat.UTC, cancellation)) {
        return new FileShape(header, numeric(rows, header.size()));
      }
    }
  }

  private static Set<Integer> numeric(CsvRows rows, int columns) {
    Set<Integer> numeric = new TreeSet<>();
    IntStream.range(0, columns).forEach(numeric::add);
    while (!numeric.isEmpty() && rows.next()) {
      Object[] row = rows.row();
      numeric.removeIf(column -> row[column] != null && !isNumber((String) row[column]));
    }
    return numeric;
  }

  private static boolean isNumber(String cell) {
    return NUMBER.matcher(cell).matches();
  }
}
