package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.holisticsjdbc.procedure.Parameter;
import org.holisticsjdbc.procedure.Procedure;
import org.holisticsjdbc.procedure.ProcedureCall;

/**
 * What a statement gives the parameters of a procedure: values, and markers whose values come
 * later.
 */
public record GivenArguments(Procedure procedure, Map<Parameter, Argument> arguments) {
  public GivenArguments {
    requireNonNull(procedure, "procedure");
    arguments = Map.copyOf(arguments);
  }

  /**
   * One argument.
   *
   * @param isArray whether it is written as {@code ARRAY[…]}; otherwise there is one value
   */
  public record Argument(boolean isArray, List<GivenValue> values) {
    public Argument {
      values = List.copyOf(values);
    }

    /**
     * Returns the value; empty is NULL.
     *
     * @param markers the value of each marker of the statement
     */
    Optional<Object> value(IntFunction<Optional<Object>> markers) {
      if (!isArray) {
        return value(values.get(0), markers);
      }
      List<Object> elements = new ArrayList<>(); // may hold null, which is refused with a reason
      values.forEach(it -> elements.add(value(it, markers).orElse(null)));
      return Optional.of(elements);
    }

    private static Optional<Object> value(GivenValue value, IntFunction<Optional<Object>> markers) {
      return value instanceof GivenValue.Known known
          ? known.value()
          : markers.apply(((GivenValue.Parameter) value).index());
    }

    @Override
    public String toString() {
      return isArray ? "ARRAY" + values : values.get(0).toString();
    }
  }

  /** Returns the parameter that each marker of the statement sets, by the marker's index. */
  public Map<Integer, Parameter> markers() {
    Map<Integer, Parameter> markers = new LinkedHashMap<>();
    arguments.forEach(
        (parameter, argument) ->
            argument.values().stream()
                .filter(GivenValue.Parameter.class::isInstance)
                .map(it -> ((GivenValue.Parameter) it).index())
                .filter(index -> index >= 0) // the others are computed
                .forEach(index -> markers.put(index, parameter)));
    return markers;
  }

  /** Checks what is known before there are values for the markers: nothing is sent. */
  public void checkKnown(ZoneId zone) {
    ProcedureCall.checkRequired(procedure, arguments.keySet());
    arguments.forEach(
        (parameter, argument) -> {
          if (argument.values().stream().allMatch(GivenValue.Known.class::isInstance)) {
            ProcedureCall.check(parameter, argument.value(index -> Optional.empty()), zone);
          }
        });
  }

  /**
   * Returns the call.
   *
   * @param parameterValues the value of each marker; empty is NULL
   * @param zone of date-times without an offset
   */
  public ProcedureCall call(IntFunction<Optional<Object>> parameterValues, ZoneId zone) {
    Map<Parameter, Optional<Object>> values = new LinkedHashMap<>();
    arguments.forEach(
        (parameter, argument) -> values.put(parameter, argument.value(parameterValues)));
    return ProcedureCall.of(procedure, values, zone);
  }
}
