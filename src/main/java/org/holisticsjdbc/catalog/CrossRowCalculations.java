package org.holisticsjdbc.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.holisticsjdbc.catalog.Models.ModelField;

/**
 * Finds what in a widget may look past its own group of rows, so that a condition sent with the
 * export would change values of the rows that stay (DESIGN §4).
 *
 * <p>Only model dimensions and standard aggregations are known not to.
 */
record CrossRowCalculations(Models models) {
  private static final Set<String> STANDARD_AGGREGATIONS =
      Set.of(
          "sum",
          "avg",
          "count",
          "count distinct",
          "min",
          "max",
          "median",
          "stdev",
          "stdevp",
          "var",
          "varp");

  /** Conditions of a widget that look at one row, or group, at a time (FACTS §4). */
  private static final Set<String> ROW_CONDITIONS =
      Set.of(
          "is",
          "is_not",
          "is_null",
          "not_null",
          "contains",
          "does_not_contain",
          "starts_with",
          "ends_with",
          "greater_than",
          "less_than",
          "between",
          "before",
          "after",
          "last",
          "next",
          "matches",
          "is_true",
          "is_false",
          "matches_user_attribute",
          "none");

  /** Marks of a calculation in an entry that names no field. */
  private static final Set<String> CALCULATION_MARKS =
      Set.of("calculation", "analytic", "aggregation", "formula", "expression");

  /** Returns the first reason found. */
  Optional<String> in(JsonNode vizSetting) {
    return Stream.of(
            DisplayedField.queried(vizSetting).stream().flatMap(field -> of(field).stream()),
            unnamedCalculation(vizSetting.path("fields")).stream(),
            conditions(vizSetting.path("filters")),
            totals(vizSetting.path("settings")))
        .flatMap(reasons -> reasons)
        .findFirst();
  }

  private Optional<String> of(DisplayedField field) {
    String name = "\"%s\"".formatted(field.label().orElse(field.path().fieldName()));
    if (field.analytic()) {
      return Optional.of(name + " is calculated across rows");
    }
    if (field.path().isMetric().orElse(false)) {
      return Optional.of(name + " is a metric of the data set");
    }
    Optional<ModelField> known = models.find(field.path());
    if (known.isEmpty()) {
      return Optional.of(
          name
              + (field.calculation().isPresent()
                  ? " is a calculation of the widget"
                  : " is unknown to the models"));
    }
    if (known.get().field().isCustomMeasure().orElse(false)) {
      return Optional.of(name + " is a custom measure");
    }
    return Stream.concat(
            known.get().field().aggregationType().stream(), field.aggregation().stream())
        .filter(how -> !STANDARD_AGGREGATIONS.contains(how.toLowerCase(Locale.ROOT)))
        .findFirst()
        .map(how -> "%s is aggregated by '%s'".formatted(name, how));
  }

  private static Optional<String> unnamedCalculation(JsonNode node) {
    if (DisplayedField.isField(node)) {
      return Optional.empty();
    }
    if (CALCULATION_MARKS.stream().anyMatch(node::hasNonNull)) {
      return Optional.of("it displays a calculation of an unknown kind");
    }
    return StreamSupport.stream(node.spliterator(), false)
        .flatMap(child -> unnamedCalculation(child).stream())
        .findFirst();
  }

  private static Stream<String> conditions(JsonNode filters) {
    return StreamSupport.stream(filters.spliterator(), false)
        .map(filter -> filter.path("condition").path("operator").asText())
        .filter(operator -> !ROW_CONDITIONS.contains(operator))
        .map("the widget has a condition '%s' of its own"::formatted);
  }

  /** Returns the settings that add rows with totals. */
  static Stream<String> totals(JsonNode settings) {
    return settings.properties().stream()
        .filter(setting -> isTotal(setting.getKey()) && isOn(setting.getValue()))
        .map(Map.Entry::getKey)
        .map("it shows totals (%s)"::formatted);
  }

  /** How JSON names these settings is published nowhere; code calls them so (FACTS §2.1). */
  private static boolean isTotal(String setting) {
    String name = setting.toLowerCase(Locale.ROOT);
    return name.contains("total") || name.contains("sum_row") || name.contains("average_row");
  }

  private static boolean isOn(JsonNode value) {
    return value.isBoolean() ? value.booleanValue() : !value.isNull() && !value.isEmpty();
  }
}
