package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The tags of the workspace and what carries them, as they are at the moment. */
final class Tags {

  private final Workspace workspace;
  private final Map<String, Tag> tags = new LinkedHashMap<>();
  private final Map<Target, SortedSet<String>> ofTargets = new LinkedHashMap<>();

  /** A tag; one that was made by giving it to something has only a name. */
  record Tag(String name, Optional<String> description, Optional<String> color) {}

  /** What the tags of a dashboard or a data set hang on: its name in the code. */
  record Target(boolean isDashboard, String uname) {}

  Tags(Workspace workspace) {
    this.workspace = workspace;
    seed("certified", "Checked by the data team.", "#2E7D32");
    seed("deprecated", "Will be archived soon.", "#B71C1C");
    seed("finance", "For the people who count money.", "#1565C0");
  }

  private void seed(String name, String description, String color) {
    tags.put(name, new Tag(name, Optional.of(description), Optional.of(color)));
  }

  /** Returns all tags, those that nothing carries too. */
  synchronized List<Tag> tags() {
    return List.copyOf(tags.values());
  }

  /** Returns a dashboard in the shape of the contract, with its tags. */
  ObjectNode json(Dashboard dashboard) {
    return tagged(DashboardJson.dashboard(dashboard), new Target(true, dashboard.uname()));
  }

  /** Returns a data set in the shape of the contract, with its tags. */
  ObjectNode json(DataSet dataSet) {
    return tagged(DataSetJson.dataSet(dataSet), new Target(false, dataSet.name()));
  }

  private ObjectNode tagged(ObjectNode json, Target target) {
    of(target).forEach(json.putArray("tags")::add);
    return json;
  }

  /** Returns the tags of a dashboard or a data set. */
  synchronized List<String> of(Target target) {
    return List.copyOf(ofTargets.getOrDefault(target, new TreeSet<>()));
  }

  /**
   * Gives tags to something; those that do not exist are made.
   *
   * @throws ApiError for something that does not exist, or a tag without a name
   */
  synchronized void add(Target target, List<String> names) {
    requireKnown(target);
    if (names.stream().anyMatch(String::isBlank)) {
      throw ApiError.invalidRecord("tags", "Name of a tag cannot be blank");
    }
    names.forEach(
        name -> tags.putIfAbsent(name, new Tag(name, Optional.empty(), Optional.empty())));
    ofTargets.computeIfAbsent(target, any -> new TreeSet<>()).addAll(names);
  }

  /**
   * Takes tags away from something; they stay in the list.
   *
   * @throws ApiError for something that does not exist
   */
  synchronized void remove(Target target, List<String> names) {
    requireKnown(target);
    ofTargets.getOrDefault(target, new TreeSet<>()).removeAll(Set.copyOf(names));
  }

  private void requireKnown(Target target) {
    boolean isKnown =
        target.isDashboard()
            ? workspace.dashboards().stream().anyMatch(it -> it.uname().equals(target.uname()))
            : workspace.dataSets().stream().anyMatch(it -> it.name().equals(target.uname()));
    if (!isKnown) {
      String kind = target.isDashboard() ? "Dashboard" : "Data set";
      throw ApiError.notFound("%s '%s'".formatted(kind, target.uname()));
    }
  }
}
