package org.holisticsjdbc.sandbox;

import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads date expressions such as {@code last 7 days - today} as leniently as the service: parts it
 * cannot read are dropped without a word (FACTS §4.1).
 */
final class DateExpression {

  private static final int MAX_LENGTH = 200;

  /** Words between two dates; they need blanks around them. */
  private static final Pattern RANGE_WORD =
      Pattern.compile("\\s+(?:-|to|(?<till>till|until))\\s+", Pattern.CASE_INSENSITIVE);

  private final DatePhrases phrases;

  DateExpression(DatePhrases phrases) {
    this.phrases = phrases;
  }

  /**
   * Returns the time an expression covers; nothing if none of it can be read.
   *
   * @throws ApiError for more than 200 characters, a weekday of no certain week, and an end before
   *     the start where the end is excluded
   */
  Optional<TimeRange> read(String text) {
    requireReadableLength(text);
    Matcher word = RANGE_WORD.matcher(text);
    if (!word.find()) {
      return phrases.find(text).map(DatePhrases.Found::range);
    }
    Optional<TimeRange> from = read(text.substring(0, word.start()));
    Optional<TimeRange> to = read(text.substring(word.end()));
    if (from.isEmpty() || to.isEmpty()) {
      return from.or(() -> to);
    }
    boolean endIsExcluded = word.group("till") != null;
    return Optional.of(
        endIsExcluded ? until(text, from.get(), to.get()) : through(from.get(), to.get()));
  }

  /**
   * Returns the time covered by a text that is one phrase and nothing else.
   *
   * @throws ApiError for more than 200 characters and a weekday of no certain week
   */
  Optional<TimeRange> readPhrase(String text) {
    requireReadableLength(text);
    return phrases.find(text).filter(DatePhrases.Found::isWhole).map(DatePhrases.Found::range);
  }

  private static void requireReadableLength(String text) {
    if (text.length() > MAX_LENGTH) {
      throw ValueTest.refused("Date expression is longer than %d characters".formatted(MAX_LENGTH));
    }
  }

  private static TimeRange through(TimeRange one, TimeRange other) {
    return one.start().isAfter(other.start())
        ? new TimeRange(other.start(), one.end())
        : new TimeRange(one.start(), other.end());
  }

  private static TimeRange until(String text, TimeRange from, TimeRange to) {
    LocalDateTime end = to.start();
    if (end.isBefore(from.start())) {
      throw ValueTest.refused("Date expression ends before it starts: '%s'".formatted(text));
    }
    return new TimeRange(from.start(), end);
  }
}
