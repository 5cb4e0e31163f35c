package org.holisticsjdbc.sandbox;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Which deliveries a request lists, and in which order. */
final class DeliveryListing {

  /** What is listed if a request names no roles, as the contract says. */
  private static final List<String> DEFAULT_ROLES =
      List.of("admin", "growth_admin", "analyst", "user", "public", "explorer");

  private DeliveryListing() {}

  /**
   * Returns what fits the parameters of a request.
   *
   * @param sourceTitle returns the title of what a delivery is sent from
   */
  static List<Delivery> of(
      Collection<Delivery> all, Call call, Function<Delivery, String> sourceTitle) {
    List<String> roles = call.texts("creator_roles");
    return all.stream()
        .filter(it -> (roles.isEmpty() ? DEFAULT_ROLES : roles).contains(it.creatorRole()))
        .filter(it -> fits(call, "dest_type", it.destType()))
        .filter(it -> fits(call, "source_type", it.sourceType()))
        .filter(it -> fits(call, "source_id", it.sourceId()))
        .filter(it -> isFound(call, it.title()) || isFound(call, sourceTitle.apply(it)))
        .sorted(order(call.text("sort").orElse("id_asc"), sourceTitle))
        .toList();
  }

  private static boolean fits(Call call, String parameter, String value) {
    return call.text(parameter).filter(wanted -> !wanted.equals(value)).isEmpty();
  }

  private static boolean isFound(Call call, String title) {
    String term = call.text("search_term").orElse("").toLowerCase(Locale.ROOT);
    return title.toLowerCase(Locale.ROOT).contains(term);
  }

  /** Equal ones stay in the order of their ids. Nothing here belongs to an embedding client. */
  private static Comparator<Delivery> order(String sort, Function<Delivery, String> sourceTitle) {
    int end = sort.lastIndexOf('_');
    Comparator<Delivery> ids = Comparator.comparing(Delivery::id);
    Comparator<Delivery> order =
        switch (sort.substring(0, end)) {
          case "title" -> Comparator.comparing(Delivery::title);
          case "destination" -> Comparator.comparing(Delivery::destType);
          case "source_title" -> Comparator.comparing(sourceTitle);
          case "last_run" -> Comparator.comparing(it -> it.lastRun().orElse(Instant.MIN));
          case "id" -> ids;
          default -> (one, other) -> 0;
        };
    boolean isDescending = sort.substring(end).equals("_desc");
    return (isDescending ? order.reversed() : order).thenComparing(ids);
  }
}
