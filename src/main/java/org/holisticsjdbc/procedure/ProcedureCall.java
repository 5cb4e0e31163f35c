package org.holisticsjdbc.procedure;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.holisticsjdbc.api.ApiRequest;
import org.holisticsjdbc.api.Content;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;

/**
 * A procedure with checked arguments: what is left is to send it.
 *
 * @param arguments JSON of what was said; parameters of which nothing was said are absent
 * @param files what is sent as files
 * @param pageSize how many rows a page shall have, where the service answers in pages and the user
 *     does not page by hand
 */
public record ProcedureCall(
    Procedure procedure,
    Map<Parameter, JsonNode> arguments,
    List<Content.Part> files,
    int pageSize) {
  private static final int LARGEST_PAGE = 100;
  private static final List<String> PAGING = List.of("limit", "page", "before", "after");

  public ProcedureCall {
    requireNonNull(procedure, "procedure");
    arguments = Map.copyOf(arguments);
    files = List.copyOf(files);
  }

  /**
   * Checks arguments.
   *
   * @param values what was said; no value stands for NULL. See {@link ArgumentReader} for their
   *     classes
   * @param zone the zone of date-times without an offset
   * @throws HolisticsException that says which argument is missing or wrong and what would be right
   */
  public static ProcedureCall of(
      Procedure procedure, Map<Parameter, Optional<Object>> values, ZoneId zone) {
    checkRequired(procedure, values.keySet());
    ArgumentReader reader = new ArgumentReader(Procedures.get().check(), zone);
    Map<Parameter, JsonNode> arguments = new LinkedHashMap<>();
    List<Content.Part> files = new ArrayList<>();
    values.forEach(
        (parameter, value) -> {
          if (parameter.form() == Parameter.Form.FILES) {
            files.addAll(FileArgument.read(parameter, value));
          } else {
            arguments.put(parameter, reader.read(parameter, value));
          }
        });
    return new ProcedureCall(procedure, arguments, files, LARGEST_PAGE);
  }

  /** Returns the call with pages of another size, at most the largest that the service has. */
  ProcedureCall withPages(long rows) {
    int size = (int) Math.max(1, Math.min(rows, LARGEST_PAGE));
    return new ProcedureCall(procedure, arguments, files, size);
  }

  /** Checks that every argument is there that has to be. */
  public static void checkRequired(Procedure procedure, Set<Parameter> given) {
    List<String> missing =
        procedure.parameters().stream()
            .filter(parameter -> parameter.required() && !given.contains(parameter))
            .map(Parameter::name)
            .toList();
    if (!missing.isEmpty()) {
      throw new HolisticsException(
          Failure.PARAMETER_MISSING,
          "%s needs %s. %s"
              .formatted(procedure.name(), String.join(" and ", missing), Usage.of(procedure)));
    }
  }

  /** Checks one argument; see {@link #of}. */
  public static void check(Parameter parameter, Optional<Object> value, ZoneId zone) {
    if (parameter.form() == Parameter.Form.FILES) {
      FileArgument.read(parameter, value);
    } else {
      new ArgumentReader(Procedures.get().check(), zone).read(parameter, value);
    }
  }

  /** Returns the request, of the first page where there are several. */
  public ApiRequest request() {
    return new RequestWriter(this).request();
  }

  /** Returns the request, its secrets masked, in words: method, path with query, headers, body. */
  public String describe() {
    return new RequestWriter(this).describe();
  }

  /** Returns whether the user pages by hand, and gets the page that was asked for. */
  boolean pagesByHand() {
    return arguments.keySet().stream().anyMatch(it -> PAGING.contains(it.apiName()));
  }

  /** Returns whether the end of the job is waited for. */
  boolean waits() {
    return procedure
        .parameter(Parameter.WAIT)
        .filter(parameter -> parameter.place() == Parameter.Place.DRIVER)
        .map(arguments::get)
        .filter(JsonNode::asBoolean)
        .isPresent();
  }

  /** Returns the number that an argument is. */
  OptionalLong number(String parameter) {
    return procedure
        .parameter(parameter)
        .map(arguments::get)
        .map(value -> OptionalLong.of(value.asLong()))
        .orElse(OptionalLong.empty());
  }

  /** Shows no arguments: they may be secret. */
  @Override
  public String toString() {
    return "ProcedureCall[" + procedure.name() + "]";
  }
}
