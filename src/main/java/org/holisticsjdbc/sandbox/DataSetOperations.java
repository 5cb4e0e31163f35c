package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Data sets and their models: queried, listed, deleted. */
final class DataSetOperations {

  private final Workspace workspace;
  private final ModelAnswers answers;
  private final JobOperations jobs;
  private final Set<Quirk> quirks;
  private final int maxRows;

  DataSetOperations(
      Workspace workspace,
      ModelAnswers answers,
      JobOperations jobs,
      Set<Quirk> quirks,
      int maxRows) {
    this.maxRows = maxRows;
    this.workspace = workspace;
    this.answers = answers;
    this.jobs = jobs;
    this.quirks = quirks;
  }

  Map<String, Api.Handler> handlers() {
    return Map.of(
        "DataSets_SubmitQuery", this::submitQuery,
        "DataSets_Sql", this::generateSql,
        "DataSets_Delete", this::delete,
        "DataModels_List", this::listModels);
  }

  /** {@code POST /data_sets/{id}/submit_query}: data at once if an equal query was answered. */
  private Answer submitQuery(Call call) {
    DataSet dataSet = dataSet(call);
    JsonNode json = call.body().path("query");
    ModelQuery query = reader(dataSet, call).read(json);
    Optional<ObjectNode> known = answers.find(query);
    if (known.isPresent() && !json.path("bust_cache").asBoolean()) {
      return Answer.json(200, known.get());
    }
    JsonNode id = JsonNodeFactory.instance.numberNode(dataSet.id());
    return jobs.submit(new Task("DataSet", Optional.of(id), "query", () -> computed(query)), call);
  }

  private Task.Outcome computed(ModelQuery query) {
    ObjectNode data = query.answer(quirks, maxRows);
    answers.put(query, data);
    ObjectNode result = Json.object().put("type", "DataModel.execute_model_query");
    return Task.done(result.set("data", data), "Query finished");
  }

  /** {@code POST /data_sets/{id}/generate_sql} */
  private Answer generateSql(Call call) {
    ModelQuery query = reader(dataSet(call), call).read(call.body().path("query"));
    return Answer.json(200, Json.object().put("sql", ModelSql.of(query)));
  }

  private Answer delete(Call call) {
    DataSet dataSet = dataSet(call);
    workspace.delete(dataSet);
    return Answer.message("Deleted data set %d".formatted(dataSet.id()));
  }

  /** {@code GET /data_models}; every branch and commit holds the same models. */
  private Answer listModels(Call call) {
    if (Long.parseLong(call.text("project_id").orElseThrow()) != Account.PROJECT_ID) {
      throw ApiError.notFound("Project");
    }
    List<ObjectNode> models =
        workspace.dataSets().stream()
            .flatMap(dataSet -> dataSet.models().stream())
            .distinct()
            .map(DataSetJson::model)
            .toList();
    return Answer.json(200, Json.object("data_models", Json.array(models)));
  }

  private ModelQueryReader reader(DataSet dataSet, Call call) {
    List<Measure> metrics =
        workspace.usersOf(dataSet).stream()
            .flatMap(placed -> placed.widget().query().orElseThrow().fields().stream())
            .flatMap(field -> field.measure().stream())
            .filter(measure -> measure.home() == Measure.Home.DATA_SET)
            .distinct()
            .toList();
    return new ModelQueryReader(dataSet, metrics, new ConditionReader(quirks, call.time()));
  }

  private DataSet dataSet(Call call) {
    return workspace
        .dataSet(call.pathNumber("id"))
        .orElseThrow(() -> ApiError.notFound("Data set"));
  }
}
