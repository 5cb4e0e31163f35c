package org.holisticsjdbc.adapter;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.holisticsjdbc.catalog.Dashboard;
import org.holisticsjdbc.catalog.Field;
import org.holisticsjdbc.catalog.Widget;

/**
 * Which columns of numbers are DOUBLE, fast, and which DECIMAL, exact (DESIGN §6).
 *
 * @param doubles whether those are that are not named
 * @param columns whether single columns are, by {@code dashboard.widget.column} in lower case;
 *     dashboard and widget by title or id
 */
public record NumberTypes(boolean doubles, Map<String, Boolean> columns) {
  /** All are DECIMAL. */
  public static final NumberTypes DECIMAL = new NumberTypes(false, Map.of());

  public NumberTypes {
    columns = Map.copyOf(columns);
  }

  /**
   * Reads {@code double}, or a list such as {@code decimal,Sales.Orders.Amount:double}: first what
   * holds for all columns, then the exceptions. Empty where the text is neither.
   */
  public static Optional<NumberTypes> parse(String text) {
    String[] parts = text.split(",");
    Optional<Boolean> all = type(parts[0]);
    Map<String, Boolean> columns = new TreeMap<>();
    for (String part : List.of(parts).subList(all.isPresent() ? 1 : 0, parts.length)) {
      int colon = part.lastIndexOf(':');
      Optional<Boolean> type = type(part.substring(colon + 1));
      if (colon < 0 || type.isEmpty()) {
        return Optional.empty();
      }
      columns.put(lower(part.substring(0, colon).strip()), type.get());
    }
    return Optional.of(new NumberTypes(all.orElse(false), columns));
  }

  private static Optional<Boolean> type(String word) {
    return switch (lower(word.strip())) {
      case "double" -> Optional.of(true);
      case "decimal" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** Returns whether the numbers of a column are DOUBLE. */
  public boolean isDouble(Dashboard dashboard, Widget widget, Field field) {
    if (columns.isEmpty()) {
      return doubles;
    }
    return Stream.of(dashboard.title(), Long.toString(dashboard.id()))
        .flatMap(
            schema ->
                Stream.of(widget.name(), widget.id().text())
                    .map(table -> lower(String.join(".", List.of(schema, table, field.name())))))
        .flatMap(name -> Optional.ofNullable(columns.get(name)).stream())
        .findFirst()
        .orElse(doubles);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
