package org.holisticsjdbc.procedure;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;

/**
 * Reads the rows of a table: makes calls, a few at a time where there are several, and takes their
 * answers apart.
 */
final class TableReader implements ProcedureRows {
  /** How many calls of one read may be under way. */
  static final int CONCURRENT_CALLS = 4;

  private static final String USER_STATUS = "user_status()";

  private final LeftOut leftOut;
  private final ServiceTable table;
  private final Access access;
  private final ValueReader values;
  private final BegunCalls calls;
  private Optional<BegunCalls.Answered> current = Optional.empty();
  private Optional<JsonNode> parent = Optional.empty();
  private Iterator<JsonNode> elements = List.<JsonNode>of().iterator();

  TableReader(
      Service service,
      ServiceTable table,
      Access access,
      Iterator<ProcedureCall> calls,
      ZoneId zone) {
    this.table = requireNonNull(table, "table");
    this.access = requireNonNull(access, "access");
    this.values = new ValueReader(zone);
    this.leftOut = new LeftOut(service);
    this.calls = new BegunCalls(service, calls, CONCURRENT_CALLS);
  }

  @Override
  public Optional<Object[]> next() {
    while (!elements.hasNext()) {
      if (!nextObject()) {
        return Optional.empty();
      }
    }
    return Optional.of(row(elements.next()));
  }

  /** Steps to the next object of the answers, of this call or the next. */
  private boolean nextObject() {
    parent = current.flatMap(it -> it.items().next());
    while (parent.isEmpty()) {
      current = nextCall();
      if (current.isEmpty()) {
        return false;
      }
      parent = current.get().items().next();
    }
    JsonNode object = parent.get();
    elements =
        access.each().isPresent()
            ? object.path(access.each().get()).iterator()
            : List.of(object).iterator();
    return true;
  }

  private Optional<BegunCalls.Answered> nextCall() {
    while (calls.hasNext()) {
      try {
        Optional<BegunCalls.Answered> answered = Optional.of(calls.next());
        leftOut.saw();
        return answered;
      } catch (HolisticsException e) {
        passOver(e);
      }
    }
    leftOut.tell();
    return Optional.empty();
  }

  /**
   * What is asked for by its key and does not exist is no row, not a failure; nor is what was found
   * where it is used and may not be seen, but that is told.
   */
  private void passOver(HolisticsException e) {
    boolean isNoRow = e.failure() == Failure.NOT_FOUND && !access.required().isEmpty();
    if (isNoRow) {
      return;
    }
    if (access.through().isEmpty()) {
      throw e;
    }
    leftOut.add(e);
  }

  private Object[] row(JsonNode element) {
    return table.columns().stream()
        .map(column -> values.value(column.name(), column.type(), json(column.from(), element)))
        .toArray(Object[]::new);
  }

  private JsonNode json(String from, JsonNode element) {
    return switch (from.charAt(0)) {
      case '.' -> element;
      case '^' -> parent.orElseThrow().path(from.substring(1));
      case '$' -> argument(from.substring(1));
      default -> from.equals(USER_STATUS) ? userStatus(element) : at(element, from);
    };
  }

  private JsonNode argument(String name) {
    ProcedureCall call = current.orElseThrow().call();
    return call.procedure()
        .parameter(name)
        .map(call.arguments()::get)
        .orElse(MissingNode.getInstance());
  }

  /** Returns what is at the end of a path {@code a.b}. */
  static JsonNode at(JsonNode object, String path) {
    JsonNode found = object;
    for (String property : path.split("\\.")) {
      found = found.path(property);
    }
    return found;
  }

  /**
   * The service filters by a status that it does not answer: what was asked for is what it is, else
   * it is what the flags say.
   */
  private JsonNode userStatus(JsonNode user) {
    JsonNode askedFor = argument("status");
    if (!askedFor.isMissingNode()) {
      return askedFor;
    }
    if (user.path("is_deleted").asBoolean()) {
      return TextNode.valueOf("deleted");
    }
    if (!user.path("is_activated").isBoolean()) {
      return MissingNode.getInstance();
    }
    return TextNode.valueOf(user.path("is_activated").asBoolean() ? "active" : "pending");
  }
}
