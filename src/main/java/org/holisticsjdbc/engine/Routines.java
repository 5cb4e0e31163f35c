package org.holisticsjdbc.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holisticsjdbc.procedure.DataType;
import org.holisticsjdbc.procedure.Effect;
import org.holisticsjdbc.procedure.Parameter;
import org.holisticsjdbc.procedure.Procedure;
import org.holisticsjdbc.procedure.Procedures;
import org.holisticsjdbc.procedure.ResultColumn;

/** The procedures of the manifest as metadata shows them. */
final class Routines {
  private Routines() {}

  /** Returns all, sorted by name. */
  static List<Routine> all() {
    return Procedures.get().all().stream().map(Routines::routine).toList();
  }

  private static Routine routine(Procedure procedure) {
    return new Routine(
        Procedures.SCHEMA,
        procedure.name(),
        procedure.description(),
        procedure.effect() == Effect.READ,
        procedure.parameters().stream().map(it -> parameter(procedure, it)).toList(),
        procedure.result().columns().stream().map(it -> result(procedure, it)).toList());
  }

  private static RoutineColumn parameter(Procedure procedure, Parameter parameter) {
    return new RoutineColumn(
        ProcedureTypes.parameter(procedure, parameter), remarks(parameter), written(parameter));
  }

  private static RoutineColumn result(Procedure procedure, ResultColumn column) {
    return new RoutineColumn(
        ProcedureTypes.column(procedure.name(), column.name(), column.type()),
        column.isJson() ? "The text of a JSON document." : "",
        Optional.empty());
  }

  /** Returns the default as JDBC wants it: text in quotes. */
  private static Optional<String> written(Parameter parameter) {
    boolean isText = parameter.type() == DataType.VARCHAR;
    return parameter.defaultText().map(text -> isText ? "'" + text.replace("'", "''") + "'" : text);
  }

  private static String remarks(Parameter parameter) {
    List<String> sentences = new ArrayList<>();
    sentences.add(parameter.description());
    sentences.add(parameter.required() ? "Required." : "Optional.");
    List<String> allowed = Procedures.get().allowed(parameter);
    if (!allowed.isEmpty()) {
      sentences.add("One of " + String.join(", ", allowed) + ".");
    }
    form(parameter).ifPresent(sentences::add);
    parameter.mostItems().ifPresent(most -> sentences.add("At most %d elements.".formatted(most)));
    return String.join(" ", sentences);
  }

  private static Optional<String> form(Parameter parameter) {
    return switch (parameter.form()) {
      case SCALAR -> Optional.empty();
      case ARRAY -> Optional.of("ARRAY[…], or the text of a JSON array.");
      case SCALAR_OR_ARRAY -> Optional.of("One value, or ARRAY[…].");
      case JSON -> Optional.of("The text of a JSON document.");
      case FILES -> Optional.of("The path of a file, or its bytes.");
    };
  }
}
