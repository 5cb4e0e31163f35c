package org.holisticsjdbc.export;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * How the cells of an export are read where the file leaves a choice.
 *
 * @param zone the wall clock to which timestamps that carry an offset are converted
 * @param numbers how numbers may be written
 * @param badCells what becomes of a cell that does not fit the type of its column
 */
public record CsvFormat(ZoneId zone, Numbers numbers, BadCells badCells) {
  /** Offsets are converted to UTC. */
  public static final CsvFormat UTC = new CsvFormat(ZoneOffset.UTC, Numbers.RAW, BadCells.ERROR);

  public CsvFormat {
    requireNonNull(zone, "zone");
    requireNonNull(numbers, "numbers");
    requireNonNull(badCells, "badCells");
  }

  /** How numbers may be written. */
  public enum Numbers {
    /** as plain decimals */
    RAW,
    /** also with grouping, a currency or a percent sign */
    FORMATTED
  }

  /** What becomes of a cell that does not fit the type of its column. */
  public enum BadCells {
    /** the read fails */
    ERROR,
    /** it is NULL, and {@link CsvRows#badCells} says so */
    NULL
  }
}
