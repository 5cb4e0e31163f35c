package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a list, linked to its neighbours by opaque cursors.
 *
 * @param previous what {@code before} takes to get the page in front of this one
 * @param next what {@code after} takes to get the page behind this one
 */
record Page<T>(List<T> items, Optional<String> previous, Optional<String> next) {

  private static final int DEFAULT_LIMIT = 20;

  /** An id and the place where it stood, which counts when the thing is gone. */
  private static final Pattern CURSOR = Pattern.compile("([0-9]{1,18}) ([0-9]{1,9})");

  Page {
    items = List.copyOf(items);
  }

  /**
   * Returns the page a request asks for by {@code limit}, {@code before} and {@code after}, and by
   * {@code page} where the operation has it: then cursors do not count (FACTS §2).
   *
   * @param all the whole list, in order
   * @throws ApiError for a cursor that no page handed out
   */
  static <T> Page<T> of(List<T> all, ToLongFunction<T> id, Call call) {
    int limit = call.text("limit").map(Integer::parseInt).orElse(DEFAULT_LIMIT);
    Optional<String> number = call.text("page").filter(any -> hasPages(call));
    if (number.isPresent()) {
      long start = Math.min(Long.parseLong(number.get()) - 1, all.size()) * limit;
      return slice(all, id, (int) Math.min(start, all.size()), limit);
    }
    Optional<String> before = call.text("before");
    if (before.isPresent()) {
      int end = position(all, id, before.get(), 0);
      int start = Math.max(0, end - limit);
      return slice(all, id, start, end - start);
    }
    int start = call.text("after").map(cursor -> position(all, id, cursor, 1)).orElse(0);
    return slice(all, id, start, limit);
  }

  /** Returns the answer of a listing: the items under their name, and the cursors. */
  ObjectNode json(String name, Function<T, ? extends JsonNode> shape) {
    ObjectNode json = Json.object(name, Json.array(items.stream().map(shape).toList()));
    json.putObject("cursors").put("previous", previous.orElse(null)).put("next", next.orElse(null));
    return json;
  }

  private static boolean hasPages(Call call) {
    return call.operation().parameters().stream().anyMatch(it -> it.name().equals("page"));
  }

  private static <T> Page<T> slice(List<T> all, ToLongFunction<T> id, int start, int length) {
    int end = Math.min(all.size(), start + length);
    Optional<String> previous =
        start > 0 && start < end ? Optional.of(cursor(all, id, start)) : Optional.empty();
    Optional<String> next =
        end < all.size() && start < end ? Optional.of(cursor(all, id, end - 1)) : Optional.empty();
    return new Page<>(all.subList(start, end), previous, next);
  }

  private static <T> String cursor(List<T> all, ToLongFunction<T> id, int index) {
    String text = id.applyAsLong(all.get(index)) + " " + index;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the place of what a cursor names, or the one behind it. */
  private static <T> int position(
      List<T> all, ToLongFunction<T> id, String cursor, int placesBehind) {
    Matcher matcher = CURSOR.matcher(decoded(cursor));
    if (!matcher.matches()) {
      throw invalid(cursor);
    }
    long wanted = Long.parseLong(matcher.group(1));
    for (int i = 0; i < all.size(); i++) {
      if (id.applyAsLong(all.get(i)) == wanted) {
        return i + placesBehind;
      }
    }
    return Math.min(all.size(), Integer.parseInt(matcher.group(2)));
  }

  private static String decoded(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw invalid(cursor);
    }
  }

  private static ApiError invalid(String cursor) {
    return ApiError.invalidParameter("Invalid cursor: '%s'".formatted(cursor));
  }
}
