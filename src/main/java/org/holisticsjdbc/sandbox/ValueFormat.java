package org.holisticsjdbc.sandbox;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/** How the cells of a file are written: raw, except where quirks say otherwise (FACTS §14). */
record ValueFormat(Set<Quirk> quirks) {

  private static final int ROUNDED_SCALE = 2;

  /** Where a digit begins a group of three. */
  private static final String GROUP = "(?<=\\d)(?=(\\d{3})+$)";

  ValueFormat {
    quirks = Set.copyOf(quirks);
  }

  /** Returns the text of a value that is not NULL. */
  String text(Object value, Optional<NumberPattern> pattern) {
    if (value instanceof BigDecimal number) {
      return number(number, pattern);
    }
    if (value instanceof LocalDateTime time) {
      return time(time);
    }
    return value instanceof Boolean truth ? truth(truth) : Values.text(value);
  }

  private String number(BigDecimal exact, Optional<NumberPattern> pattern) {
    boolean isRounded =
        quirks.contains(Quirk.NUMBERS_ROUNDED_IN_FILE) && exact.scale() > ROUNDED_SCALE;
    BigDecimal number = isRounded ? exact.setScale(ROUNDED_SCALE, RoundingMode.HALF_UP) : exact;
    if (!quirks.contains(Quirk.FORMATTED_VALUES)) {
      return Values.text(number);
    }
    if (pattern.isEmpty()) {
      return grouped(number);
    }
    return switch (pattern.get()) {
      case CURRENCY -> (number.signum() < 0 ? "-$" : "$") + grouped(number.abs());
      case PERCENT -> grouped(number.movePointRight(2)) + "%";
    };
  }

  private static String grouped(BigDecimal number) {
    String text = Values.text(number);
    int point = text.indexOf('.');
    int end = point < 0 ? text.length() : point;
    return text.substring(0, end).replaceAll(GROUP, ",") + text.substring(end);
  }

  /** Times are in UTC, the zone of the sandbox. */
  private String time(LocalDateTime exact) {
    LocalDateTime time =
        quirks.contains(Quirk.CUT_FRACTIONS) ? exact.truncatedTo(ChronoUnit.SECONDS) : exact;
    String text = Values.text(time);
    if (quirks.contains(Quirk.TIMESTAMPS_WITH_T)) {
      text = text.replace(' ', 'T');
    }
    return quirks.contains(Quirk.TIMESTAMPS_WITH_OFFSET) ? text + "+00:00" : text;
  }

  private String truth(boolean value) {
    if (quirks.contains(Quirk.BOOLEANS_AS_LETTERS)) {
      return value ? "t" : "f";
    }
    if (quirks.contains(Quirk.BOOLEANS_AS_DIGITS)) {
      return value ? "1" : "0";
    }
    if (quirks.contains(Quirk.BOOLEANS_AS_YES_NO)) {
      return value ? "yes" : "no";
    }
    return Boolean.toString(value);
  }

  /** Returns whether an empty text can be told from NULL. */
  boolean quotesEmptyTexts() {
    return !quirks.contains(Quirk.UNQUOTED_EMPTY_TEXT);
  }
}
