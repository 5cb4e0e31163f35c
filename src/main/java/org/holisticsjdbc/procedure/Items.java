package org.holisticsjdbc.procedure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.holisticsjdbc.api.ApiRequest;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;

/**
 * The objects that a call answers. Where the service answers page by page, the next page is asked
 * for when an object of it is wanted (FACTS §2: {@code cursors.next} goes into {@code after}, null
 * ends the list).
 */
final class Items {
  private final Service service;
  private final ProcedureCall call;
  private final ApiRequest first;
  private final Set<String> cursors = new HashSet<>();
  private Iterator<JsonNode> page;
  private Optional<String> next = Optional.empty();

  /**
   * Reads the first answer.
   *
   * @param first the request it answers
   */
  private Items(
      Service service, ProcedureCall call, ApiRequest first, Supplier<JsonNode> firstAnswer) {
    this.service = service;
    this.call = call;
    this.first = first;
    read(firstAnswer.get());
  }

  /** Sends a call and reads its first answer. */
  static Items of(Service service, ProcedureCall call) {
    ApiRequest request = call.request();
    return new Items(service, call, request, () -> service.send(request));
  }

  /** Sends a call; what is returned reads its first answer. */
  static Supplier<Items> begin(Service service, ProcedureCall call) {
    ApiRequest request = call.request();
    Supplier<JsonNode> answer = service.begin(request);
    return () -> new Items(service, call, request, answer);
  }

  Optional<JsonNode> next() {
    while (!page.hasNext()) {
      if (next.isEmpty()) {
        return Optional.empty();
      }
      if (!cursors.add(next.get())) {
        throw new HolisticsException(
            Failure.UNREADABLE_ANSWER,
            "%s names a page again that was read already: the list would never end"
                .formatted(first.label()));
      }
      read(service.send(first.with("after", next.get())));
    }
    return Optional.of(page.next());
  }

  private void read(JsonNode answer) {
    page = Answers.items(first, answer, call.procedure().result()).iterator();
    if (call.procedure().isPaged() && !call.pagesByHand()) {
      next =
          Optional.of(answer.path("cursors").path("next"))
              .filter(cursor -> !cursor.isMissingNode() && !cursor.isNull())
              .map(JsonNode::asText)
              .filter(cursor -> !cursor.isEmpty());
    }
  }
}
