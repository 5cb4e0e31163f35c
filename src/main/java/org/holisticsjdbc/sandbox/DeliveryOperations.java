package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** Data schedules or data alerts: listed, created, changed, run and deleted. */
final class DeliveryOperations {

  /** The role of the owner of the key. */
  private static final String CREATOR_ROLE = "admin";

  private final DeliveryKind kind;
  private final Workspace workspace;
  private final DataSources dataSources;
  private final JobOperations jobs;
  private final IdSequence ids;
  private final Map<Long, Delivery> deliveries = new ConcurrentSkipListMap<>();

  DeliveryOperations(
      DeliveryKind kind,
      Workspace workspace,
      DataSources dataSources,
      JobOperations jobs,
      IdSequence ids) {
    this.kind = kind;
    this.workspace = workspace;
    this.dataSources = dataSources;
    this.jobs = jobs;
    this.ids = ids;
    SeededDeliveries.of(kind, ids).forEach(seed -> deliveries.put(seed.id(), seed));
  }

  Map<String, Api.Handler> handlers() {
    String prefix = kind.operationPrefix();
    return Map.of(
        prefix + "_List", this::list,
        prefix + "_Create", this::create,
        prefix + "_Get", this::get,
        prefix + "_Update", this::update,
        prefix + "_Delete", this::delete,
        prefix + "_SubmitExecute", this::submitExecute,
        prefix + "_SubmitExecuteTest", this::submitExecuteTest);
  }

  /** Returns how many are sent from a dashboard, or from a widget of it. */
  long countOf(Dashboard dashboard) {
    List<String> sources =
        Stream.concat(
                Stream.of(Long.toString(dashboard.id())),
                dashboard.widgets().stream().map(widget -> widget.id().text()))
            .toList();
    return deliveries.values().stream().filter(it -> sources.contains(it.sourceId())).count();
  }

  private Answer list(Call call) {
    List<Delivery> found =
        DeliveryListing.of(
            deliveries.values(), call, delivery -> kind.sourceTitle(delivery.json()));
    ObjectNode json =
        Page.of(found, Delivery::id, call).json(kind.jsonName() + "s", Delivery::json);
    return Answer.json(200, kind.isCounted() ? json.put("total_count", found.size()) : json);
  }

  private Answer create(Call call) {
    JsonNode content = checked(call.body().path(kind.jsonName()), call.time());
    Delivery created = Delivery.of(content, CREATOR_ROLE, ids);
    deliveries.put(created.id(), created);
    return answer(201, created);
  }

  private Answer get(Call call) {
    return answer(200, delivery(call));
  }

  private Answer update(Call call) {
    long id = delivery(call).id();
    JsonNode content = checked(call.body().path(kind.jsonName()), call.time());
    Delivery updated = deliveries.computeIfPresent(id, (key, old) -> old.with(content, ids));
    return answer(200, Optional.ofNullable(updated).orElseThrow(this::notFound));
  }

  private Answer delete(Call call) {
    Delivery deleted = delivery(call);
    deliveries.remove(deleted.id());
    return Answer.message("Deleted %s %d".formatted(kind.sourceType(), deleted.id()));
  }

  private Answer submitExecute(Call call) {
    Delivery delivery = delivery(call);
    JsonNode id = JsonNodeFactory.instance.numberNode(delivery.id());
    Instant now = call.time();
    Task task =
        new Task(kind.sourceType(), Optional.of(id), "execute", () -> execute(delivery.id(), now));
    return jobs.submit(task, call);
  }

  private Task.Outcome execute(long id, Instant now) {
    Delivery ran = deliveries.computeIfPresent(id, (key, delivery) -> delivery.ranAt(now));
    return Task.done(kind.run(Optional.ofNullable(ran).orElseThrow(this::notFound).json(), now));
  }

  /** Runs what is not kept. */
  private Answer submitExecuteTest(Call call) {
    JsonNode content = checked(call.body().path("test_" + kind.jsonName()), call.time());
    Optional<JsonNode> id = Optional.of(content.path("id")).filter(JsonNode::isNumber);
    Instant now = call.time();
    return jobs.submit(
        new Task(kind.sourceType(), id, "execute test", () -> Task.done(kind.run(content, now))),
        call);
  }

  private JsonNode checked(JsonNode content, Instant now) {
    String repeat = content.path("schedule").path("repeat").asText();
    if (!CronText.isValid(repeat)) {
      throw ApiError.invalidRecord(
          "schedule.repeat", "Not five fields of cron: '%s'".formatted(repeat));
    }
    kind.check(content, now);
    new Destination(content.path("dest")).check(workspace, dataSources);
    return content;
  }

  private Delivery delivery(Call call) {
    return Optional.ofNullable(deliveries.get(call.pathNumber("id"))).orElseThrow(this::notFound);
  }

  private ApiError notFound() {
    return ApiError.notFound(kind.sourceType());
  }

  private Answer answer(int status, Delivery delivery) {
    return Answer.json(status, Json.object(kind.jsonName(), delivery.json()));
  }
}
