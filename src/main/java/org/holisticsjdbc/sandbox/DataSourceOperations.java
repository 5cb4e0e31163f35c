package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Data sources, and the manifests of dbt that describe their tables. */
final class DataSourceOperations {

  private static final String SOURCE_TYPE = "DataSource";
  private static final int MAX_FILES = 5;

  /** FACTS §11. */
  private static final int MAX_FILE_BYTES = 200 * 1024 * 1024;

  private final Workspace workspace;
  private final DataSources dataSources;
  private final ModelAnswers answers;
  private final JobOperations jobs;
  private final JsonFactory json =
      JsonFactory.builder().recyclerPool(JsonRecyclerPools.nonRecyclingPool()).build();

  DataSourceOperations(
      Workspace workspace, DataSources dataSources, ModelAnswers answers, JobOperations jobs) {
    this.workspace = workspace;
    this.dataSources = dataSources;
    this.answers = answers;
    this.jobs = jobs;
  }

  Map<String, Api.Handler> handlers() {
    return Map.of(
        "DataSources_Get", this::get,
        "DataSources_Update", this::update,
        "DataSources_Delete", this::delete,
        "DataSources_BustExplorationCache", this::bustCache,
        "DataSources_UploadMultipleDbtManifests", this::uploadManifests);
  }

  private Answer get(Call call) {
    return answer(dataSources.find(call.pathNumber("id")));
  }

  private Answer update(Call call) {
    return answer(dataSources.update(call.pathNumber("id"), call.body().path("data_source")));
  }

  private Answer delete(Call call) {
    DataSource dataSource = dataSources.find(call.pathNumber("id"));
    if (dataSource.id() == Account.DATA_SOURCE_ID && !workspace.dataSets().isEmpty()) {
      throw ApiError.invalidOperation(
          "Data source is used by %d data sets".formatted(workspace.dataSets().size()));
    }
    dataSources.delete(dataSource.id());
    return Answer.message("Deleted data source %d".formatted(dataSource.id()));
  }

  private Answer bustCache(Call call) {
    DataSource dataSource = dataSources.find(call.pathNumber("id"));
    JsonNode id = JsonNodeFactory.instance.numberNode(dataSource.id());
    return jobs.submit(
        new Task(
            SOURCE_TYPE,
            Optional.of(id),
            "bust exploration cache",
            () -> Task.done("Forgot %d answers".formatted(answers.forget()))),
        call);
  }

  /** {@code POST /data_sources/upload_multiple_dbt_manifests}; what the files say is not used. */
  private Answer uploadManifests(Call call) {
    MultipartForm form = MultipartForm.read(call.request());
    List<byte[]> files = form.files("files");
    if (files.isEmpty()) {
      throw ApiError.invalidParameter("Missing parameter: files");
    }
    if (files.size() > MAX_FILES) {
      throw ApiError.invalidRecord("files", "At most 5 files, not " + files.size());
    }
    files.forEach(this::checkManifest);
    form.text("data_source_name")
        .filter(name -> !dataSources.has(name))
        .ifPresent(
            name -> {
              throw ApiError.notFound("Data source " + name);
            });
    return jobs.submit(
        new Task(
            SOURCE_TYPE,
            Optional.empty(),
            "upload dbt manifests",
            () -> Task.done("Read %d manifests".formatted(files.size()))),
        call);
  }

  private void checkManifest(byte[] file) {
    if (file.length > MAX_FILE_BYTES) {
      throw ApiError.invalidRecord("files", "A file is larger than 200 MB");
    }
    try (JsonParser parser = json.createParser(file)) {
      boolean isObject = parser.nextToken() == JsonToken.START_OBJECT;
      parser.skipChildren();
      if (isObject && parser.nextToken() == null) {
        return;
      }
    } catch (IOException e) {
      throw ApiError.invalidRecord("files", "A file is not JSON: " + e.getMessage());
    }
    throw ApiError.invalidRecord("files", "A file is not one JSON object");
  }

  private static Answer answer(DataSource dataSource) {
    return Answer.json(200, Json.object("data_source", dataSource.json()));
  }
}
