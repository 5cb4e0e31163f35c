package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The data sources of the workspace: the one under its data sets, and one that nothing uses. */
final class DataSources {

  static final long UNUSED_ID = 302;

  private final Map<Long, DataSource> all = new ConcurrentSkipListMap<>();

  DataSources() {
    DataSource.Settings settings =
        new DataSource.Settings(true, IntNode.valueOf(300), true, false, "Etc/UTC");
    all.put(
        Account.DATA_SOURCE_ID,
        new DataSource(Account.DATA_SOURCE_ID, "warehouse", true, settings));
    all.put(UNUSED_ID, new DataSource(UNUSED_ID, "archive", false, settings));
  }

  DataSource find(long id) {
    return Optional.ofNullable(all.get(id)).orElseThrow(() -> ApiError.notFound("Data source"));
  }

  boolean has(long id) {
    return all.containsKey(id);
  }

  boolean has(String name) {
    return all.values().stream().anyMatch(source -> source.name().equals(name));
  }

  DataSource update(long id, JsonNode changes) {
    DataSource updated = all.computeIfPresent(id, (key, source) -> source.with(changes));
    return Optional.ofNullable(updated).orElseThrow(() -> ApiError.notFound("Data source"));
  }

  void delete(long id) {
    all.remove(id);
  }
}
