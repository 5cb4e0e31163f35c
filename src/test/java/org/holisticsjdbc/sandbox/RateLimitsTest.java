package org.holisticsjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RateLimitsTest {

  private final SteppingClock clock = new SteppingClock();

  @RegisterExtension
  final SandboxExtension holistics =
      new SandboxExtension(
          SandboxExtension.shortJobs().withClock(clock).withRateLimits(RateLimits.published()));

  private ApiClient api;

  @BeforeEach
  void connect() {
    api = new ApiClient(holistics.sandbox());
  }

  @Test
  void answersTellWhatIsLeftOfTheQuota() {
    api.get("/users/me");
    HttpResponse<String> second = api.get("/users/me");

    assertThat(header(second, "RateLimit-Limit")).isEqualTo("120");
    assertThat(header(second, "RateLimit-Remaining")).isEqualTo("118");
    Instant reset = Instant.ofEpochSecond(Long.parseLong(header(second, "RateLimit-Reset")));
    assertThat(reset).isEqualTo(clock.instant().plus(Duration.ofMinutes(1)));
  }

  @Test
  void submissionsHaveTheStrictestLimit() {
    for (int i = 0; i < 20; i++) {
      assertThat(submit().statusCode()).isEqualTo(200);
    }

    HttpResponse<String> refused = submit();
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(api.parse(refused).path("type").asText()).isEqualTo("RateLimitExceedError");
    assertThat(header(refused, "RateLimit-Remaining")).isEqualTo("0");
    assertThat(header(refused, "Retry-After")).isEqualTo("60");
  }

  @Test
  void everyEndpointHasItsOwnQuota() {
    for (int i = 0; i < 21; i++) {
      submit();
    }

    assertThat(submit().statusCode()).isEqualTo(429);
    assertThat(api.get("/users/me").statusCode()).isEqualTo(200);
  }

  @Test
  void theQuotaIsFullAgainAfterAMinute() {
    for (int i = 0; i < 21; i++) {
      submit();
    }

    clock.advance(Duration.ofSeconds(59));
    assertThat(header(submit(), "Retry-After")).isEqualTo("1");
    clock.advance(Duration.ofSeconds(1));
    assertThat(submit().statusCode()).isEqualTo(200);
  }

  @Test
  void limitsCanBeRaised() {
    assertThat(RateLimits.published().times(3)).isEqualTo(new RateLimits(360, 60, 180));
    assertThatThrownBy(() -> RateLimits.published().times(0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private HttpResponse<String> submit() {
    return api.post(ApiClient.submitPath("4178"), ApiClient.exportBody());
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElseThrow();
  }
}
