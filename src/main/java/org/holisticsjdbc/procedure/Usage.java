package org.holisticsjdbc.procedure;

import java.util.stream.Collectors;

/** How a procedure is called, for messages. */
public final class Usage {
  private Usage() {}

  /** Returns one line, such as {@code Usage: CALL holistics.groups_get(id, [include_users])}. */
  public static String of(Procedure procedure) {
    return procedure.parameters().stream()
        .map(parameter -> parameter.required() ? parameter.name() : "[" + parameter.name() + "]")
        .collect(
            Collectors.joining(
                ", ", "Usage: CALL %s.%s(".formatted(Procedures.SCHEMA, procedure.name()), ")"));
  }
}
