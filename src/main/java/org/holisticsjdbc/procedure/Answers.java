package org.holisticsjdbc.procedure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.holisticsjdbc.api.ApiRequest;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;

/** Takes answers apart, and says where they are not what the contract promises. */
final class Answers {
  private Answers() {}

  /** Returns the objects of an answer that are rows. */
  static List<JsonNode> items(ApiRequest request, JsonNode answer, ResultShape shape) {
    List<JsonNode> items = new ArrayList<>();
    if (shape instanceof ResultShape.Rows rows) {
      array(request, answer, rows.at()).forEach(items::add);
    } else if (shape instanceof ResultShape.Row row) {
      items.add(row(request, answer, row));
    } else if (shape instanceof ResultShape.Entries entries) {
      addEntries(request, answer, entries, items);
    } else {
      throw new IllegalArgumentException("The answer is no object");
    }
    return items;
  }

  private static JsonNode row(ApiRequest request, JsonNode answer, ResultShape.Row row) {
    if (row.at().isEmpty()) {
      return answer;
    }
    ObjectNode merged = object(request, answer, row.at().get()).deepCopy();
    row.beside().forEach(it -> merged.set(it.property(), answer.path(it.property())));
    return merged;
  }

  private static void addEntries(
      ApiRequest request, JsonNode answer, ResultShape.Entries entries, List<JsonNode> items) {
    for (Map.Entry<String, JsonNode> entry : object(request, answer, entries.at()).properties()) {
      for (JsonNode element : entry.getValue()) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.put(entries.key().property(), entry.getKey());
        item.set(entries.value().property(), element);
        items.add(item);
      }
    }
  }

  private static JsonNode array(ApiRequest request, JsonNode answer, String property) {
    JsonNode found = answer.path(property);
    if (!found.isArray()) {
      throw unexpected(request, property);
    }
    return found;
  }

  static JsonNode object(ApiRequest request, JsonNode answer, String property) {
    JsonNode found = answer.path(property);
    if (!found.isObject()) {
      throw unexpected(request, property);
    }
    return found;
  }

  private static HolisticsException unexpected(ApiRequest request, String property) {
    return new HolisticsException(
        Failure.UNREADABLE_ANSWER,
        "The answer to %s is not what the contract says: it holds no \"%s\""
            .formatted(request.label(), property));
  }
}
