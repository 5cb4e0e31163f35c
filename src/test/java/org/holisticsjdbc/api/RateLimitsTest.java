package org.holisticsjdbc.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitsTest {
  private static final Instant NOW = Instant.parse("2026-01-15T10:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0                             |  0",
        "17                            | 17",
        " 5                            |  5",
        "61                            | 60",
        "99999999999999                | 60",
        "-3                            |  0",
        "1768471230                    | 30", // 2026-01-15T10:00:30Z
        "1768471100                    |  0",
        "Thu, 15 Jan 2026 10:00:10 GMT | 10",
        "Thu, 15 Jan 2026 09:00:00 GMT |  0",
        "Fri, 16 Jan 2026 10:00:00 GMT | 60"
      })
  void secondsEpochTimesAndDatesAreWaitsOfAtMostAMinute(String header, long seconds) {
    assertThat(RateLimits.waitFor(header, NOW)).contains(Duration.ofSeconds(seconds));
  }

  @Test
  void unreadableTimeIsNoWait() {
    assertThat(RateLimits.waitFor("soon", NOW)).isEmpty();
    assertThat(RateLimits.waitFor("", NOW)).isEmpty();
  }

  @Test
  void unknownOperationIsNotHeldBack() {
    RateLimits limits = new RateLimits();

    assertThat(limits.delayBefore("GET /jobs")).isZero();
    assertThat(limits.pace("GET /jobs")).isZero();
  }
}
