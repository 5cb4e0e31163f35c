package org.holisticsjdbc.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Invents the people of a new sandbox: the owner of the key, and others who do not exist. */
final class SeededPeople {

  private static final Instant OWNER_CREATED = Instant.parse("2025-11-03T09:30:00Z");
  private static final Instant OWNER_SEEN = Instant.parse("2026-01-05T08:00:00Z");
  private static final List<String> FIRST_NAMES =
      List.of(
          "Ada", "Bao", "Chika", "Dario", "Elif", "Farid", "Greta", "Hiro", "Ines", "Jonas", "Kofi",
          "Lan", "Mira", "Nadia", "Oskar", "Priya", "Quinn", "Rosa", "Samir", "Thao", "Uma",
          "Viktor", "Wanda", "Xavi", "Yuki", "Zofia", "Anouk", "Bela", "Carmen", "Dmitri", "Esra",
          "Femi", "Gita", "Hugo", "Ilse", "Jamal", "Kaya", "Liam", "Maja", "Noor");
  private static final List<String> LAST_NAMES =
      List.of(
          "Abara", "Bergen", "Castell", "Dinh", "Ekholm", "Farouk", "Grell", "Hoshino", "Ibarra",
          "Jansen", "Kowal", "Larsen", "Moreau", "Nowak", "Okoro", "Pham", "Quist", "Rossi",
          "Santos", "Tanaka", "Ueda", "Vogel", "Weber", "Xu", "Yilmaz", "Zeman", "Adeyemi", "Bauer",
          "Chau", "Duarte", "Eriksen", "Fontana", "Gupta", "Haas", "Ivanova", "Kern");

  /** How often each role occurs: few administrate, many only look. */
  private static final List<Role> ROLES =
      List.of(
          Role.USER,
          Role.EXPLORER,
          Role.USER,
          Role.ANALYST,
          Role.USER,
          Role.EXPLORER,
          Role.USER,
          Role.ADMIN,
          Role.ANALYST,
          Role.USER,
          Role.EXPLORER,
          Role.GROWTH_ADMIN,
          Role.USER,
          Role.IT_ADMIN);

  private SeededPeople() {}

  /**
   * Returns the people of a workspace.
   *
   * @param number of users in all, at least the owner
   * @param ownerRole role of the owner of the key
   */
  static People of(int number, Role ownerRole) {
    List<User> users = new ArrayList<>();
    users.add(owner(ownerRole));
    for (int i = 0; users.size() < number; i++) {
      users.add(user(i));
    }
    return new People(users, groups(users));
  }

  private static User owner(Role role) {
    return new User(
        Account.USER_ID,
        Account.EMAIL,
        User.Profile.of(Optional.of("Sandbox User")),
        new User.Access(role, true, true, true),
        true,
        false,
        Optional.of(OWNER_SEEN),
        OWNER_CREATED);
  }

  /**
   * Every tenth is deleted, every tenth has not accepted the invitation, every fourth has a key.
   */
  private static User user(int index) {
    boolean isPending = index % 10 == 4;
    boolean isDeleted = index % 10 == 9;
    boolean hasToken = index % 4 == 1 && !isPending && !isDeleted;
    int round = index / FIRST_NAMES.size();
    String first = FIRST_NAMES.get(index % FIRST_NAMES.size());
    String last = LAST_NAMES.get((index + round + 13) % LAST_NAMES.size());
    Instant createdAt = OWNER_CREATED.plus(Duration.ofHours(index + 1L));
    Optional<Instant> seen =
        isPending ? Optional.empty() : Optional.of(createdAt.plus(Duration.ofDays(30)));
    return new User(
        People.FIRST_USER_ID + index,
        email(index, first, last),
        User.Profile.of(isPending ? Optional.empty() : Optional.of(first + " " + last)),
        new User.Access(ROLES.get(index % ROLES.size()), hasToken, hasToken, index % 6 != 5),
        !isPending,
        isDeleted,
        seen,
        createdAt);
  }

  /** Names repeat after all pairs; addresses never. */
  private static String email(int index, String first, String last) {
    int repetition = index / (FIRST_NAMES.size() * LAST_NAMES.size());
    String number = repetition == 0 ? "" : Integer.toString(repetition + 1);
    String domain = index % 3 == 2 ? "example.com" : "holistics.example";
    return "%s.%s%s@%s".formatted(first, last, number, domain).toLowerCase(Locale.ROOT);
  }

  private static List<Group> groups(List<User> users) {
    return List.of(
        Group.of(People.FIRST_GROUP_ID, "Finance", every(5, users)),
        Group.of(People.FIRST_GROUP_ID + 1, "Operations", every(3, users)),
        Group.of(People.FIRST_GROUP_ID + 2, "Contractors", Set.of()));
  }

  private static Set<Long> every(int step, List<User> users) {
    return users.stream()
        .filter(user -> user.id() % step == 0 && !user.isDeleted())
        .map(User::id)
        .collect(Collectors.toSet());
  }
}
