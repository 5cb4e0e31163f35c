package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Somebody who can sign in, or could until deleted, or may once the invitation is accepted.
 *
 * @param isActivated whether an invitation was accepted
 * @param lastSeen the beginning of the current session
 */
record User(
    long id,
    String email,
    Profile profile,
    Access access,
    boolean isActivated,
    boolean isDeleted,
    Optional<Instant> lastSeen,
    Instant createdAt) {

  /** Where a user stands; named as in the contract. */
  enum Status {
    ACTIVE,
    DELETED,
    PENDING;

    String apiName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What others read about a user; somebody invited has no name yet. */
  record Profile(
      Optional<String> name,
      Optional<String> title,
      Optional<String> jobTitle,
      AiSettings settings) {

    static Profile of(Optional<String> name) {
      return new Profile(
          name,
          Optional.empty(),
          Optional.empty(),
          new AiSettings(Optional.empty(), Optional.empty()));
    }
  }

  /** What a user chose about the assistant; empty where the workspace decides. */
  record AiSettings(Optional<Boolean> generatesCharts, Optional<Boolean> readsPastTalks) {}

  /**
   * What a user may do.
   *
   * @param mayHaveToken whether an administrator allows an API key
   */
  record Access(Role role, boolean mayHaveToken, boolean hasToken, boolean mayExport) {}

  /** Returns somebody whose invitation is under way. */
  static User invited(long id, String email, Access access, Instant now) {
    return new User(
        id, email, Profile.of(Optional.empty()), access, false, false, Optional.empty(), now);
  }

  Status status() {
    if (isDeleted) {
      return Status.DELETED;
    }
    return isActivated ? Status.ACTIVE : Status.PENDING;
  }

  /** Returns the name, or the address of somebody who has none yet. */
  String displayName() {
    return profile.name().orElse(email);
  }

  String initials() {
    return Arrays.stream(displayName().split("[ .@]+"))
        .limit(2)
        .filter(word -> !word.isEmpty())
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT))
        .collect(Collectors.joining());
  }

  boolean hasEmail(String address) {
    return email.equalsIgnoreCase(address);
  }

  User deleted(boolean deleted) {
    return new User(id, email, profile, access, isActivated, deleted, lastSeen, createdAt);
  }

  User withoutToken() {
    return with(
        profile, new Access(access.role(), access.mayHaveToken(), false, access.mayExport()));
  }

  /**
   * Returns the user after an update. What it does not mention stays; a null takes the text away.
   *
   * @param changes {@code user} of the request; its password is never looked at
   */
  User changedBy(JsonNode changes) {
    Profile newProfile =
        new Profile(
            Json.changed(profile.name(), changes.path("name")),
            Json.changed(profile.title(), changes.path("title")),
            Json.changed(profile.jobTitle(), changes.path("job_title")),
            changedSettings(changes.path("settings").path("personal").path("ai")));
    Access newAccess =
        new Access(
            changes.has("role") ? Role.of(changes.path("role").asText()) : access.role(),
            changes.path("allow_authentication_token").asBoolean(access.mayHaveToken()),
            access.hasToken(),
            changes.path("enable_export_data").asBoolean(access.mayExport()));
    return with(newProfile, newAccess);
  }

  private AiSettings changedSettings(JsonNode ai) {
    return new AiSettings(
        changed(profile.settings().generatesCharts(), ai.path("auto_generate_charts")),
        changed(profile.settings().readsPastTalks(), ai.path("include_past_conversations")));
  }

  private static Optional<Boolean> changed(Optional<Boolean> before, JsonNode change) {
    if (change.isMissingNode()) {
      return before;
    }
    return change.isNull() ? Optional.empty() : Optional.of(change.asBoolean());
  }

  private User with(Profile newProfile, Access newAccess) {
    return new User(id, email, newProfile, newAccess, isActivated, isDeleted, lastSeen, createdAt);
  }
}
