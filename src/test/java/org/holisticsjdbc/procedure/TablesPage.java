package org.holisticsjdbc.procedure;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page of the manual about the tables of the service. */
final class TablesPage {
  /** A statement on the sandbox, too. */
  static final String EXAMPLE =
      """
      SELECT g.name, u.email
      FROM holistics.group_members m
      JOIN holistics."groups" g ON g.id = m.group_id
      JOIN holistics.users u ON u.id = m.user_id
      WHERE u.status = 'active'
      """;

  private TablesPage() {}

  /**
   * Returns the page.
   *
   * @param reserved words of SQL among the names
   */
  static String text(Collection<String> reserved) {
    return introduction(reserved)
        + ServiceTables.get().all().stream().map(TablesPage::section).collect(Collectors.joining());
  }

  /** Returns all names of tables, columns and settings. */
  static Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (ServiceTable table : ServiceTables.get().all()) {
      names.add(table.name());
      table.columns().forEach(column -> names.add(column.name()));
      table.settings().forEach(setting -> names.add(setting.name()));
    }
    return names;
  }

  private static String introduction(Collection<String> reserved) {
    return """
        # Tables of the service

        Made from `driver-manifest/tables.json` by `ManualTest`. What the service lists is a table of the schema `holistics`:

        ```sql
        %s```

        A condition with `=` or `IN` on a column marked *sent* goes into the request, where the operation takes its values, and is checked again; all others are
        checked by the driver alone. A column marked *needed* must have such a condition, or be joined with the values it shall have: one request is made for
        each, a few at a time. *Settings* are parameters of the operation that are no columns, and take `=`. Lists are asked for in pages of 100, when their rows
        are wanted; a `LIMIT` ends that early.

        Columns marked *JSON* are texts, from which `JSON_VALUE` reads. A `TIMESTAMP` is the wall clock of the zone `timeZone`. Words of SQL among the
        names have to be quoted where nothing stands before them, as in `"value"` but not in `v.value`: %s.

        Tables: %s.
        """
        .formatted(
            EXAMPLE,
            quoted(reserved),
            ServiceTables.get().all().stream()
                .map(table -> link("", table.name()))
                .collect(Collectors.joining(", ")));
  }

  static String quoted(Collection<String> names) {
    return names.stream().map("`\"%s\"`"::formatted).collect(Collectors.joining(", "));
  }

  /** Returns a link to the section of that name on a page; no page is the same one. */
  static String link(String page, String name) {
    return "[`%s`](%s#%s)".formatted(name, page, name);
  }

  private static String section(ServiceTable table) {
    String settings =
        table.settings().isEmpty() ? "" : "\n" + ParameterTable.of("Setting", table.settings());
    return """

        ## %s

        %s Read by %s.

        | Column | Type | Condition | Meaning |
        |---|---|---|---|
        %s%s"""
        .formatted(
            table.name(),
            table.description(),
            operations(table),
            table.columns().stream()
                .map(column -> line(table, column))
                .collect(Collectors.joining()),
            settings);
  }

  private static String operations(ServiceTable table) {
    return table.accesses().stream()
        .flatMap(
            access ->
                Stream.concat(
                    access.through().stream().map(Access.Step::procedure),
                    Stream.of(access.procedure())))
        .map(procedure -> link("procedures.md", procedure.name()))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String line(ServiceTable table, TableColumn column) {
    return "| `%s` | %s | %s | %s |\n"
        .formatted(
            column.name(),
            column.isJson() ? "JSON" : column.type(),
            condition(table, column.name()),
            ParameterTable.escaped(column.description()));
  }

  private static String condition(ServiceTable table, String column) {
    if (table.accesses().stream().allMatch(access -> access.required().contains(column))) {
      return "needed";
    }
    boolean isSent =
        table.accesses().stream()
            .filter(access -> access.through().isEmpty())
            .anyMatch(access -> access.keys().containsKey(column));
    return isSent ? "sent" : "";
  }
}
