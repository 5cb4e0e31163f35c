package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

/**
 * What a connection wants of its scans (DESIGN §4).
 *
 * @param defaults what holds for filters that a statement does not mention
 * @param requirePushdown whether a predicate on a widget that cannot be sent is an error
 * @param truncation what happens when a read reaches a limit of the service
 * @param numbers which columns of numbers are DOUBLE
 * @param csvNumbers how numbers are written in exports
 * @param badValues what becomes of a cell that does not fit its column
 */
public record ScanOptions(
    Pushdown pushdown,
    Defaults defaults,
    boolean requirePushdown,
    Truncation truncation,
    NumberTypes numbers,
    CsvNumbers csvNumbers,
    BadValues badValues) {

  public ScanOptions {
    requireNonNull(pushdown, "pushdown");
    requireNonNull(defaults, "defaults");
    requireNonNull(truncation, "truncation");
    requireNonNull(numbers, "numbers");
    requireNonNull(csvNumbers, "csvNumbers");
    requireNonNull(badValues, "badValues");
  }

  /** Whether predicates are sent to the service. */
  public enum Pushdown {
    /** where that cannot change the answer */
    AUTO,
    /** also to widgets whose own limit picks a few rows, so that it picks among those wanted */
    ALWAYS,
    /** never: every predicate is evaluated here */
    NEVER
  }

  /** What holds for filters that a statement does not mention. */
  public enum Defaults {
    /** what the dashboard's author set */
    KEEP,
    /** nothing: they are switched off */
    NONE
  }

  /** How numbers are written in exports. */
  public enum CsvNumbers {
    /** as plain decimals */
    RAW,
    /** also with grouping, a currency or a percent sign */
    FORMATTED
  }

  /** What becomes of a cell that does not fit its column. */
  public enum BadValues {
    /** error 22018 */
    ERROR,
    /** NULL and an SQLWarning */
    NULL
  }

  /** What happens when a read reaches a limit of the service. */
  public enum Truncation {
    /** SQLWarning 01004 */
    WARN,
    /** error 54000 */
    ERROR
  }
}
