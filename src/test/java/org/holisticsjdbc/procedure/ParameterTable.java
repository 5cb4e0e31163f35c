package org.holisticsjdbc.procedure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Parameters as a table of a page of the manual. */
final class ParameterTable {
  private static final Schemas SCHEMAS =
      new Schemas(Manifest.read("operations.json").path("schemas"));

  private ParameterTable() {}

  /**
   * Returns the table.
   *
   * @param title of the first column
   */
  static String of(String title, List<Parameter> parameters) {
    return "| %s | Type | Allowed | Meaning |\n|---|---|---|---|\n".formatted(title)
        + parameters.stream().map(ParameterTable::line).collect(Collectors.joining());
  }

  private static String line(Parameter parameter) {
    return "| `%s` | %s | %s | %s |\n"
        .formatted(
            parameter.name(),
            type(parameter),
            String.join("; ", allowed(parameter)),
            escaped(parameter.description()));
  }

  private static String type(Parameter parameter) {
    String type = parameter.type().name();
    return switch (parameter.form()) {
      case SCALAR -> type;
      case ARRAY -> type + " ARRAY";
      case SCALAR_OR_ARRAY -> type + " or ARRAY";
      case JSON -> "JSON";
      case FILES -> "files";
    };
  }

  private static List<String> allowed(Parameter parameter) {
    List<String> allowed = new ArrayList<>();
    if (parameter.required()) {
      allowed.add("required");
    }
    parameter.defaultText().ifPresent(it -> allowed.add("default " + code(it)));
    List<String> values = values(parameter);
    if (!values.isEmpty()) {
      allowed.add(
          values.stream().distinct().map(ParameterTable::code).collect(Collectors.joining(", ")));
    }
    range(parameter.schema(), allowed);
    parameter.mostItems().ifPresent(most -> allowed.add("at most %d elements".formatted(most)));
    if (parameter.nullable()) {
      allowed.add("NULL");
    }
    if (parameter.secret()) {
      allowed.add("kept out of logs");
    }
    return allowed;
  }

  private static List<String> values(Parameter parameter) {
    JsonNode elements = SCHEMAS.keyword(parameter.schema(), "items");
    return switch (parameter.form()) {
      case SCALAR, SCALAR_OR_ARRAY -> SCHEMAS.allowed(parameter.schema());
      case ARRAY -> SCHEMAS.allowed(elements);
      case JSON, FILES -> List.of();
    };
  }

  private static void range(JsonNode schema, List<String> allowed) {
    JsonNode least = SCHEMAS.keyword(schema, "minimum");
    JsonNode most = SCHEMAS.keyword(schema, "maximum");
    if (least.isNumber() && most.isNumber()) {
      allowed.add("%s to %s".formatted(least.asText(), most.asText()));
    } else if (least.isNumber()) {
      allowed.add("at least " + least.asText());
    } else if (most.isNumber()) {
      allowed.add("at most " + most.asText());
    }
  }

  private static String code(String text) {
    return "`" + escaped(text) + "`";
  }

  /** Returns text that does not end the cell it stands in. */
  static String escaped(String text) {
    return text.replace("|", "\\|");
  }
}
