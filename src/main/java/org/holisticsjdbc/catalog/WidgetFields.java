package org.holisticsjdbc.catalog;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a widget displays.
 *
 * @param fields the columns, in order; empty where only the exported file knows them
 * @param layout what is known of a file whose columns only the file knows; absent for other widgets
 * @param rowLimit the widget's own limit, which is part of its query (FACTS §2.1)
 * @param dataSetId the data set it queries
 * @param localOnly why no condition on a column may be sent with an export, whatever it is: part of
 *     what is displayed reaches past its group (DESIGN §4); empty where nothing does
 * @param remarks a sentence for {@code DatabaseMetaData}
 */
public record WidgetFields(
    List<Field> fields,
    Optional<String> vizType,
    OptionalLong rowLimit,
    Optional<Long> dataSetId,
    Optional<FileLayout> layout,
    Optional<String> localOnly,
    String remarks) {
  public WidgetFields {
    fields = List.copyOf(fields);
    requireNonNull(vizType, "vizType");
    requireNonNull(rowLimit, "rowLimit");
    requireNonNull(dataSetId, "dataSetId");
    requireNonNull(layout, "layout");
    requireNonNull(localOnly, "localOnly");
    requireNonNull(remarks, "remarks");
  }
}
