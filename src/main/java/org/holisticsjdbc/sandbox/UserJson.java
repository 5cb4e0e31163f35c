package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Users and groups in the shapes of the contract. */
final class UserJson {

  private UserJson() {}

  static ObjectNode user(User user) {
    ObjectNode json =
        Json.object()
            .put("id", user.id())
            .put("email", user.email())
            .put("name", user.profile().name().orElse(null))
            .put("initials", user.initials())
            .put("role", user.access().role().apiName())
            .put("is_deleted", user.isDeleted())
            .put("is_activated", user.isActivated())
            .put("has_authentication_token", user.access().hasToken())
            .put("allow_authentication_token", user.access().mayHaveToken())
            .put("enable_export_data", user.access().mayExport())
            .put("current_sign_in_at", text(user.lastSeen()))
            .putNull("last_sign_in_at")
            .put("created_at", user.createdAt().toString())
            .put("title", user.profile().title().orElse(null))
            .put("job_title", user.profile().jobTitle().orElse(null));
    json.putObject("settings")
        .putObject("personal")
        .putObject("ai")
        .put("auto_generate_charts", user.profile().settings().generatesCharts().orElse(null))
        .put("include_past_conversations", user.profile().settings().readsPastTalks().orElse(null));
    return json;
  }

  /** Returns a user as lists show it, with the groups it is in. */
  static ObjectNode listed(User user, List<Group> groups) {
    ObjectNode json = user(user);
    var ids = json.putArray("group_ids");
    groups.stream().filter(group -> group.contains(user.id())).map(Group::id).forEach(ids::add);
    return json;
  }

  static ObjectNode group(Group group) {
    return Json.object().put("id", group.id()).put("name", group.name());
  }

  static ObjectNode groupWithUsers(Group group) {
    ObjectNode json = group(group);
    group.userIds().forEach(json.putArray("user_ids")::add);
    return json;
  }

  /** Returns how many users there are, and of each role. */
  static ObjectNode counters(Collection<User> users) {
    ObjectNode json = Json.object().put("total", users.size());
    ObjectNode byRole = json.putObject("by_role");
    for (Role role : Role.values()) {
      byRole.put(
          role.apiName(), users.stream().filter(user -> user.access().role() == role).count());
    }
    return json;
  }

  private static String text(Optional<Instant> time) {
    return time.map(Instant::toString).orElse(null);
  }
}
