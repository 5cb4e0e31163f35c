package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.holisticsjdbc.api.ApiId;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.api.Condition;
import org.holisticsjdbc.catalog.ColumnType;
import org.holisticsjdbc.catalog.Field;
import org.holisticsjdbc.catalog.Remembered;
import org.holisticsjdbc.catalog.WidgetFields;
import org.holisticsjdbc.catalog.WidgetFields.FileLayout;
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
  private final Exporter exporter;
  private final Remembered<Key, List<String>> headers;

  /** What makes two headers the same. */
  private record Key(ApiId widgetId, List<Condition.OfFilter> conditions) {}

  public FileColumns(Exporter exporter, Duration timeToLive) {
    this.exporter = requireNonNull(exporter, "exporter");
    this.headers = new Remembered<>(timeToLive, InstantSource.system());
  }

  /** Returns what the widget displays, with the columns of its file. */
  WidgetFields read(
      ApiId widgetId,
      WidgetFields displayed,
      List<Condition.OfFilter> conditions,
      Cancellation cancellation) {
    List<String> header =
        headers.get(new Key(widgetId, conditions), key -> header(key, cancellation));
    return new WidgetFields(
        fields(header, displayed.layout().orElseThrow()),
        displayed.vizType(),
        displayed.rowLimit(),
        displayed.dataSetId(),
        displayed.layout(),
        displayed.localOnly(),
        displayed.remarks());
  }

  private List<String> header(Key key, Cancellation cancellation) {
    try (Export export = exporter.start(key.widgetId(), key.conditions());
        CsvRows rows = export.open(CsvLayout.NO_COLUMNS, CsvFormat.UTC, cancellation)) {
      return rows.header();
    }
  }

  private static List<Field> fields(List<String> header, FileLayout layout) {
    Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    List<Field> fields = new ArrayList<>();
    for (String label : header) {
      fields.add(field(label, free(label.strip(), taken), fields.size(), layout));
    }
    return fields;
  }

  private static String free(String label, Set<String> taken) {
    String wanted = label.isEmpty() ? "Column" : label;
    String name = wanted;
    for (int number = 2; !taken.add(name); number++) {
      name = wanted + "_" + number;
    }
    return name;
  }

  /**
   * A header that is the label of one displayed field has its type; the others of a pivot table are
   * values of its aggregated fields. Totals put texts where other rows have dates and numbers.
   */
  private static Field field(String label, String name, int position, FileLayout layout) {
    List<Field> shown =
        layout.shown().stream().filter(field -> field.label().equals(label)).toList();
    Optional<Field> of = shown.size() == 1 ? Optional.of(shown.get(0)) : Optional.empty();
    boolean isValue =
        layout.pivot() && of.map(field -> isValue(field)).orElse(hasNumbersOnly(layout));
    ColumnType type = of.map(Field::type).orElse(isValue ? ColumnType.DECIMAL : ColumnType.VARCHAR);
    return new Field(
        name,
        label,
        position,
        layout.totals() && !isValue ? ColumnType.VARCHAR : type,
        of.map(Field::remarks).orElse("Column of the exported file."),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static boolean isValue(Field field) {
    return field.aggregation().isPresent()
        || field.model().flatMap(Field.Model::measure).isPresent();
  }

  private static boolean hasNumbersOnly(FileLayout layout) {
    List<Field> values = layout.shown().stream().filter(FileColumns::isValue).toList();
    return !values.isEmpty()
        && values.stream()
            .map(Field::type)
            .allMatch(type -> type == ColumnType.DECIMAL || type == ColumnType.BIGINT);
  }
}
