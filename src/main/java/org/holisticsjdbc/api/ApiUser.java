package org.holisticsjdbc.api;

import java.util.Optional;

/** The owner of the key. {@code GET /users/me} */
public record ApiUser(
    long id, String email, Optional<String> name, String role, boolean enableExportData) {}
