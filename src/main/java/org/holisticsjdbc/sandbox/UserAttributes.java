package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The attributes of users and groups, and what each of them has, as they are at the moment. */
final class UserAttributes {

  private static final long FIRST_ID = (1L << 41) + 800_001;

  private final People people;
  private final TreeMap<Long, UserAttribute> attributes = new TreeMap<>();
  private final Map<Key, AttributeEntry> entries = new LinkedHashMap<>();
  private long nextId = FIRST_ID;

  private record Key(AttributeEntry.Subject subject, long attributeId) {}

  UserAttributes(People people) {
    this.people = people;
    seed(UserAttribute.EMAIL, "Email", "Address the user signs in with.", true);
    seed("region", "Region", "Part of the world whose rows a user may see.", false);
    seed("department", "Department", "Where a user works.", false);
  }

  private void seed(String name, String label, String description, boolean isSystem) {
    UserAttribute attribute =
        new UserAttribute(nextId++, name, "string", label, Optional.of(description), isSystem);
    attributes.put(attribute.id(), attribute);
  }

  /** Returns all attributes by ascending id. */
  synchronized List<UserAttribute> attributes() {
    return List.copyOf(attributes.values());
  }

  synchronized Optional<UserAttribute> find(long id) {
    return Optional.ofNullable(attributes.get(id));
  }

  synchronized Optional<UserAttribute> find(String name) {
    return attributes.values().stream().filter(it -> it.name().equals(name)).findFirst();
  }

  synchronized UserAttribute create(JsonNode json) {
    return put(UserAttribute.of(nextId, json));
  }

  synchronized UserAttribute update(long id, JsonNode json) {
    return put(changeable(id).changedBy(json));
  }

  /** Deletes an attribute and what everybody has of it. */
  synchronized void delete(long id) {
    attributes.remove(changeable(id).id());
    entries.keySet().removeIf(key -> key.attributeId() == id);
  }

  /** Replaces what subjects have of attributes. */
  synchronized void upsert(List<AttributeEntry> changes) {
    changes.forEach(entry -> entries.put(new Key(entry.subject(), entry.attributeId()), entry));
  }

  /** Returns what was set for a user or a group. */
  synchronized List<AttributeEntry> entries(AttributeEntry.Subject subject) {
    requireKnown(subject);
    return entries.values().stream().filter(it -> it.subject().equals(subject)).toList();
  }

  /**
   * Returns the values that count for a user or a group, by name of the attribute.
   *
   * <p>What is set for a user wins over its groups, of which it has the values of all. Attributes
   * of which the subject has every value are left out, because no list can say so; the contract
   * names no other form.
   */
  synchronized Map<String, List<String>> computedValues(AttributeEntry.Subject subject) {
    requireKnown(subject);
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (UserAttribute attribute : attributes.values()) {
      values(subject, attribute).ifPresent(found -> values.put(attribute.name(), found));
    }
    return values;
  }

  void requireKnown(AttributeEntry.Subject subject) {
    if (subject.isGroup()) {
      people.group(subject.id());
    } else {
      people.user(subject.id());
    }
  }

  /** Returns the values of an attribute; empty if the subject has every value there is. */
  private Optional<List<String>> values(AttributeEntry.Subject subject, UserAttribute attribute) {
    if (attribute.isSystem()) {
      return Optional.of(
          subject.isGroup() ? List.of() : List.of(people.user(subject.id()).email()));
    }
    AttributeEntry entry = entry(subject, attribute);
    return switch (entry.input()) {
      case MANUAL -> Optional.of(entry.values());
      case ALL -> Optional.empty();
      case INHERIT -> inherited(subject, attribute);
    };
  }

  private Optional<List<String>> inherited(
      AttributeEntry.Subject subject, UserAttribute attribute) {
    Set<String> values = new LinkedHashSet<>();
    if (!subject.isGroup()) {
      for (Group group : people.groups()) {
        AttributeEntry entry = entry(new AttributeEntry.Subject(true, group.id()), attribute);
        if (group.contains(subject.id()) && entry.input() == AttributeEntry.Input.ALL) {
          return Optional.empty();
        }
        values.addAll(group.contains(subject.id()) ? entry.values() : List.of());
      }
    }
    return Optional.of(List.copyOf(values));
  }

  /** Nothing set is the same as inheriting. */
  private AttributeEntry entry(AttributeEntry.Subject subject, UserAttribute attribute) {
    return entries.getOrDefault(
        new Key(subject, attribute.id()),
        new AttributeEntry(attribute.id(), subject, AttributeEntry.Input.INHERIT, List.of()));
  }

  private UserAttribute changeable(long id) {
    UserAttribute attribute = find(id).orElseThrow(() -> ApiError.notFound("User attribute"));
    if (attribute.isSystem()) {
      throw ApiError.permissionDenied(
          "%s is a system attribute, which cannot be changed".formatted(attribute.name()));
    }
    return attribute;
  }

  private UserAttribute put(UserAttribute attribute) {
    requireText("name", attribute.name());
    requireText("attribute_type", attribute.type());
    requireText("label", attribute.label());
    List<UserAttribute> others = new ArrayList<>(attributes.values());
    others.removeIf(other -> other.id() == attribute.id());
    if (others.stream().anyMatch(other -> other.name().equals(attribute.name()))) {
      throw ApiError.invalidRecord("name", "Name has already been taken");
    }
    nextId = Math.max(nextId, attribute.id() + 1);
    attributes.put(attribute.id(), attribute);
    return attribute;
  }

  private static void requireText(String field, String text) {
    if (text.isBlank()) {
      throw ApiError.invalidRecord(field, "%s cannot be blank".formatted(field));
    }
  }
}
