package org.holisticsjdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every result set of DatabaseMetaData has the columns that the interface's own page lists. */
class MetadataShapesTest {
  private final HolisticsConnection connection =
      InMemoryWorkspace.connect(new InMemoryWorkspace().has("Sales", "Orders"));

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  /** The columns as "NAME type", by method; from the Javadoc of the JDK. */
  private static Map<String, List<String>> specified() throws IOException {
    Map<String, List<String>> columns = new LinkedHashMap<>();
    try (InputStream file =
        MetadataShapesTest.class.getResourceAsStream("/jdbc/metadata-columns.txt")) {
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" ", 2))
          .forEach(it -> columns.computeIfAbsent(it[0], any -> new ArrayList<>()).add(it[1]));
    }
    return columns;
  }

  static Stream<Method> questions() {
    return Arrays.stream(DatabaseMetaData.class.getMethods())
        .filter(method -> method.getReturnType() == ResultSet.class)
        .sorted(Comparator.comparing(Method::toString));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void columnsAreThoseOfTheSpecification(Method question) throws Exception {
    try (ResultSet rows = (ResultSet) question.invoke(connection.getMetaData(), nulls(question))) {
      ResultSetMetaData about = rows.getMetaData();
      List<String> columns = new ArrayList<>();
      for (int i = 1; i <= about.getColumnCount(); i++) {
        columns.add(about.getColumnLabel(i) + " " + javaType(about.getColumnType(i)));
      }
      assertThat(columns).isEqualTo(specified().get(question.getName()));
    }
  }

  @ParameterizedTest
  @MethodSource("questions")
  void requiredValuesAreThereAndNoOthersAreNull(Method question) throws Exception {
    try (ResultSet rows = (ResultSet) question.invoke(connection.getMetaData(), nulls(question))) {
      ResultSetMetaData about = rows.getMetaData();
      while (rows.next()) {
        for (int i = 1; i <= about.getColumnCount(); i++) {
          if (about.isNullable(i) == ResultSetMetaData.columnNoNulls) {
            assertThat(rows.getObject(i)).as(about.getColumnLabel(i)).isNotNull();
          }
        }
      }
    }
  }

  private static Object[] nulls(Method question) {
    return Arrays.stream(question.getParameterTypes())
        .map(type -> type == boolean.class ? (Object) true : type == int.class ? (Object) 1 : null)
        .toArray();
  }

  private static String javaType(int type) {
    return switch (type) {
      case Types.VARCHAR -> "String";
      case Types.INTEGER -> "int";
      case Types.SMALLINT -> "short";
      case Types.BIGINT -> "long";
      case Types.BOOLEAN -> "boolean";
      default -> "type " + type;
    };
  }

  @Test
  void everyQuestionIsSpecified() throws IOException {
    assertThat(questions().map(Method::getName).distinct())
        .containsExactlyInAnyOrderElementsOf(specified().keySet());
  }

  @Test
  void emptyNamesMeanNoSchemaAndNoTable() throws SQLException {
    DatabaseMetaData metadata = connection.getMetaData();
    assertThat(metadata.getSchemas("", "").next()).isFalse();
    assertThat(metadata.getTables("", "", "%", null).next()).isFalse();
    assertThat(metadata.getTables("", "Sales", "", null).next()).isFalse();
    assertThat(metadata.getTables("", "Sales", "%", null).next()).isTrue();
    assertThat(metadata.getTables("nope", "Sales", "%", null).next()).isFalse();
    assertThat(metadata.getColumns("", "Sales", "", "%").next()).isFalse();
    assertThat(metadata.getProcedures("", "", "%").next()).isFalse();
  }
}
