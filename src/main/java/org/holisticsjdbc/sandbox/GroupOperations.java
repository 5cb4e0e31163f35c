package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** The groups of the workspace and who is in them. */
final class GroupOperations {

  private final People people;
  private final Permissions permissions;

  GroupOperations(People people) {
    this.people = people;
    permissions = new Permissions(people);
  }

  Map<String, Api.Handler> handlers() {
    return Map.of(
        "Groups_List", this::list,
        "Groups_Get", this::get,
        "Groups_Create", permissions.administratorsOnly(this::create),
        "Groups_Update", permissions.administratorsOnly(this::update),
        "Groups_Delete", permissions.administratorsOnly(this::delete),
        "Groups_AddUser", permissions.administratorsOnly(this::addUser),
        "Groups_RemoveUser", permissions.administratorsOnly(this::removeUser));
  }

  /** {@code GET /groups}; who is in them is told only if asked for. */
  private Answer list(Call call) {
    List<Group> groups = call.sortedById(people.groups());
    Page<Group> page = Page.of(groups, Group::id, call);
    boolean withUsers = call.flag("include_users");
    ObjectNode json = page.json("groups", withUsers ? UserJson::groupWithUsers : UserJson::group);
    ObjectNode users = json.putObject("users");
    people.users().stream()
        .filter(user -> withUsers && page.items().stream().anyMatch(it -> it.contains(user.id())))
        .forEach(user -> users.set(Long.toString(user.id()), UserJson.user(user)));
    return Answer.json(200, json);
  }

  /** {@code GET /groups/{id}} */
  private Answer get(Call call) {
    Group group = people.group(call.pathNumber("id"));
    return Answer.json(
        200,
        Json.object(
            "group",
            call.flag("include_users") ? UserJson.groupWithUsers(group) : UserJson.group(group)));
  }

  /** {@code POST /groups} */
  private Answer create(Call call) {
    Group group = people.createGroup(call.body().path("group").path("name").asText());
    return Answer.json(201, Json.object("group", UserJson.groupWithUsers(group)));
  }

  /** {@code PUT /groups/{id}} */
  private Answer update(Call call) {
    long id = call.pathNumber("id");
    JsonNode name = call.body().path("group").path("name");
    Group group = name.isTextual() ? people.renameGroup(id, name.asText()) : people.group(id);
    return Answer.json(200, Json.object("group", UserJson.groupWithUsers(group)));
  }

  /** {@code DELETE /groups/{id}} */
  private Answer delete(Call call) {
    people.deleteGroup(call.pathNumber("id"));
    return Answer.message("Group deleted");
  }

  /** {@code POST /groups/{id}/add_user/{user_id}} */
  private Answer addUser(Call call) {
    people.addToGroup(call.pathNumber("id"), call.pathNumber("user_id"));
    return Answer.message("User added to the group");
  }

  /** {@code POST /groups/{id}/remove_user/{user_id}} */
  private Answer removeUser(Call call) {
    people.removeFromGroup(call.pathNumber("id"), call.pathNumber("user_id"));
    return Answer.message("User removed from the group");
  }
}
