package org.holisticsjdbc.sandbox;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Users under one name. */
record Group(long id, String name, SortedSet<Long> userIds) {

  Group {
    userIds = Collections.unmodifiableSortedSet(new TreeSet<>(userIds));
  }

  static Group of(long id, String name, Set<Long> userIds) {
    return new Group(id, name, new TreeSet<>(userIds));
  }

  boolean contains(long userId) {
    return userIds.contains(userId);
  }

  Group renamed(String newName) {
    return new Group(id, newName, userIds);
  }

  Group with(long userId) {
    TreeSet<Long> more = new TreeSet<>(userIds);
    more.add(userId);
    return new Group(id, name, more);
  }

  Group without(long userId) {
    TreeSet<Long> fewer = new TreeSet<>(userIds);
    fewer.remove(userId);
    return new Group(id, name, fewer);
  }
}
