package org.holisticsjdbc.catalog;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a widget displays.
 *
 * @param fields the columns, in order; empty where only the exported file knows them
 * @param rowLimit the widget's own limit, which is part of its query (FACTS §2.1)
 * @param remarks a sentence for {@code DatabaseMetaData}
 */
public record WidgetFields(
    List<Field> fields, Optional<String> vizType, OptionalLong rowLimit, String remarks) {
  public WidgetFields {
    fields = List.copyOf(fields);
    requireNonNull(vizType, "vizType");
    requireNonNull(rowLimit, "rowLimit");
    requireNonNull(remarks, "remarks");
  }
}
