package org.holisticsjdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "CALL p(1) | CALL p(1) | false | false",
        "call p | call p() | false | false",
        "{call p(?)} | call p(?) | false | false",
        "{ ? = call p } | call p() | true | false",
        "/* a */ -- b | - | false | false",
        "/* a */ CALL p /* b */ | /* a */ CALL p() | false | false",
        "EXPLAIN PLAN FOR CALL p(1) | CALL p(1) | false | true",
        "explain /* it */ {call p} | call p() | false | true",
      })
  void callsAreRecognised(String sql, String call, boolean returns, boolean explains) {
    var text = CallText.of(SqlText.prepared(sql));

    if (call.equals("-")) {
      assertThat(text).isEmpty();
    } else {
      assertThat(text.orElseThrow().sql().strip()).isEqualTo(call);
      assertThat(text.orElseThrow().returnsValue()).isEqualTo(returns);
      assertThat(text.orElseThrow().explains()).isEqualTo(explains);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "EXPLAIN PLAN FOR SELECT 1",
        "calls",
        "SELECT '{call p}'",
        "{fn now()}",
        "CALLING p"
      })
  void otherStatementsAreNoCalls(String sql) {
    assertThat(CallText.of(sql)).isEmpty();
  }

  @Test
  void manyCommentsTakeNoLongerThanTheirText() {
    String comments = "/* c */ -- d\n ".repeat(2_000);

    assertThatCode(
            () ->
                Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(20), () -> CallText.of(comments + "SELECT 1")))
        .doesNotThrowAnyException();
  }
}
