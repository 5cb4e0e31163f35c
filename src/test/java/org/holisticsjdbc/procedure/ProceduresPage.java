package org.holisticsjdbc.procedure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.holisticsjdbc.procedure.TestedManifest.Operation;

/** The page of the manual about procedures. */
final class ProceduresPage {
  /** Statements on the sandbox, too; one a line. */
  static final String EXAMPLES =
      """
      CALL holistics.groups_add_user(id => 7, user_id => 12)
      CALL holistics.groups_add_user(7, ?)
      {? = call holistics.groups_create('Support')}
      SELECT name FROM TABLE(holistics.groups_get(id => 7))
      """;

  private ProceduresPage() {}

  /**
   * Returns the page.
   *
   * @param reserved words of SQL among the names of result columns
   */
  static String text(Collection<String> reserved) {
    StringBuilder page = new StringBuilder(introduction(reserved));
    procedures()
        .forEach(
            (tag, procedures) -> {
              page.append("\n## %s\n".formatted(tag));
              procedures.forEach(procedure -> page.append(section(procedure)));
            });
    return page.toString();
  }

  /** Returns all names of result columns. */
  static Set<String> names() {
    return Procedures.get().all().stream()
        .flatMap(procedure -> procedure.result().columns().stream())
        .map(ResultColumn::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String introduction(Collection<String> reserved) {
    return """
        # Procedures

        Made from `driver-manifest/operations.json` by `ManualTest`. Every operation of the service is a procedure of the schema `holistics`:

        ```sql
        %s```

        A parameter in brackets may be left out, or be `DEFAULT`: then it is not sent. `NULL` is sent, where it is allowed, as a JSON null. An *ARRAY* is
        `ARRAY['a', 'b']` or the text of a JSON array, *JSON* the text of an object or of an array of objects, *files* are paths of this machine or bytes. What is
        not allowed is refused before any request.

        *Reads* changes nothing, and is a table function too. *Writes* and *deletes* change the account: `readOnly=true` refuses them. A procedure that starts a job
        returns the job at once; with `wait => true` it returns when the job has ended, with its result. Columns marked *JSON* are texts, from which
        `JSON_VALUE` reads. Lists are asked for in pages of 100, when their rows are wanted; with `limit`, `page`, `before` or `after` that one page is all. Words
        of SQL among the names of columns have to be quoted in `SELECT` where nothing stands before them: %s.

        """
            .formatted(EXAMPLES, TablesPage.quoted(reserved))
        + procedures().entrySet().stream()
            .map(it -> "- %s: %s\n".formatted(it.getKey(), links(it.getValue())))
            .collect(Collectors.joining());
  }

  private static String links(List<Procedure> procedures) {
    return procedures.stream()
        .map(procedure -> TablesPage.link("", procedure.name()))
        .collect(Collectors.joining(", "));
  }

  private static Map<String, List<Procedure>> procedures() {
    Map<String, List<Procedure>> byTag = new LinkedHashMap<>();
    TestedManifest.load()
        .operations()
        .forEach(
            operation ->
                byTag
                    .computeIfAbsent(operation.text("tag"), tag -> new ArrayList<>())
                    .add(procedure(operation)));
    return byTag;
  }

  private static Procedure procedure(Operation operation) {
    return Procedures.get().all().stream()
        .filter(it -> it.operationId().equals(operation.id()))
        .findFirst()
        .orElseThrow();
  }

  private static String section(Procedure procedure) {
    String parameters =
        procedure.parameters().isEmpty()
            ? ""
            : "\n" + ParameterTable.of("Parameter", procedure.parameters());
    return """

        ### %s

        %s %s: `%s %s`%s.

        ```sql
        %s
        ```
        %s
        %s: %s.
        """
        .formatted(
            procedure.name(),
            procedure.description(),
            effect(procedure),
            procedure.method(),
            procedure.template(),
            procedure.sendsKey() ? "" : ", without the API key",
            Usage.of(procedure).substring("Usage: ".length()),
            parameters,
            rows(procedure),
            procedure.result().columns().stream()
                .map(ProceduresPage::column)
                .collect(Collectors.joining(", ")));
  }

  private static String effect(Procedure procedure) {
    return switch (procedure.effect()) {
      case READ -> "Reads";
      case WRITE -> "Writes";
      case DELETE -> "Deletes";
    };
  }

  private static String rows(Procedure procedure) {
    ResultShape result = procedure.result();
    if (result instanceof ResultShape.StartedJob) {
      return "Returns the job";
    }
    if (result instanceof ResultShape.File) {
      return "Returns the file in one row";
    }
    return result instanceof ResultShape.Row ? "Returns one row" : "Returns rows";
  }

  private static String column(ResultColumn column) {
    return "`%s` %s".formatted(column.name(), column.isJson() ? "JSON" : column.type());
  }
}
