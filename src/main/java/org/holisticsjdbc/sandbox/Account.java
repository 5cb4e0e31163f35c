package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The user to whom the key belongs, and what belongs to the user. */
final class Account {

  static final long USER_ID = 9_001;
  static final long TENANT_ID = 77;
  static final long DATA_SOURCE_ID = 301;
  static final long CATEGORY_ID = 12;
  static final long PROJECT_ID = 55;

  /** The zone of the organisation, and of every date-time in its data. */
  static final ZoneId ZONE = ZoneOffset.UTC;

  /** Where the web pages would be; a reserved name, so that nothing leaves the machine. */
  static final String SITE = "https://holistics.example";

  static final String EMAIL = "sandbox@holistics.example";

  private Account() {}

  /**
   * Turns attributes of the user into their values.
   *
   * @param condition {@code matches_user_attribute} with names of attributes
   * @throws ApiError for an attribute the user does not have
   */
  static Condition valuesOf(Condition condition) {
    for (String attribute : condition.texts()) {
      if (!attribute.equals(UserAttribute.EMAIL)) {
        throw ValueTest.refused("Unknown user attribute: '%s'".formatted(attribute));
      }
    }
    return new Condition("is", List.of(TextNode.valueOf(EMAIL)), Optional.empty());
  }
}
