package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** What tells data schedules and data alerts apart. */
interface DeliveryKind {

  /** Returns how operations name it, {@code DataSchedules}. */
  String operationPrefix();

  /** Returns how JSON names one of it, {@code data_schedule}. */
  String jsonName();

  /** Returns how jobs name it, {@code DataSchedule}. */
  String sourceType();

  /** Returns whether its lists say how long they are in total. */
  boolean isCounted();

  /**
   * Refuses content that makes no sense, apart from its destination and times.
   *
   * @throws ApiError naming the part that is wrong
   */
  void check(JsonNode content, Instant now);

  /** Returns the title of what the content is sent from. */
  String sourceTitle(JsonNode content);

  /**
   * Sends what is to be sent now, and returns a sentence for the log of the job.
   *
   * @throws ApiError if it cannot be sent
   */
  String run(JsonNode content, Instant now);
}
