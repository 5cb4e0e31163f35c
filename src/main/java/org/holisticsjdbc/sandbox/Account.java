package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The one user of the sandbox, to whom the key belongs, and what belongs to the user. */
final class Account {

  static final long USER_ID = 9_001;
  static final long TENANT_ID = 77;
  static final long DATA_SOURCE_ID = 301;
  static final long CATEGORY_ID = 12;
  static final long PROJECT_ID = 55;

  /** Where the web pages would be; a reserved name, so that nothing leaves the machine. */
  static final String SITE = "https://holistics.example";

  private Account() {}

  static ObjectNode userJson() {
    return Json.object()
        .put("id", USER_ID)
        .put("email", "sandbox@holistics.example")
        .put("name", "Sandbox User")
        .put("initials", "SU")
        .put("role", "admin")
        .put("is_deleted", false)
        .put("is_activated", true)
        .put("has_authentication_token", true)
        .put("allow_authentication_token", true)
        .put("enable_export_data", true)
        .put("current_sign_in_at", "2026-01-05T08:00:00.000Z")
        .putNull("last_sign_in_at")
        .put("created_at", "2025-11-03T09:30:00.000Z")
        .putNull("title")
        .putNull("job_title");
  }
}
