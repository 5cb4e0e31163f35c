package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads queries on one data set.
 *
 * @param metrics what is defined on the data set itself, named without a model
 */
record ModelQueryReader(DataSet dataSet, List<Measure> metrics, ConditionReader conditions) {

  /** Rows of a page if a query does not say, as in the example of the documentation (FACTS §9). */
  private static final int DEFAULT_PAGE_SIZE = 20;

  ModelQueryReader {
    metrics = List.copyOf(metrics);
  }

  /**
   * Reads a query of the contract. Its time zone must exist, but the data are in UTC only, and so
   * is the answer.
   *
   * @throws ApiError for unknown names, and what does not fit together
   */
  ModelQuery read(JsonNode json) {
    List<String> ids = new ArrayList<>();
    List<WidgetField> fields = new ArrayList<>();
    for (JsonNode dimension : json.path("dimensions")) {
      ids.add(dimension.path("id").asText());
      fields.add(dimension(dimension));
    }
    for (JsonNode metric : json.path("metrics")) {
      ids.add(metric.path("id").asText());
      fields.add(metric(metric));
    }
    if (fields.isEmpty()) {
      throw refused("dimensions", "A query needs a dimension or a metric");
    }
    int pageSize = json.path("page_size").asInt(DEFAULT_PAGE_SIZE);
    if (pageSize == 0) {
      throw refused("page_size", "A page has at least one row; -1 stands for all");
    }
    checkZone(json.path("timezone").asText("Etc/UTC"));
    Widget.Query query =
        new Widget.Query(
            0,
            Chart.DATA_TABLE,
            dataSet,
            fields,
            order(json.path("order"), ids),
            Layout.PLAIN,
            json.path("limit").asInt(Evaluator.MAX_ROWS));
    ApiId id = ApiId.of("data set " + dataSet.id());
    return new ModelQuery(
        new ExportQuery(id, query, where(json.path("filters"))),
        json.path("page").asInt(1),
        pageSize);
  }

  private WidgetField dimension(JsonNode json) {
    FieldRef ref = field("dimensions", json.path("field").asText());
    JsonNode transformation = json.path("transformation");
    if (!transformation.isTextual()) {
      return WidgetField.of(ref);
    }
    if (!FilterType.DATE.fits(dataSet.field(ref).type())) {
      throw refused("dimensions", "Not a date: " + ref);
    }
    Truncation period =
        Stream.of(Truncation.values())
            .filter(it -> it.apiName().equals(transformation.asText()))
            .findFirst()
            .orElseThrow();
    return WidgetField.of(ref).by(period);
  }

  private WidgetField metric(JsonNode json) {
    String name = json.path("field").asText();
    JsonNode how = json.path("aggregation");
    if (!how.isTextual() || how.asText().equals("custom")) {
      return measure(name)
          .map(WidgetField::of)
          .orElseThrow(() -> refused("metrics", "Unknown measure: " + name));
    }
    FieldRef ref = field("metrics", name);
    FieldType type = dataSet.field(ref).type();
    return Stream.of(Aggregation.values())
        .filter(it -> it.apiName().equals(how.asText()) && it.takes(type))
        .findFirst()
        .map(it -> WidgetField.of(ref).as(it))
        .orElseThrow(
            () ->
                refused(
                    "metrics",
                    "The sandbox does not compute %s of %s".formatted(how, type.apiName())));
  }

  private Optional<Measure> measure(String name) {
    Stream<Measure> ofModels =
        dataSet.models().stream()
            .flatMap(
                model ->
                    model.measures().stream()
                        .filter(it -> name.equals(model.name() + "." + it.name())));
    return Stream.concat(ofModels, metrics.stream().filter(it -> name.equals(it.name())))
        .findFirst();
  }

  private FieldRef field(String where, String name) {
    return dataSet.models().stream()
        .flatMap(model -> model.fields().stream().map(it -> new FieldRef(model.name(), it.name())))
        .filter(ref -> ref.toString().equals(name))
        .findFirst()
        .orElseThrow(() -> refused(where, "Unknown field: " + name));
  }

  private static List<Widget.SortKey> order(JsonNode json, List<String> ids) {
    List<Widget.SortKey> keys = new ArrayList<>();
    for (JsonNode key : json) {
      int column = ids.indexOf(key.path("id").asText());
      if (column < 0) {
        throw refused("order", "No dimension or metric has the id " + key.path("id"));
      }
      keys.add(new Widget.SortKey(column, key.path("order").asText().equals("desc")));
    }
    return keys;
  }

  private List<FieldCondition> where(JsonNode filters) {
    List<FieldCondition> where = new ArrayList<>();
    for (JsonNode filter : filters) {
      FieldRef ref = field("filters", filter.path("field").asText());
      where.add(
          new FieldCondition(new DashboardFilter.Target(ref, Optional.empty()), test(ref, filter)));
    }
    return where.stream().filter(condition -> !condition.wanted().restrictsNothing()).toList();
  }

  private ValueTest test(FieldRef ref, JsonNode filter) {
    try {
      return conditions.read(FilterType.of(dataSet.field(ref).type()), Condition.of(filter));
    } catch (ApiError e) {
      throw refused("filters", e.getMessage());
    }
  }

  private static void checkZone(String zone) {
    if (!ZoneId.getAvailableZoneIds().contains(zone)) {
      throw refused("timezone", "Unknown time zone: " + zone);
    }
  }

  private static ApiError refused(String where, String message) {
    return ApiError.invalidRecord(where, message);
  }
}
