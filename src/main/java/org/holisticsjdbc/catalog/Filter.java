package org.holisticsjdbc.catalog;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.holisticsjdbc.api.ApiFilter;
import org.holisticsjdbc.api.ApiId;
import org.holisticsjdbc.api.Condition;

/**
 * A filter of a dashboard (FACTS §3).
 *
 * @param label what people call it
 * @param codeName its name in code, where there is one
 * @param order its place among the filters
 * @param oneValue whether its control lets people choose one value only
 * @param defaultCondition what holds where an export does not mention the filter; absent where that
 *     restricts nothing
 * @param source the model field its values come from, and its data set; absent for manual options
 * @param mappings the widgets it reaches and the fields it acts on there
 */
public record Filter(
    ApiId id,
    String label,
    Optional<String> codeName,
    Type type,
    int order,
    boolean oneValue,
    Optional<Condition> defaultCondition,
    Optional<Source> source,
    List<ApiFilter.Mapping> mappings) {

  public Filter {
    requireNonNull(id, "id");
    requireNonNull(label, "label");
    requireNonNull(codeName, "codeName");
    requireNonNull(type, "type");
    requireNonNull(defaultCondition, "defaultCondition");
    requireNonNull(source, "source");
    mappings = List.copyOf(mappings);
  }

  /** What a filter asks for. */
  public enum Type {
    /** {@code string} */
    TEXT,
    /** {@code number} */
    NUMBER,
    /** {@code date}, days and moments */
    DATE,
    /** {@code boolean} */
    BOOLEAN,
    /** {@code pop}: the period to compare with */
    PERIOD_COMPARISON,
    /** {@code date_drill}: the unit of time to show */
    DATE_DRILL,
    /** one that is newer than this driver */
    UNKNOWN
  }

  /** The field a filter's values come from. */
  public record Source(Optional<Long> dataSetId, ApiFilter.FieldPath field) {
    public Source {
      requireNonNull(dataSetId, "dataSetId");
      requireNonNull(field, "field");
    }
  }

  /** The placeholder of dashboards as code for "no value chosen" (FACTS §4). */
  private static final String NO_VALUE = "$H_NIL$";

  /** Returns whether a condition lets every row pass. */
  public static boolean isOpen(Condition condition) {
    boolean takesValues =
        switch (condition.operator()) {
          case "is",
              "is_not",
              "contains",
              "does_not_contain",
              "starts_with",
              "ends_with",
              "matches" ->
              true;
          default -> false;
        };
    return condition.operator().equals("none")
        || takesValues && condition.values().stream().allMatch(Filter::isNoValue);
  }

  private static boolean isNoValue(JsonNode value) {
    return value.isNull() || value.isTextual() && value.textValue().equals(NO_VALUE);
  }
}
