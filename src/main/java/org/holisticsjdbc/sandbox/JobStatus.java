package org.holisticsjdbc.sandbox;

import java.util.Locale;

/** Where a job stands (FACTS §6). Only the states the sandbox passes through. */
enum JobStatus {
  CREATED,
  QUEUED,
  RUNNING,
  SUCCESS,
  FAILURE,
  CANCELLED,
  ALREADY_EXISTED;

  String apiName() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isFinal() {
    return switch (this) {
      case SUCCESS, FAILURE, CANCELLED, ALREADY_EXISTED -> true;
      case CREATED, QUEUED, RUNNING -> false;
    };
  }
}
