package org.holisticsjdbc.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The users of the workspace and their groups, as they are at the moment. */
final class People {

  /** Ids of the European region begin at 2^41 (FACTS §1), so none fits into an int. */
  static final long FIRST_USER_ID = (1L << 41) + 500_001;

  static final long FIRST_GROUP_ID = (1L << 41) + 700_001;

  private final TreeMap<Long, User> users;
  private final TreeMap<Long, Group> groups;
  private long nextUserId;
  private long nextGroupId;

  People(Collection<User> users, Collection<Group> groups) {
    this.users = byId(users, User::id);
    this.groups = byId(groups, Group::id);
    nextUserId = FIRST_USER_ID + users.size();
    nextGroupId = FIRST_GROUP_ID + groups.size();
  }

  /** Returns all users by ascending id, the deleted ones too. */
  synchronized List<User> users() {
    return List.copyOf(users.values());
  }

  /** Returns all groups by ascending id. */
  synchronized List<Group> groups() {
    return List.copyOf(groups.values());
  }

  synchronized User user(long id) {
    return Optional.ofNullable(users.get(id)).orElseThrow(() -> ApiError.notFound("User"));
  }

  synchronized Group group(long id) {
    return Optional.ofNullable(groups.get(id)).orElseThrow(() -> ApiError.notFound("Group"));
  }

  /** Returns the user to whom the key belongs. */
  User owner() {
    return user(Account.USER_ID);
  }

  synchronized Optional<User> userWithEmail(String email) {
    return users.values().stream().filter(user -> user.hasEmail(email)).findFirst();
  }

  /** Exchanges a user for what a change makes of it, unless the change refuses. */
  synchronized User change(long id, UnaryOperator<User> change) {
    User changed = change.apply(user(id));
    users.put(id, changed);
    return changed;
  }

  /** Lets a user be in these groups and no others. */
  synchronized void setGroups(long userId, Set<Long> groupIds) {
    requireGroups(groupIds);
    groups.replaceAll(
        (id, group) -> groupIds.contains(id) ? group.with(userId) : group.without(userId));
  }

  /**
   * Invites people, all or none.
   *
   * @throws ApiError for somebody who is a user already, and for unknown groups
   */
  synchronized void invite(
      Collection<String> emails, User.Access access, Set<Long> groupIds, Instant now) {
    for (String email : emails) {
      if (userWithEmail(email).isPresent()) {
        throw ApiError.invalidOperation(email + " is already a user");
      }
    }
    requireGroups(groupIds);
    for (String email : emails) {
      User user = User.invited(nextUserId++, email, access, now);
      users.put(user.id(), user);
      setGroups(user.id(), groupIds);
    }
  }

  synchronized Group createGroup(String name) {
    requireFree(name, Optional.empty());
    Group group = Group.of(nextGroupId++, name, Set.of());
    groups.put(group.id(), group);
    return group;
  }

  synchronized Group renameGroup(long id, String name) {
    Group group = group(id);
    requireFree(name, Optional.of(group));
    return put(group.renamed(name));
  }

  synchronized void deleteGroup(long id) {
    groups.remove(group(id).id());
  }

  synchronized void addToGroup(long groupId, long userId) {
    Group group = group(groupId);
    User user = user(userId);
    if (user.isDeleted()) {
      throw ApiError.invalidOperation("User %d is deleted".formatted(userId));
    }
    if (group.contains(userId)) {
      throw ApiError.invalidOperation(
          "User %d is already in group %s".formatted(userId, group.name()));
    }
    put(group.with(userId));
  }

  synchronized void removeFromGroup(long groupId, long userId) {
    Group group = group(groupId);
    if (!group.contains(user(userId).id())) {
      throw ApiError.notFound("User in this group");
    }
    put(group.without(userId));
  }

  private Group put(Group group) {
    groups.put(group.id(), group);
    return group;
  }

  private void requireGroups(Set<Long> ids) {
    for (long id : ids) {
      if (!groups.containsKey(id)) {
        throw ApiError.invalidRecord("group_ids", "Group %d does not exist".formatted(id));
      }
    }
  }

  private void requireFree(String name, Optional<Group> self) {
    if (name.isBlank()) {
      throw ApiError.invalidRecord("name", "Name cannot be blank");
    }
    List<Group> others = new ArrayList<>(groups.values());
    self.ifPresent(others::remove);
    if (others.stream().anyMatch(other -> other.name().equalsIgnoreCase(name))) {
      throw ApiError.invalidRecord("name", "Name has already been taken");
    }
  }

  private static <T> TreeMap<Long, T> byId(Collection<T> values, Function<T, Long> id) {
    Map<Long, T> map = values.stream().collect(Collectors.toMap(id, Function.identity()));
    return new TreeMap<>(map);
  }
}
