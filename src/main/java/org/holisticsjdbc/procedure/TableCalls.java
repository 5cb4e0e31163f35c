package org.holisticsjdbc.procedure;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.holisticsjdbc.api.HolisticsException;

/** The calls that read a table under conditions. */
public final class TableCalls {
  /** Where the manifest names no limit of its own. */
  private static final int MOST_ELEMENTS = 100;

  private final Service service;
  private final ServiceTable table;
  private final ZoneId zone;

  /**
   * Creates the calls of a table.
   *
   * @param zone whose wall clock moments are shown on
   */
  public TableCalls(Service service, ServiceTable table, ZoneId zone) {
    this.service = requireNonNull(service, "service");
    this.table = requireNonNull(table, "table");
    this.zone = requireNonNull(zone, "zone");
  }

  /**
   * Reads the table.
   *
   * <p>Conditions are obeyed as far as the service can: whoever asks checks them again.
   *
   * @param access the way it is read
   * @param conditions the values that columns may have; for every required column of the access
   * @param settings what parameters that are no columns are set to; no value stands for NULL
   * @param limit how many rows are wanted
   */
  public ProcedureRows read(
      Access access,
      Map<String, List<Object>> conditions,
      Map<Parameter, Optional<Object>> settings,
      OptionalLong limit) {
    Map<Parameter, Optional<Object>> standing = new LinkedHashMap<>();
    access.with().forEach((parameter, value) -> standing.put(parameter, Optional.of(value)));
    standing.putAll(settings);
    Stream<Map<Parameter, Optional<Object>>> calls = Stream.of(standing);
    for (Map.Entry<String, Parameter> key : access.keys().entrySet()) {
      Optional<List<Object>> given = values(access, key, conditions);
      if (given.isPresent()) {
        List<Object> arguments = arguments(key.getValue(), given.get());
        calls = calls.flatMap(call -> arguments.stream().map(it -> with(call, key.getValue(), it)));
      }
    }
    Iterator<ProcedureCall> each =
        calls
            .map(call -> ProcedureCall.of(access.procedure(), call, zone))
            .map(call -> limit.isPresent() ? call.withPages(limit.getAsLong()) : call)
            .iterator();
    return new TableReader(service, table, access, each, zone);
  }

  private Optional<List<Object>> values(
      Access access, Map.Entry<String, Parameter> key, Map<String, List<Object>> conditions) {
    if (!access.through().isEmpty()) {
      return Optional.of(new ArrayList<>(new KeySearch(service, zone).find(access.through())));
    }
    Optional<List<Object>> wanted =
        Optional.ofNullable(conditions.get(key.getKey()))
            .map(values -> values.stream().map(TableCalls::comparable).distinct().toList());
    return access.required().contains(key.getKey())
        ? wanted.map(values -> values.stream().filter(it -> isKey(key.getValue(), it)).toList())
        : wanted.filter(values -> isSayable(key.getValue(), values));
  }

  /** Returns what equal keys have in common: 5 and 5.0 are one key, and asked for once. */
  public static Object comparable(Object value) {
    return value instanceof Number number
        ? new BigDecimal(number.toString()).stripTrailingZeros()
        : value;
  }

  /** Nothing has a key that the contract does not allow, such as the id 5.5: that is no failure. */
  private boolean isKey(Parameter parameter, Object value) {
    return isSayable(parameter, List.of(value));
  }

  /** A condition that the service would refuse, or take one of several values for, stays here. */
  private boolean isSayable(Parameter parameter, Collection<Object> values) {
    boolean takesSeveral = parameter.form() != Parameter.Form.SCALAR;
    if (values.size() > 1 && !takesSeveral || values.size() > MOST_ELEMENTS) {
      return false;
    }
    try {
      ProcedureCall.check(parameter, Optional.of(argument(parameter, List.copyOf(values))), zone);
      return true;
    } catch (HolisticsException e) {
      return false;
    }
  }

  private static Object argument(Parameter parameter, List<Object> values) {
    return parameter.form() == Parameter.Form.SCALAR ? values.get(0) : values;
  }

  /** Returns an argument for each value, or for as many values as the parameter takes. */
  private static List<Object> arguments(Parameter parameter, List<Object> values) {
    if (parameter.form() == Parameter.Form.SCALAR) {
      return values;
    }
    int most = parameter.mostItems().orElse(MOST_ELEMENTS);
    List<Object> chunks = new ArrayList<>();
    for (int from = 0; from < values.size(); from += most) {
      chunks.add(values.subList(from, Math.min(from + most, values.size())));
    }
    return chunks;
  }

  private static Map<Parameter, Optional<Object>> with(
      Map<Parameter, Optional<Object>> call, Parameter parameter, Object value) {
    Map<Parameter, Optional<Object>> more = new LinkedHashMap<>(call);
    more.put(parameter, Optional.of(value));
    return more;
  }
}
