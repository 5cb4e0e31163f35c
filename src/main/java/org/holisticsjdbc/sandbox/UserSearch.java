package org.holisticsjdbc.sandbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Which users {@code GET /users} asks for, and in which order. */
record UserSearch(Call call) {

  /**
   * Returns the users that fit.
   *
   * @param all by ascending id
   */
  List<User> in(List<User> all) {
    return all.stream().filter(this::fits).sorted(order()).toList();
  }

  private boolean fits(User user) {
    return asked(statuses(), user.status().apiName())
        && asked(call.texts("ids"), Long.toString(user.id()))
        && asked(call.text("role").stream().toList(), user.access().role().apiName())
        && call.text("search_term").filter(Predicate.not(term -> contains(user, term))).isEmpty()
        && (hasToken().isEmpty() || hasToken().get() == user.access().hasToken())
        && !(call.flag("exclude_deleted") && user.isDeleted());
  }

  /** Nothing asked for fits everything. */
  private static boolean asked(List<String> values, String value) {
    return values.isEmpty() || values.contains(value);
  }

  private List<String> statuses() {
    List<String> statuses = new ArrayList<>(call.texts("statuses"));
    call.text("status").ifPresent(statuses::add);
    return statuses;
  }

  private Optional<Boolean> hasToken() {
    String name = "has_authentication_token";
    return call.text(name).map(any -> call.flag(name));
  }

  private static boolean contains(User user, String term) {
    String text = user.profile().name().orElse("") + "\n" + user.email();
    return text.toLowerCase(Locale.ROOT).contains(term.toLowerCase(Locale.ROOT));
  }

  /** Equal ones stay by ascending id. */
  private Comparator<User> order() {
    return switch (call.text("sort").orElse("natural")) {
      case "id_desc" -> Comparator.comparing(User::id).reversed();
      case "name_asc" -> byText(User::displayName);
      case "name_desc" -> byText(User::displayName).reversed();
      case "initials_asc" -> byText(User::initials);
      case "initials_desc" -> byText(User::initials).reversed();
      default -> Comparator.comparing(User::id);
    };
  }

  private static Comparator<User> byText(Function<User, String> text) {
    return Comparator.comparing(text, String.CASE_INSENSITIVE_ORDER);
  }
}
