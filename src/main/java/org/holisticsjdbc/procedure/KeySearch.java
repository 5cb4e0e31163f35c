package org.holisticsjdbc.procedure;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.holisticsjdbc.api.HolisticsException;

/**
 * Finds the ids of things that the service does not list, by looking where they are used: the data
 * sets of all widgets, for one. What may not be looked at is left out, with a word about it.
 */
final class KeySearch {
  private final Service service;
  private final ZoneId zone;

  KeySearch(Service service, ZoneId zone) {
    this.service = requireNonNull(service, "service");
    this.zone = requireNonNull(zone, "zone");
  }

  /** Returns the different values that the last step finds, in the order they are found. */
  Set<Object> find(List<Access.Step> steps) {
    Set<Object> found = Set.of();
    for (Access.Step step : steps) {
      found = find(step, found);
    }
    return found;
  }

  private Set<Object> find(Access.Step step, Set<Object> keys) {
    Set<Object> found = new LinkedHashSet<>();
    Stream<Optional<Object>> calls =
        step.key().isEmpty() ? Stream.of(Optional.empty()) : keys.stream().map(Optional::of);
    Iterator<ProcedureCall> each = calls.map(key -> call(step, key)).iterator();
    BegunCalls begun = new BegunCalls(service, each, TableReader.CONCURRENT_CALLS);
    LeftOut leftOut = new LeftOut(service);
    while (begun.hasNext()) {
      try {
        collect(step, begun.next().items(), found);
        leftOut.saw();
      } catch (HolisticsException e) {
        leftOut.add(e);
      }
    }
    leftOut.tell();
    return found;
  }

  private ProcedureCall call(Access.Step step, Optional<Object> key) {
    Map<Parameter, Optional<Object>> arguments = new LinkedHashMap<>();
    step.with().forEach((parameter, value) -> arguments.put(parameter, Optional.of(value)));
    key.ifPresent(value -> arguments.put(step.key().orElseThrow(), Optional.of(value)));
    return ProcedureCall.of(step.procedure(), arguments, zone);
  }

  private static void collect(Access.Step step, Items items, Set<Object> found) {
    Optional<JsonNode> item = items.next();
    while (item.isPresent()) {
      JsonNode object = item.get();
      Iterable<JsonNode> looked =
          step.each().isPresent() ? object.path(step.each().get()) : List.of(object);
      for (JsonNode each : looked) {
        JsonNode value = TableReader.at(each, step.next());
        if (matches(step, each) && value.isValueNode() && !value.isNull()) {
          found.add(value.asText());
        }
      }
      item = items.next();
    }
  }

  private static boolean matches(Access.Step step, JsonNode object) {
    return step.where().entrySet().stream()
        .allMatch(it -> it.getValue().contains(object.path(it.getKey()).asText()));
  }
}
