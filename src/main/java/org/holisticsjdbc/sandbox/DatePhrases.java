package org.holisticsjdbc.sandbox;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The phrases of date expressions, without the words that join two to a range (FACTS §4.1). */
final class DatePhrases {

  private static final String DATE = "(?<y>\\d{4})[-/](?<m>\\d{1,2})[-/](?<d>\\d{1,2})";
  private static final String TIME =
      "(?:t|\\s+)(?<h>\\d{2}):(?<min>\\d{2})(?::(?<s>\\d{2})(?:\\.\\d+)?)?"
          + "(?:\\s*(?<offset>z|[+-]\\d{2}:?\\d{2}))?";
  private static final String UNITS =
      "years?|quarters?|months?|weeks?|days?|hours?|minutes?|seconds?";
  private static final String UNITS_AGO = "years?|months?|weeks?|days?|hours?|minutes?|seconds?";
  private static final String COUNT = "(?<n>\\d{1,5})\\s+";
  private static final String SUFFIX =
      "(?:\\s+(?<edge>begin|end)|\\s+for\\s+(?<length>\\d{1,5})\\s+(?<lengthunit>" + UNITS + "))?";
  private static final String WEEKDAY =
      "(?<day>mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs?|rsday)?|fri(?:day)?"
          + "|sat(?:urday)?|sun(?:day)?)";
  private static final String MONTH =
      "(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
          + "|sep(?:t|tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";

  private final RelativePeriods periods;
  private final ZoneId zone;
  private final boolean isDayFirst;
  private final List<Phrase> phrases;

  /**
   * Reads phrases as of now.
   *
   * @param isDayFirst whether a date with slashes begins with the day, else with the month
   */
  DatePhrases(RelativePeriods periods, ZoneId zone, boolean isDayFirst) {
    this.periods = periods;
    this.zone = zone;
    this.isDayFirst = isDayFirst;
    this.phrases =
        List.of(
            phrase(DATE + TIME, this::dateTime),
            phrase(DATE, match -> TimeRange.day(date(match, "y", "m", "d"))),
            phrase("(?<a>\\d{1,2})/(?<b>\\d{1,2})/(?<y>\\d{4})", this::slashDate),
            phrase("(?<y>\\d{4})[-/](?<m>\\d{1,2})", m -> month(m, number(m, "m"))),
            phrase(MONTH + "\\s+(?<y>\\d{4})", match -> month(match, monthNumber(match))),
            phrase(
                "exactly\\s+" + COUNT + unit(UNITS) + "\\s+(?<way>ago|from\\s+now)", this::exact),
            phrase(WEEKDAY + "\\s+" + which("weeks?"), this::weekday),
            phrase(which(UNITS) + SUFFIX, match -> suffixed(match, counted(match))),
            phrase(COUNT + unit(UNITS_AGO) + "\\s+ago" + SUFFIX, this::ago),
            phrase(COUNT + unit(UNITS) + "\\s+from\\s+now" + SUFFIX, this::fromNow),
            phrase("(?<word>today|yesterday|tomorrow|now|beginning)", this::word),
            phrase("(?:(?:last|next|this|current)\\s+)?" + WEEKDAY, DatePhrases::ambiguous),
            phrase("(?<y>\\d{4})", this::year));
  }

  /** What was found in a text, and whether anything else stood there. */
  record Found(TimeRange range, boolean isWhole) {}

  private record Phrase(Pattern pattern, Function<Matcher, TimeRange> reading) {}

  /**
   * Finds the first phrase in a text; what stands around it is dropped.
   *
   * @throws ApiError if that is a weekday of no certain week
   */
  Optional<Found> find(String text) {
    String stripped = text.strip();
    for (int start = 0; start < stripped.length(); start++) {
      for (Phrase phrase : phrases) {
        Matcher match = phrase.pattern().matcher(stripped);
        match.region(start, stripped.length()).useTransparentBounds(true);
        Optional<TimeRange> range = match.lookingAt() ? read(phrase, match) : Optional.empty();
        if (range.isPresent()) {
          boolean isWhole = start == 0 && match.end() == stripped.length();
          return range.map(found -> new Found(found, isWhole));
        }
      }
    }
    return Optional.empty();
  }

  /** Returns nothing for what looks like a phrase but names a day that does not exist. */
  private static Optional<TimeRange> read(Phrase phrase, Matcher match) {
    try {
      return Optional.of(phrase.reading().apply(match));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Phrase phrase(String pattern, Function<Matcher, TimeRange> reading) {
    return new Phrase(
        Pattern.compile("(?<!\\w)" + pattern + "(?!\\w)", Pattern.CASE_INSENSITIVE), reading);
  }

  private static String unit(String units) {
    return "(?<unit>" + units + ")";
  }

  private static String which(String units) {
    return "(?:(?<which>last|next)(?:\\s+(?<n>\\d{1,5}))?|this|current)\\s+" + unit(units);
  }

  private TimeRange dateTime(Matcher match) {
    Optional<String> seconds = Optional.ofNullable(match.group("s"));
    LocalTime time =
        LocalTime.of(
            number(match, "h"), number(match, "min"), seconds.map(Integer::parseInt).orElse(0));
    LocalDateTime written = date(match, "y", "m", "d").atTime(time);
    String offset = Optional.ofNullable(match.group("offset")).orElse("Z");
    Instant moment = written.toInstant(ZoneOffset.of(offset.toUpperCase(Locale.ROOT)));
    return TimeRange.second(LocalDateTime.ofInstant(moment, zone));
  }

  private TimeRange slashDate(Matcher match) {
    return TimeRange.day(isDayFirst ? date(match, "y", "b", "a") : date(match, "y", "a", "b"));
  }

  private TimeRange month(Matcher match, int month) {
    LocalDate start = YearMonth.of(number(match, "y"), month).atDay(1);
    return new TimeRange(start.atStartOfDay(), start.plusMonths(1).atStartOfDay());
  }

  private TimeRange year(Matcher match) {
    LocalDate start = LocalDate.of(number(match, "y"), 1, 1);
    return new TimeRange(start.atStartOfDay(), start.plusYears(1).atStartOfDay());
  }

  private TimeRange exact(Matcher match) {
    boolean isPast = match.group("way").equalsIgnoreCase("ago");
    int count = number(match, "n");
    return periods.exactly(isPast ? -count : count, unit(match));
  }

  private TimeRange weekday(Matcher match) {
    DayOfWeek day = DayOfWeek.of(abbreviation(match.group("day"), DayOfWeek.values()) + 1);
    int weeks = count(match);
    return switch (text(match, "which")) {
      case "last" -> periods.weekday(day, -weeks);
      case "next" -> periods.weekday(day, weeks);
      default -> periods.weekday(day, 0);
    };
  }

  private TimeRange counted(Matcher match) {
    return switch (text(match, "which")) {
      case "last" -> periods.last(count(match), unit(match));
      case "next" -> periods.next(count(match), unit(match));
      default -> periods.current(unit(match));
    };
  }

  private TimeRange ago(Matcher match) {
    return suffixed(match, periods.ago(number(match, "n"), unit(match)));
  }

  private TimeRange fromNow(Matcher match) {
    return suffixed(match, periods.fromNow(number(match, "n"), unit(match)));
  }

  private static TimeRange suffixed(Matcher match, TimeRange range) {
    if (match.group("length") != null) {
      PeriodUnit unit = PeriodUnit.of(match.group("lengthunit"));
      return new TimeRange(range.start(), unit.after(range.start(), number(match, "length")));
    }
    return switch (text(match, "edge")) {
      case "begin" -> range.firstDay();
      case "end" -> range.lastDay();
      default -> range;
    };
  }

  private TimeRange word(Matcher match) {
    LocalDate today = periods.today();
    return switch (text(match, "word")) {
      case "today" -> TimeRange.day(today);
      case "yesterday" -> TimeRange.day(today.minusDays(1));
      case "tomorrow" -> TimeRange.day(today.plusDays(1));
      case "now" -> TimeRange.second(periods.now());
      default -> TimeRange.second(LocalDateTime.ofInstant(Instant.EPOCH, zone));
    };
  }

  private static TimeRange ambiguous(Matcher match) {
    throw ValueTest.refused("Ambiguous day in a date expression: '%s'".formatted(match.group()));
  }

  private static LocalDate date(Matcher match, String year, String month, String day) {
    return LocalDate.of(number(match, year), number(match, month), number(match, day));
  }

  private static int monthNumber(Matcher match) {
    return abbreviation(match.group("month"), Month.values()) + 1;
  }

  /** Returns the place of the name that begins with the first three letters of a text. */
  private static int abbreviation(String text, Enum<?>[] names) {
    String start = text.substring(0, 3).toUpperCase(Locale.ROOT);
    List<String> starts = Arrays.stream(names).map(name -> name.name().substring(0, 3)).toList();
    return starts.indexOf(start);
  }

  /** Returns what a group matched, in small letters; nothing if it took no part. */
  private static String text(Matcher match, String group) {
    return Optional.ofNullable(match.group(group)).orElse("").toLowerCase(Locale.ROOT);
  }

  private static int count(Matcher match) {
    return Optional.ofNullable(match.group("n")).map(Integer::parseInt).orElse(1);
  }

  private static PeriodUnit unit(Matcher match) {
    return PeriodUnit.of(match.group("unit"));
  }

  private static int number(Matcher match, String group) {
    return Integer.parseInt(match.group(group));
  }
}
