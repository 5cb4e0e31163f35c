package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.holisticsjdbc.adapter.FilterTarget.Kind;
import org.holisticsjdbc.api.ApiFilter.FieldPath;
import org.holisticsjdbc.api.ApiId;
import org.holisticsjdbc.catalog.Field;
import org.holisticsjdbc.catalog.Filter;
import org.holisticsjdbc.catalog.WidgetFields;
import org.holisticsjdbc.catalog.WidgetFilter;

/**
 * Which filter takes conditions on a column of a widget, or why none does: everything that does not
 * depend on the predicate (DESIGN §4).
 *
 * @param filters the dashboard's filters as the widget sees them
 * @param taken ids of the filters that the statement sets itself
 */
record FilterTargets(
    WidgetFields displayed, List<WidgetFilter> filters, Set<ApiId> taken, ScanOptions options) {

  /** A smaller limit is a choice of its author: the first ten, not a cap (DESIGN §4). */
  static final long LEAST_CAP = 5_000;

  private static final String TRUNCATION = "datetrunc ";

  FilterTargets {
    requireNonNull(displayed, "displayed");
    filters = List.copyOf(filters);
    taken = Set.copyOf(taken);
    requireNonNull(options, "options");
  }

  /** A filter, or the reason why there is none. */
  sealed interface Choice {}

  /** The filter that takes conditions on the column. */
  record Target(FilterTarget target) implements Choice {}

  /** No filter does. */
  record NoTarget(String reason) implements Choice {}

  /** Returns the choice for a displayed field, counted from 0. */
  Choice of(int index) {
    Field field = displayed.fields().get(index);
    return whyNotWidget()
        .or(() -> whyNotField(field))
        .<Choice>map(NoTarget::new)
        .orElseGet(() -> choose(field));
  }

  private Optional<String> whyNotWidget() {
    if (options.pushdown() == ScanOptions.Pushdown.NEVER) {
      return Optional.of("pushdown=never");
    }
    if (displayed.localOnly().isPresent()) {
      return displayed.localOnly();
    }
    boolean isTopN =
        displayed.rowLimit().isPresent() && displayed.rowLimit().getAsLong() < LEAST_CAP;
    return isTopN && options.pushdown() == ScanOptions.Pushdown.AUTO
        ? Optional.of(
            "the widget shows its first %d rows, and a condition would change which those are"
                .formatted(displayed.rowLimit().getAsLong()))
        : Optional.empty();
  }

  private static Optional<String> whyNotField(Field field) {
    if (field.path().isEmpty() || field.model().isEmpty()) {
      return Optional.of("no field of a model is behind the column");
    }
    if (field.model().get().measure().isPresent()) {
      return Optional.of("the column is a measure of the model");
    }
    if (kind(field).isEmpty()) {
      return Optional.of("no filter has values of the column's type");
    }
    return field.transformation().isPresent() && period(field).isEmpty()
        ? Optional.of("the column is transformed by " + field.transformation().get())
        : Optional.empty();
  }

  private Choice choose(Field field) {
    List<WidgetFilter> candidates =
        filters.stream().filter(filter -> actsOn(filter, field)).toList();
    if (candidates.isEmpty()) {
      return new NoTarget("no filter of the dashboard acts on the column");
    }
    if (candidates.stream().anyMatch(filter -> taken.contains(filter.filter().id()))) {
      return new NoTarget("the statement sets the column's filter itself");
    }
    return candidates.stream()
        .min(
            Comparator.comparing(this::replacesDefault)
                .thenComparingInt(filter -> filter.filter().order()))
        .<Choice>map(
            filter ->
                new Target(
                    new FilterTarget(
                        filter, kind(field).orElseThrow(), period(field), replacesDefault(filter))))
        .orElseThrow();
  }

  private boolean replacesDefault(WidgetFilter filter) {
    return options.defaults() == ScanOptions.Defaults.KEEP
        && filter.filter().defaultCondition().isPresent();
  }

  private static boolean actsOn(WidgetFilter filter, Field field) {
    return filter.reaches()
        && filter.field().filter(path -> isSame(path, field.path().orElseThrow())).isPresent()
        && filter.aggregation().equals(field.aggregation())
        && filter.filter().type() == type(kind(field).orElseThrow());
  }

  private static boolean isSame(FieldPath one, FieldPath other) {
    return one.fieldName().equals(other.fieldName())
        && one.modelId().isPresent()
        && one.modelId().map(ApiId::text).equals(other.modelId().map(ApiId::text));
  }

  private static Filter.Type type(Kind kind) {
    return switch (kind) {
      case TEXT -> Filter.Type.TEXT;
      case NUMBER -> Filter.Type.NUMBER;
      case DATE, TIMESTAMP -> Filter.Type.DATE;
      case BOOLEAN -> Filter.Type.BOOLEAN;
    };
  }

  /** Types that are shown as text but are none, such as durations, have no conditions. */
  private static Optional<Kind> kind(Field field) {
    return switch (field.type()) {
      case VARCHAR ->
          Optional.of(Kind.TEXT)
              .filter(kind -> field.model().orElseThrow().type().equalsIgnoreCase("text"));
      case DECIMAL, BIGINT -> Optional.of(Kind.NUMBER);
      case DATE -> Optional.of(Kind.DATE);
      case TIMESTAMP -> Optional.of(Kind.TIMESTAMP);
      case BOOLEAN -> Optional.of(Kind.BOOLEAN);
    };
  }

  private static Optional<Period> period(Field field) {
    return field
        .transformation()
        .filter(how -> how.startsWith(TRUNCATION))
        .map(how -> how.substring(TRUNCATION.length()))
        .flatMap(FilterTargets::periodOf);
  }

  private static Optional<Period> periodOf(String unit) {
    return switch (unit) {
      case "year" -> Optional.of(Period.ofYears(1));
      case "quarter" -> Optional.of(Period.ofMonths(3));
      case "month" -> Optional.of(Period.ofMonths(1));
      case "week" -> Optional.of(Period.ofWeeks(1));
      case "day", "hour", "minute" -> Optional.of(Period.ofDays(1)); // conditions know days only
      default -> Optional.empty();
    };
  }
}
