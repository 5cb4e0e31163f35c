package org.holisticsjdbc.adapter;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One side of a date expression: everything in the table of FACTS §4.1 but the ranges.
 *
 * @param start from the present moment to the moment at which what the text covers begins
 */
record DatePoint(UnaryOperator<LocalDateTime> start) {
  private static final String UNIT = "(year|quarter|month|week|day|hour|minute|second)";

  /** "… ago has no quarter" (FACTS §4.1); taken to hold for the other distances too. */
  private static final String DISTANCE =
      "([1-9]\\d{0,5}) (year|month|week|day|hour|minute|second)s?";

  private static final String WEEKDAY =
      "(mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)";

  private static final String MONTHS =
      "(january|february|march|april|may|june|july|august|september|october|november|december)";

  /** A form of text, and what it means. */
  private record Form(Pattern pattern, Function<Matcher, UnaryOperator<LocalDateTime>> meaning) {
    static Form of(String pattern, Function<Matcher, UnaryOperator<LocalDateTime>> meaning) {
      return new Form(Pattern.compile(pattern), meaning);
    }
  }

  private static final List<Form> FORMS =
      List.of(
          Form.of("\\d{4}-\\d{2}-\\d{2}", m -> fixed(LocalDate.parse(m.group()).atStartOfDay())),
          Form.of("(\\d{4})[-/](\\d{2})", m -> month(m.group(1), Integer.parseInt(m.group(2)))),
          Form.of(MONTHS + " (\\d{4})", m -> month(m.group(2), monthNumber(m.group(1)))),
          Form.of("[1-9]\\d{3}", m -> month(m.group(), 1)),
          Form.of(
              "(\\d{4}-\\d{2}-\\d{2})[t ](\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?)(z|[-+]\\d{2}:\\d{2})",
              m -> moment(m.group(1) + "T" + m.group(2) + m.group(5))),
          Form.of("today", m -> whole(DateUnit.DAY, 0)),
          Form.of("yesterday", m -> whole(DateUnit.DAY, -1)),
          Form.of("tomorrow", m -> whole(DateUnit.DAY, 1)),
          Form.of("now", m -> UnaryOperator.identity()),
          Form.of("beginning", m -> fixed(LocalDate.EPOCH.atStartOfDay())),
          Form.of("(last|this|current|next) " + UNIT + "( begin| end)?", m -> periods(m, "1")),
          Form.of("(last|next) ([1-9]\\d{0,5}) " + UNIT + "s?( begin| end)?", m -> counted(m)),
          Form.of(DISTANCE + " (ago|from now)( for " + DISTANCE + ")?", m -> distance(m, true)),
          Form.of("exactly " + DISTANCE + " (ago|from now)", m -> distance(m, false)),
          Form.of(WEEKDAY + " (last|this|current|next) week", m -> weekday(m, "1")),
          Form.of(WEEKDAY + " (last|next) ([1-9]\\d{0,5}) weeks?", m -> weekday(m, m.group(3))));

  /**
   * Returns what the text means; empty where it is none of the forms.
   *
   * @param text in lower case, its words one blank apart
   */
  static Optional<DatePoint> of(String text) {
    return FORMS.stream().flatMap(form -> read(form, text).stream()).findFirst();
  }

  private static Optional<DatePoint> read(Form form, String text) {
    Matcher matcher = form.pattern().matcher(text);
    try {
      return matcher.matches()
          ? Optional.of(new DatePoint(form.meaning().apply(matcher)))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty(); // the right digits, but no day of the calendar
    }
  }

  private static UnaryOperator<LocalDateTime> fixed(LocalDateTime moment) {
    return now -> moment;
  }

  private static UnaryOperator<LocalDateTime> moment(String iso) {
    OffsetDateTime moment = OffsetDateTime.parse(iso.toUpperCase(Locale.ROOT));
    return fixed(moment.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
  }

  private static UnaryOperator<LocalDateTime> month(String year, int month) {
    return fixed(YearMonth.of(Integer.parseInt(year), month).atDay(1).atStartOfDay());
  }

  private static int monthNumber(String name) {
    return Month.valueOf(name.toUpperCase(Locale.ROOT)).getValue();
  }

  private static UnaryOperator<LocalDateTime> whole(DateUnit unit, long units) {
    return now -> unit.plus(unit.floor(now), units);
  }

  private static UnaryOperator<LocalDateTime> counted(Matcher m) {
    return periods(m.group(1), m.group(2), unit(m.group(3)), m.group(4));
  }

  private static UnaryOperator<LocalDateTime> periods(Matcher m, String count) {
    return periods(m.group(1), count, unit(m.group(2)), m.group(3));
  }

  /** {@code last 2 months}, and its first or last day. */
  private static UnaryOperator<LocalDateTime> periods(
      String which, String count, DateUnit unit, String edge) {
    UnaryOperator<LocalDateTime> start = whole(unit, offset(which, count));
    if (!" end".equals(edge)) {
      return start;
    }
    long length = which.equals("last") || which.equals("next") ? Long.parseLong(count) : 1;
    return now -> unit.plus(start.apply(now), length).minusDays(1);
  }

  private static long offset(String which, String count) {
    return switch (which) {
      case "last" -> -Long.parseLong(count);
      case "next" -> 1;
      default -> 0;
    };
  }

  /** {@code 2 months ago} covers that whole month, {@code 3 weeks from now} starts with its day. */
  private static UnaryOperator<LocalDateTime> distance(Matcher m, boolean aligned) {
    long count = Long.parseLong(m.group(1));
    DateUnit unit = unit(m.group(2));
    boolean ago = m.group(3).equals("ago");
    if (!aligned) {
      return now -> unit.plus(now, ago ? -count : count);
    }
    return ago
        ? whole(unit, -count)
        : now ->
            unit.plus(DateUnit.DAY.compareTo(unit) >= 0 ? DateUnit.DAY.floor(now) : now, count);
  }

  private static UnaryOperator<LocalDateTime> weekday(Matcher m, String count) {
    long weeks = m.group(2).equals("next") ? Long.parseLong(count) : offset(m.group(2), count);
    int day = weekdayNumber(m.group(1));
    return now -> whole(DateUnit.WEEK, weeks).apply(now).plusDays(day);
  }

  /** Returns 0 for Monday. */
  private static int weekdayNumber(String name) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().toLowerCase(Locale.ROOT).startsWith(name)) {
        return day.ordinal();
      }
    }
    throw new IllegalArgumentException(name);
  }

  private static DateUnit unit(String name) {
    return DateUnit.valueOf(name.toUpperCase(Locale.ROOT));
  }
}
