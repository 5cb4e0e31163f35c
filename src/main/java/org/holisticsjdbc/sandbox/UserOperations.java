package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The users of the workspace, one at a time. */
final class UserOperations {

  private final People people;
  private final Permissions permissions;

  UserOperations(People people) {
    this.people = people;
    permissions = new Permissions(people);
  }

  Map<String, Api.Handler> handlers() {
    return Map.of(
        "Users_List", this::list,
        "Users_Me", this::me,
        "Users_CheckHolisticsUser", this::checkHolisticsUser,
        "Users_Update", permissions.administratorsOnly(this::update),
        "Users_Delete", permissions.administratorsOnly(this::delete),
        "Users_Restore", permissions.administratorsOnly(this::restore),
        "Users_RevokeAuthenticationToken", permissions.administratorsOnly(this::revokeToken));
  }

  /** {@code GET /users}; the counters are of all users that fit, not of the page. */
  private Answer list(Call call) {
    List<Group> groups = people.groups();
    List<User> found = new UserSearch(call).in(people.users());
    Page<User> page = Page.of(found, User::id, call);
    ObjectNode json = page.json("users", user -> UserJson.listed(user, groups));
    json.set("counters", UserJson.counters(found));
    ObjectNode named = json.putObject("groups");
    groups.stream()
        .filter(group -> page.items().stream().anyMatch(user -> group.contains(user.id())))
        .forEach(group -> named.set(Long.toString(group.id()), UserJson.group(group)));
    return Answer.json(200, json);
  }

  /** {@code GET /users/me} */
  private Answer me(Call call) {
    return Answer.json(200, Json.object("user", UserJson.user(people.owner())));
  }

  /** {@code GET /users/check_holistics_user}; deleted users keep their address. */
  private Answer checkHolisticsUser(Call call) {
    boolean isUser = call.text("email").flatMap(people::userWithEmail).isPresent();
    return Answer.json(200, Json.object().put("is_already_user", isUser));
  }

  /** {@code PUT /users/{id}} */
  private Answer update(Call call) {
    JsonNode changes = call.body().path("user");
    User changed =
        people.change(
            call.pathNumber("id"),
            user -> {
              requireDeleted(user, false);
              if (changes.has("group_ids")) {
                people.setGroups(user.id(), ids(changes.path("group_ids")));
              }
              return user.changedBy(changes);
            });
    return Answer.json(200, UserJson.user(changed));
  }

  /** {@code DELETE /users/{id}} */
  private Answer delete(Call call) {
    people.change(
        call.pathNumber("id"),
        user -> {
          if (user.id() == Account.USER_ID) {
            throw ApiError.invalidOperation("You cannot delete yourself");
          }
          requireDeleted(user, false);
          return user.deleted(true);
        });
    return Answer.message("User deleted");
  }

  /** {@code POST /users/{id}/restore} */
  private Answer restore(Call call) {
    people.change(
        call.pathNumber("id"),
        user -> {
          requireDeleted(user, true);
          return user.deleted(false);
        });
    return Answer.message("User restored");
  }

  /** {@code POST /users/{id}/revoke_authentication_token} */
  private Answer revokeToken(Call call) {
    people.change(call.pathNumber("id"), User::withoutToken);
    return Answer.message("Authentication token revoked");
  }

  private static void requireDeleted(User user, boolean deleted) {
    if (user.isDeleted() != deleted) {
      throw ApiError.invalidOperation(
          "User %d is %s deleted".formatted(user.id(), deleted ? "not" : "already"));
    }
  }

  static Set<Long> ids(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(JsonNode::asLong)
        .collect(Collectors.toSet());
  }
}
