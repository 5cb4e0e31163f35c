package org.holisticsjdbc.adapter;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;

/**
 * A date expression such as {@code last 7 days}, in a grammar of our own (FACTS §4.1).
 *
 * <p>It takes only what the service reads completely and in one way: the service drops silently
 * what it cannot read, and would filter by the rest. Dates are not resolved, which is for the
 * service to do when the query runs, but where the order of two of them decides.
 *
 * @param text the expression, its words one blank apart, in the case it was written
 */
record DateExpression(String text) {
  /** The service refuses longer text. */
  static final int MAX_LENGTH = 200;

  /** What may be written, for messages and remarks. */
  static final String EXAMPLES =
      "'2024-01-31', '2024-01', 'today', 'last 7 days', 'this month', '2 weeks ago', 'tue last week',"
          + " '2024-01-01 - 2024-03-31' (both days included), '2024-01-01 till today' (without today)";

  private static final Pattern RANGE_WORD = Pattern.compile(" (-|to|till|until) ");
  private static final Pattern ISO_DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern SLASHES = Pattern.compile(".*\\d+/\\d+/\\d+.*");
  private static final Pattern TIME_OF_DAY =
      Pattern.compile(".*\\d{2}-\\d{2}[t ]\\d{1,2}:\\d{2}.*");
  private static final Pattern WEEKDAY =
      Pattern.compile(".*\\b(mon|tue|wed|thu|fri|sat|sun)(s|nes|rs|ur)?(day)?\\b.*");
  private static final Pattern TIGHT_RANGE = Pattern.compile(".*([a-z]\\s*-|-\\s*[a-z]).*");

  /**
   * Returns the expression.
   *
   * @param now the present moment, give or take a day: the service's zone is not known here
   * @throws HolisticsException {@link Failure#BAD_DATE} if the service would not read all of it, or
   *     not only in one way
   */
  static DateExpression of(String written, LocalDateTime now) {
    String text = written.strip().replaceAll("\\s+", " ");
    if (text.length() > MAX_LENGTH) {
      throw refused(text, "is longer than %d characters".formatted(MAX_LENGTH));
    }
    String[] sides = RANGE_WORD.split(text.toLowerCase(Locale.ROOT), -1);
    if (sides.length > 2) {
      throw refused(text, "has more than two ends");
    }
    if (sides.length == 2) {
      checkOrder(text, point(text, sides[0]), point(text, sides[1]), now);
    } else {
      point(text, sides[0]);
    }
    return new DateExpression(text);
  }

  /** Returns the day of text that is an ISO date and nothing else. */
  static Optional<LocalDate> isoDay(String written) {
    String text = written.strip();
    try {
      return ISO_DAY.matcher(text).matches()
          ? Optional.of(LocalDate.parse(text))
          : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static DatePoint point(String text, String side) {
    return DatePoint.of(side).orElseThrow(() -> refused(text, whyNot(side)));
  }

  /**
   * {@code -} and {@code to} put their ends in order, {@code till} fails. Refused is what fails
   * whatever the zone of the service; a case on the brink is left to the service.
   */
  private static void checkOrder(String text, DatePoint from, DatePoint to, LocalDateTime now) {
    String lower = text.toLowerCase(Locale.ROOT);
    boolean mustBeOrdered = lower.contains(" till ") || lower.contains(" until ");
    boolean reversed =
        IntStream.rangeClosed(-1, 1)
            .mapToObj(now::plusDays)
            .allMatch(today -> to.start().apply(today).isBefore(from.start().apply(today)));
    if (mustBeOrdered && reversed) {
      throw refused(text, "ends before it begins");
    }
  }

  private static String whyNot(String side) {
    if (SLASHES.matcher(side).matches()) {
      return "has a date with slashes, whose day and month can be mistaken: write 2024-01-31";
    }
    if (TIME_OF_DAY.matcher(side).matches()) {
      return "has a time of day that needs an offset: write 2024-01-31T10:00:00Z";
    }
    if (WEEKDAY.matcher(side).matches()) {
      return "does not say which week: write 'tue last week'";
    }
    return TIGHT_RANGE.matcher(side).matches()
        ? "has a range word without blanks around it: write 'yesterday - today'"
        : "holds '%s', which is no date".formatted(side);
  }

  private static HolisticsException refused(String text, String why) {
    String shown = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text;
    return new HolisticsException(
        Failure.BAD_DATE,
        "The date expression '%s' %s. Allowed are for example %s".formatted(shown, why, EXAMPLES));
  }
}
