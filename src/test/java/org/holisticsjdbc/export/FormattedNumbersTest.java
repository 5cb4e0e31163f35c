package org.holisticsjdbc.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormattedNumbersTest {
  private final CellDecoder decoder =
      new CellDecoder(
          new CsvFormat(ZoneOffset.UTC, CsvFormat.Numbers.FORMATTED, CsvFormat.BadCells.ERROR));

  private Object decode(CellType type, String text) {
    return decoder.decode(type, text.toCharArray(), 0, text.length(), false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,234.50 | 1234.5",
        "1,234,567 | 1234567",
        "$1,234.50 | 1234.5",
        "-$1,234.50 | -1234.5",
        "$-5 | -5",
        "€ 12 | 12",
        "12 € | 12",
        "USD 1,000 | 1000",
        "(1,234.50) | -1234.5",
        "($7) | -7",
        "12.5% | 0.125",
        "-12.5 % | -0.125",
        "100% | 1",
        "1234.5 | 1234.5",
        "1e3 | 1000",
      })
  void aNumberAsPeopleWriteItIsRead(String text, BigDecimal expected) {
    assertThat(decode(CellType.DECIMAL, text)).isEqualTo(expected);
    assertThat(decode(CellType.DOUBLE, text)).isEqualTo(expected.doubleValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,23",
        "12,34,567",
        "1.234,50",
        ",5",
        "1,234.",
        "(5",
        "5)",
        "-(5)",
        "--5",
        "$",
        "%",
        "a",
        "1 2",
        "5%%",
        "$5$5",
        "١٢"
      })
  void whatIsNoNumberStaysNone(String text) {
    assertThatThrownBy(() -> decode(CellType.DECIMAL, text)).isInstanceOf(BadCellException.class);
  }

  @Test
  void countsMayBeGroupedToo() {
    assertThat(decode(CellType.BIGINT, "1,234,567")).isEqualTo(1_234_567L);
    assertThatThrownBy(() -> decode(CellType.BIGINT, "50%")).isInstanceOf(BadCellException.class);
  }
}
