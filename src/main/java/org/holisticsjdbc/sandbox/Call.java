package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request to an operation, checked against the contract.
 *
 * @param request the request as it came
 * @param body the JSON body; a missing node if there is none
 */
record Call(
    Operation operation,
    Map<String, String> pathValues,
    QueryString query,
    Request request,
    JsonNode body,
    Instant time,
    Optional<Fault.Effect> fault) {

  String pathText(String name) {
    return pathValues.get(name);
  }

  long pathNumber(String name) {
    return Long.parseLong(pathText(name));
  }

  Optional<String> text(String name) {
    return query.last(name);
  }

  /** Returns an array parameter, sent as {@code ids[]=1&ids[]=2}. */
  List<String> texts(String name) {
    return query.all(name + "[]");
  }

  /**
   * Returns a list in the order that {@code sort} asks for.
   *
   * @param ascending the list by ascending id, which is also the natural order
   */
  <T> List<T> sortedById(List<T> ascending) {
    List<T> sorted = new ArrayList<>(ascending);
    if (text("sort").filter("id_desc"::equals).isPresent()) {
      Collections.reverse(sorted);
    }
    return sorted;
  }

  /** Returns a flag; {@code 1} counts as true (FACTS §2). */
  boolean flag(String name) {
    return text(name).filter(value -> value.equals("true") || value.equals("1")).isPresent();
  }
}
