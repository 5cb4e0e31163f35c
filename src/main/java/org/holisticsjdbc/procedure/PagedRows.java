package org.holisticsjdbc.procedure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import org.holisticsjdbc.api.ApiRequest;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;

/**
 * Rows that the service answers page by page; the next page is asked for when a row of it is wanted
 * (FACTS §2: {@code cursors.next} goes into {@code after}, null ends the list).
 */
final class PagedRows implements ProcedureRows {
  private final Service service;
  private final ApiRequest first;
  private final ResultShape.Rows shape;
  private final ValueReader values;
  private final Set<String> cursors = new HashSet<>();
  private Iterator<JsonNode> page;
  private Optional<String> next;

  /** Asks for the first page. */
  PagedRows(
      Service service, ApiRequest first, ResultShape.Rows shape, ValueReader values, boolean all) {
    this.service = service;
    this.first = first;
    this.shape = shape;
    this.values = values;
    read(first);
    if (!all) {
      next = Optional.empty();
    }
  }

  @Override
  public Optional<Object[]> next() {
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
      read(first.with("after", next.get()));
    }
    return Optional.of(values.row(shape.columns(), page.next()));
  }

  private void read(ApiRequest request) {
    JsonNode answer = service.send(request);
    page = Answers.array(request, answer, shape.at()).iterator();
    next =
        Optional.of(answer.path("cursors").path("next"))
            .filter(cursor -> !cursor.isMissingNode() && !cursor.isNull())
            .map(JsonNode::asText)
            .filter(cursor -> !cursor.isEmpty());
  }
}
