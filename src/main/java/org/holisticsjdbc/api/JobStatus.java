package org.holisticsjdbc.api;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a job stands in the service's queue (FACTS §6). */
public enum JobStatus {
  @JsonProperty("created")
  CREATED,
  @JsonProperty("queued")
  QUEUED,
  @JsonProperty("running")
  RUNNING,
  @JsonProperty("success")
  SUCCESS,
  @JsonProperty("failure")
  FAILURE,
  @JsonProperty("cancelled")
  CANCELLED,
  @JsonProperty("cancelling")
  CANCELLING,
  @JsonProperty("already_existed")
  ALREADY_EXISTED,
  @JsonProperty("flow_pending")
  FLOW_PENDING,
  /** A status newer than this driver: not finished, as far as anybody knows. */
  @JsonEnumDefaultValue
  UNKNOWN;

  /** Returns whether the status will not change any more. */
  public boolean isFinal() {
    return switch (this) {
      case SUCCESS, FAILURE, CANCELLED -> true;
      case CREATED, QUEUED, RUNNING, CANCELLING, ALREADY_EXISTED, FLOW_PENDING, UNKNOWN -> false;
    };
  }
}
