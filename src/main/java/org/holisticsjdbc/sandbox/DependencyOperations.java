package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What is built on what, and what nothing needs any more. */
final class DependencyOperations {

  private final Workspace workspace;
  private final DataSources dataSources;
  private final DeliveryOperations schedules;
  private final DeliveryOperations alerts;

  DependencyOperations(
      Workspace workspace,
      DataSources dataSources,
      DeliveryOperations schedules,
      DeliveryOperations alerts) {
    this.workspace = workspace;
    this.dataSources = dataSources;
    this.schedules = schedules;
    this.alerts = alerts;
  }

  Map<String, Api.Handler> handlers() {
    return Map.of(
        "Dependencies_DownstreamDependencies", this::downstream,
        "TaggingSystem_RecommendArchivableObjects", this::recommendArchivable);
  }

  /** {@code GET /dependencies/downstream_dependencies}; models that have no number are left out. */
  private Answer downstream(Call call) {
    long id = Long.parseLong(call.text("id").orElseThrow());
    ObjectNode dependants = Json.object();
    switch (call.text("type").orElseThrow()) {
      case "DataSource" -> {
        dataSources.find(id);
        List<DataSet> dataSets = id == Account.DATA_SOURCE_ID ? workspace.dataSets() : List.of();
        dependants.set("DataModel", ids(modelIds(dataSets)));
        addDataSets(dependants, dataSets);
      }
      case "DataModel" -> addDataSets(dependants, dataSetsOf(id));
      default ->
          addReports(
              dependants,
              List.of(workspace.dataSet(id).orElseThrow(() -> ApiError.notFound("Data set"))));
    }
    return Answer.json(200, Json.object("dependants", dependants));
  }

  private List<DataSet> dataSetsOf(long modelId) {
    List<DataSet> found =
        workspace.dataSets().stream()
            .filter(set -> set.models().stream().anyMatch(it -> it.id().equals(ApiId.of(modelId))))
            .toList();
    if (found.isEmpty()) {
      throw ApiError.notFound("Data model");
    }
    return found;
  }

  private void addDataSets(ObjectNode dependants, List<DataSet> dataSets) {
    dependants.set("DataSet", ids(dataSets.stream().mapToLong(DataSet::id)));
    addReports(dependants, dataSets);
  }

  private void addReports(ObjectNode dependants, List<DataSet> dataSets) {
    List<Workspace.Placed> users =
        dataSets.stream().flatMap(dataSet -> workspace.usersOf(dataSet).stream()).toList();
    dependants.set(
        "QueryReport",
        ids(users.stream().mapToLong(it -> it.widget().query().orElseThrow().reportId())));
    dependants.set("Dashboard", ids(users.stream().mapToLong(it -> it.dashboard().id())));
  }

  private static LongStream modelIds(List<DataSet> dataSets) {
    return dataSets.stream()
        .flatMap(dataSet -> dataSet.models().stream())
        .filter(model -> model.id().isNumber())
        .mapToLong(model -> Long.parseLong(model.id().text()));
  }

  private static ArrayNode ids(LongStream ids) {
    ArrayNode json = Json.array(List.of());
    ids.distinct().sorted().forEach(json::add);
    return json;
  }

  /** {@code GET /tags/recommend_archivable_objects}: dashboards from which nothing is sent. */
  private Answer recommendArchivable(Call call) {
    Stream<Dashboard> unused =
        workspace.dashboards().stream()
            .filter(it -> schedules.countOf(it) == 0 && alerts.countOf(it) == 0);
    return Answer.json(
        200, Json.object("archivable_objects", Json.array(unused.map(this::archivable).toList())));
  }

  private ObjectNode archivable(Dashboard dashboard) {
    ObjectNode json =
        Json.object()
            .put("id", dashboard.id())
            .put("title", dashboard.title())
            .put("type", "Dashboard")
            .putNull("description")
            .put("uname", dashboard.uname())
            .put("owner_name", "Sandbox User")
            .put("project_id", Account.PROJECT_ID)
            .putNull("last_viewed_at")
            .put("email_schedules_count", schedules.countOf(dashboard))
            .put("data_alerts_count", alerts.countOf(dashboard));
    json.putObject("permissions").put("can_live_update", true).put("can_edit", true);
    return json;
  }
}
