package org.holisticsjdbc.api;

import java.util.List;
import java.util.Optional;

/**
 * A data set with the models it joins. {@code GET /data_sets/{id}?include_models=true}
 *
 * @param reports the reports made from it; empty unless asked for with {@code include_reports}
 */
public record ApiDataSet(
    long id,
    Optional<String> name,
    Optional<String> label,
    Optional<String> description,
    Optional<String> uname,
    List<Model> dataModels,
    List<ApiReport> reports) {

  public ApiDataSet {
    dataModels = Lists.copy(dataModels);
    reports = Lists.copy(reports);
  }

  /** Returns the data set alone: a list of reports may be long. */
  public ApiDataSet withoutReports() {
    return new ApiDataSet(id, name, label, description, uname, dataModels, List.of());
  }

  /** A model; its id is a number, text, or absent. */
  public record Model(
      Optional<ApiId> id, Optional<String> name, Optional<String> label, List<Field> fields) {
    public Model {
      fields = Lists.copy(fields);
    }
  }

  /**
   * A field of a model.
   *
   * @param type {@code date}, {@code datetime}, {@code number}, {@code text}, {@code truefalse} and
   *     others (FACTS §2.1)
   * @param aggregationType the aggregation of a measure; absent for a dimension
   */
  public record Field(
      String name,
      Optional<String> label,
      Optional<String> customLabel,
      Optional<String> description,
      Optional<String> type,
      Optional<String> aggregationType,
      Optional<Boolean> isCustom,
      Optional<Boolean> isCustomMeasure,
      Optional<Boolean> primaryKey) {}
}
