package org.holisticsjdbc.engine;

import java.util.Locale;
import java.util.Map;
import org.apache.calcite.avatica.util.TimeUnit;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;

/** The units of time that functions take as text, {@code 'month'}, by their names elsewhere. */
final class DateUnits {
  private static final Map<String, TimeUnit> NAMES =
      Map.of(
          "YEAR", TimeUnit.YEAR,
          "QUARTER", TimeUnit.QUARTER,
          "MONTH", TimeUnit.MONTH,
          "WEEK", TimeUnit.WEEK,
          "DAY", TimeUnit.DAY,
          "HOUR", TimeUnit.HOUR,
          "MINUTE", TimeUnit.MINUTE,
          "SECOND", TimeUnit.SECOND);

  /** Without {@code m}: a month in one database is a minute in another. */
  private static final Map<String, TimeUnit> SHORT =
      Map.ofEntries(
          Map.entry("YYYY", TimeUnit.YEAR),
          Map.entry("YY", TimeUnit.YEAR),
          Map.entry("QQ", TimeUnit.QUARTER),
          Map.entry("Q", TimeUnit.QUARTER),
          Map.entry("MM", TimeUnit.MONTH),
          Map.entry("WW", TimeUnit.WEEK),
          Map.entry("WK", TimeUnit.WEEK),
          Map.entry("DD", TimeUnit.DAY),
          Map.entry("D", TimeUnit.DAY),
          Map.entry("HH", TimeUnit.HOUR),
          Map.entry("MI", TimeUnit.MINUTE),
          Map.entry("SS", TimeUnit.SECOND),
          Map.entry("S", TimeUnit.SECOND),
          Map.entry("WEEKDAY", TimeUnit.DOW),
          Map.entry("DW", TimeUnit.DOW),
          Map.entry("DAYOFYEAR", TimeUnit.DOY),
          Map.entry("DY", TimeUnit.DOY),
          Map.entry("DOY", TimeUnit.DOY));

  private DateUnits() {}

  /**
   * Returns whether a word in upper case names a unit.
   *
   * @param shortToo whether short names count, and those of parts that are no unit
   */
  static boolean isName(String word, boolean shortToo) {
    return NAMES.containsKey(word) || shortToo && SHORT.containsKey(word);
  }

  /** Returns the unit of a name, long or short, in any case. */
  static TimeUnit unit(String function, String name) {
    TimeUnit unit = part(function, name);
    if (!NAMES.containsValue(unit)) {
      throw unknown(function, name);
    }
    return unit;
  }

  /** Returns the unit of a name, or the day of the week (Sunday is 1) or of the year. */
  static TimeUnit part(String function, String name) {
    String wanted = name == null ? "" : name.trim().toUpperCase(Locale.ROOT);
    TimeUnit unit = NAMES.getOrDefault(wanted, SHORT.get(wanted));
    if (unit == null) {
      throw unknown(function, name);
    }
    return unit;
  }

  private static HolisticsException unknown(String function, String name) {
    return new HolisticsException(
        Failure.SEMANTICS,
        "%s knows year, quarter, month, week, day, hour, minute and second, not '%s'"
            .formatted(function, name));
  }
}
