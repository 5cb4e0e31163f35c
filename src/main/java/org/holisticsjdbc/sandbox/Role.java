package org.holisticsjdbc.sandbox;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a user may do; named as in the contract. */
enum Role {
  USER,
  EXPLORER,
  ANALYST,
  ADMIN,
  GROWTH_ADMIN,
  IT_ADMIN;

  /**
   * Returns the role of a name.
   *
   * @throws IllegalArgumentException naming the roles there are
   */
  static Role of(String apiName) {
    List<Role> roles = List.of(values());
    return roles.stream()
        .filter(role -> role.apiName().equals(apiName))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Not a role: %s; there are %s"
                        .formatted(
                            apiName,
                            Arrays.toString(roles.stream().map(Role::apiName).toArray()))));
  }

  String apiName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
