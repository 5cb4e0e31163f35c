package org.holisticsjdbc.engine;

import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;

/** The names that a SELECT list gives to the columns of its result. */
final class SelectList {
  private SelectList() {}

  /** Returns the names given with AS. */
  static ColumnNames aliases(SqlNodeList items) {
    return ColumnNames.of(
        items.getList().stream().flatMap(item -> alias(item).stream()).distinct().toList());
  }

  /** Returns the names of the result's columns; computed ones without a name are left out. */
  static ColumnNames columns(SqlNodeList items, List<Source> sources) {
    return items.getList().stream()
        .map(item -> columns(item, sources))
        .reduce(ColumnNames.of(List.of()), ColumnNames::and);
  }

  private static ColumnNames columns(SqlNode item, List<Source> sources) {
    if (item instanceof SqlIdentifier identifier) {
      List<String> names = identifier.names;
      List<String> qualifier = names.subList(0, names.size() - 1);
      return identifier.isStar()
          ? sources.stream()
              .filter(source -> qualifier.isEmpty() || source.isCalled(qualifier))
              .map(Source::columns)
              .reduce(ColumnNames.of(List.of()), ColumnNames::and)
          : ColumnNames.of(List.of(names.get(names.size() - 1)));
    }
    return ColumnNames.of(alias(item).stream().toList());
  }

  private static Optional<String> alias(SqlNode item) {
    return item.getKind() == SqlKind.AS
        ? Optional.of(((SqlCall) item).<SqlIdentifier>operand(1).getSimple())
        : Optional.empty();
  }
}
