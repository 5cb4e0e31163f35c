package org.holisticsjdbc.jdbc;

import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.List;
import org.holisticsjdbc.engine.Column;
import org.holisticsjdbc.engine.Routine;
import org.holisticsjdbc.engine.RoutineColumn;

/** Reads the procedures and functions that patterns name, and their columns. */
final class RoutineReader {
  private final List<Routine> routines;

  /**
   * Creates a reader.
   *
   * @param routines sorted by name
   */
  RoutineReader(List<Routine> routines) {
    this.routines = routines;
  }

  /** Returns the rows of getProcedures. */
  List<Object[]> procedures(NamePattern schema, NamePattern name) {
    return matching(schema, name).stream()
        .map(
            it ->
                new Object[] {
                  null,
                  it.schema(),
                  it.name(),
                  null,
                  null,
                  null,
                  it.remarks(),
                  DatabaseMetaData.procedureReturnsResult,
                  it.name()
                })
        .toList();
  }

  /** Returns the rows of getFunctions. */
  List<Object[]> functions(NamePattern schema, NamePattern name) {
    return matching(schema, name).stream()
        .filter(Routine::isFunction)
        .map(
            it ->
                new Object[] {
                  null,
                  it.schema(),
                  it.name(),
                  it.remarks(),
                  DatabaseMetaData.functionReturnsTable,
                  it.name()
                })
        .toList();
  }

  /** Returns the rows of getProcedureColumns. */
  List<Object[]> procedureColumns(NamePattern schema, NamePattern name, NamePattern column) {
    return matching(schema, name).stream()
        .flatMap(routine -> column.select(parts(routine), Part::name).stream())
        .map(RoutineReader::procedureRow)
        .toList();
  }

  /** Returns the rows of getFunctionColumns. */
  List<Object[]> functionColumns(NamePattern schema, NamePattern name, NamePattern column) {
    return matching(schema, name).stream()
        .filter(Routine::isFunction)
        .flatMap(routine -> column.select(parts(routine), Part::name).stream())
        .map(RoutineReader::functionRow)
        .toList();
  }

  private List<Routine> matching(NamePattern schema, NamePattern name) {
    return name.select(schema.select(routines, Routine::schema), Routine::name);
  }

  /**
   * A parameter or a column of the rows.
   *
   * @param position among those of its kind, from 1
   */
  private record Part(RoutineColumn described, boolean isParameter, int position) {
    String name() {
      return column().label();
    }

    Column column() {
      return described.column();
    }

    SqlType type() {
      return SqlType.of(column());
    }

    int size() {
      return type().precision(column().precision(), column().scale());
    }

    /** Characters of text, bytes of binary data. */
    Integer length() {
      boolean hasLength = type().isText() || type() == SqlType.VARBINARY;
      return hasLength ? (Integer) size() : null;
    }

    Integer scale() {
      boolean hasDigits = type().isNumber() || type() == SqlType.TIMESTAMP;
      return hasDigits ? (Integer) type().scale(column().precision(), column().scale()) : null;
    }

    Integer radix() {
      return type().isNumber() ? (Integer) type().radix() : null;
    }
  }

  private static List<Part> parts(Routine routine) {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < routine.parameters().size(); i++) {
      parts.add(new Part(routine.parameters().get(i), true, i + 1));
    }
    for (int i = 0; i < routine.results().size(); i++) {
      parts.add(new Part(routine.results().get(i), false, i + 1));
    }
    return parts;
  }

  private static Object[] procedureRow(Part part) {
    Column column = part.column();
    return new Object[] {
      null,
      column.schema(),
      column.table(),
      column.label(),
      part.isParameter()
          ? DatabaseMetaData.procedureColumnIn
          : DatabaseMetaData.procedureColumnResult,
      column.jdbcType(),
      column.typeName(),
      part.size(),
      part.length(),
      part.scale(),
      part.radix(),
      column.nullable() ? DatabaseMetaData.procedureNullable : DatabaseMetaData.procedureNoNulls,
      part.described().remarks(),
      part.described().defaultText().orElse(null),
      null,
      null,
      part.length(),
      part.position(),
      column.nullable() ? "YES" : "NO",
      column.table()
    };
  }

  private static Object[] functionRow(Part part) {
    Column column = part.column();
    return new Object[] {
      null,
      column.schema(),
      column.table(),
      column.label(),
      part.isParameter()
          ? DatabaseMetaData.functionColumnIn
          : DatabaseMetaData.functionColumnResult,
      column.jdbcType(),
      column.typeName(),
      part.size(),
      part.length(),
      part.scale(),
      part.radix(),
      column.nullable() ? DatabaseMetaData.functionNullable : DatabaseMetaData.functionNoNulls,
      part.described().remarks(),
      part.length(),
      part.position(),
      column.nullable() ? "YES" : "NO",
      column.table()
    };
  }
}
