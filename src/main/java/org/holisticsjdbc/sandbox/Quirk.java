package org.holisticsjdbc.sandbox;

/**
 * What nobody outside knows about the service, as switches (FACTS §14).
 *
 * <p>A sandbox without quirks behaves as FACTS assumes; each quirk makes one assumption wrong. A
 * driver must give the same answers under every set of them, without being told.
 */
public enum Quirk {
  /**
   * Text conditions ignore case, {@code is} and the negative ones included; else they heed it
   * (FACTS §4, §14 no. 11).
   */
  CASE_INSENSITIVE_MATCHING,

  /**
   * {@code %} and {@code _} in pattern conditions are wildcards, and a backslash escapes; else all
   * three are literal (FACTS §4).
   */
  WILDCARDS_IN_PATTERNS,

  /**
   * {@code is_not} and {@code does_not_contain} keep NULL; else they drop it as SQL does (FACTS §4,
   * §14 no. 11).
   */
  NEGATIVE_OPERATORS_KEEP_NULL,

  /**
   * An empty text is NULL in every condition: {@code is_null} finds it, {@code not_null} and {@code
   * is} do not; else it is a text (FACTS §14 no. 3, 11).
   */
  EMPTY_TEXT_IS_NULL_IN_FILTERS,

  /** {@code between} on numbers excludes both ends; else includes them (FACTS §14 no. 13). */
  EXCLUSIVE_BETWEEN,

  /**
   * {@code before} and {@code after} on date-times compare with the given moment, a day's with its
   * first; else with whole days (FACTS §14 no. 13).
   */
  DATETIME_BEFORE_AFTER_EXACT,

  /**
   * Conditions on date-times count the days of Tokyo, nine hours ahead of what files hold; else the
   * same days (FACTS §14 no. 5).
   */
  FILTERS_IN_ANOTHER_ZONE,

  /** Weeks begin on Sunday, in truncated dates and in conditions; else Monday (FACTS §4.1). */
  SUNDAY_WEEKS,

  /**
   * Years begin in April, in truncated dates and in conditions; else in January. FACTS does not
   * know a fiscal calendar; a driver that relies on January is wrong where there is one.
   */
  FISCAL_YEAR_FROM_APRIL,

  /** {@code 8/1/2021} is 8 January, as documented; else 1 August, as tested (FACTS §4.1). */
  SLASH_DATES_DAY_FIRST,

  /** An export uses no default of a filter it does not mention; else all (FACTS §14 no. 8). */
  DEFAULTS_NOT_APPLIED_TO_EXPORTS,

  /** Several values for a single-select filter are refused; else taken (FACTS §14 no. 16). */
  SINGLE_SELECT_TAKES_ONE_VALUE,

  /** The last of two conditions for a filter counts; else both are refused (FACTS §14 no. 17). */
  TWO_CONDITIONS_LAST_WINS,

  /** An empty text is written as nothing, like NULL; else as {@code ""} (FACTS §14 no. 3). */
  UNQUOTED_EMPTY_TEXT,

  /**
   * Headers hold other texts than the labels, still one per column; else labels (FACTS §14 no. 2).
   */
  OTHER_HEADER_LABELS,

  /** Booleans are written {@code t} and {@code f}; else {@code true, false} (FACTS §14 no. 4). */
  BOOLEANS_AS_LETTERS,

  /** Booleans are written {@code 1} and {@code 0} (FACTS §14 no. 4). */
  BOOLEANS_AS_DIGITS,

  /** Booleans are written {@code yes} and {@code no} (FACTS §14 no. 4). */
  BOOLEANS_AS_YES_NO,

  /** Date-times are written in whole seconds; else with their fraction (FACTS §14 no. 5). */
  CUT_FRACTIONS,

  /** Date-times are written with {@code T}; else with a blank in between (FACTS §14 no. 5). */
  TIMESTAMPS_WITH_T,

  /** Date-times are written with their offset; else without (FACTS §14 no. 5). */
  TIMESTAMPS_WITH_OFFSET,

  /** Numbers are written for people, with grouped digits; else raw (FACTS §14 no. 1). */
  FORMATTED_VALUES,

  /**
   * Numbers are rounded in the file, not in conditions; else exact in both (FACTS §5, §14 no. 1).
   */
  NUMBERS_ROUNDED_IN_FILE,

  /** A widget's {@code row_limit} does not bind its export; else it does (FACTS §14 no. 7). */
  ROW_LIMIT_DOES_NOT_BIND_EXPORTS,

  /** Rows come in any order; else in that of the widget (FACTS §14 no. 15). */
  ROWS_IN_ANY_ORDER,

  /** {@code RateLimit-Reset} is in seconds from now; else epoch seconds (FACTS §14 no. 12). */
  RESET_AS_SECONDS,

  /** {@code Retry-After} is an HTTP date; else in seconds from now (FACTS §14 no. 12). */
  RETRY_AFTER_AS_DATE
}
