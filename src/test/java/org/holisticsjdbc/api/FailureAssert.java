package org.holisticsjdbc.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What tests say about failures: their kind, and words a user must find in the message. */
public final class FailureAssert {
  private FailureAssert() {}

  public static void assertFailure(ThrowingCallable call, Failure failure, String... words) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            HolisticsException.class, e -> assertThatFailure(e, failure, words));
  }

  public static void assertThatFailure(HolisticsException e, Failure failure, String... words) {
    assertThat(e.failure()).as(e.getMessage()).isEqualTo(failure);
    for (String word : words) {
      assertThat(e.getMessage()).contains(word);
    }
    assertThat(e.getMessage()).doesNotContain("secret-key");
  }
}
