package org.holisticsjdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT 1 | SELECT 1",
        "SELECT 1; | SELECT 1",
        "SELECT 1 ; ; -- done; | SELECT 1",
        "SELECT 1; /* ; */ | SELECT 1",
        "SELECT ';' ; | SELECT ';'",
        "SELECT 1; SELECT 2 | SELECT 1; SELECT 2",
        "SELECT \"a;\"; | SELECT \"a;\"",
        "SELECT {fn ucase('x')} | SELECT {fn UCASE('x')}",
        "SELECT {fn lcase('{fn ucase')} | SELECT {fn LCASE('{fn ucase')}",
        "SELECT t.value, \"t\" . order FROM h.groups t | SELECT t.\"value\", \"t\" . \"order\" FROM h.\"groups\" t",
        "SELECT t.a, t.* FROM h.users t WHERE 1.e5 < 2.value | SELECT t.a, t.* FROM h.users t WHERE 1.e5 < 2.value",
        "CALL p(limit=>1, Values => 2, a => 3) | CALL p(\"limit\"=>1, \"Values\" => 2, a => 3)",
        "SELECT 'it''s {fn a'; | SELECT 'it''s {fn a'",
      })
  void textIsMadeReadyForTheParser(String written, String parsed) {
    assertThat(SqlText.prepared(written)).isEqualTo(parsed);
  }
}
