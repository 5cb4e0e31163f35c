package org.holisticsjdbc.export;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * How the cells of an export are read where the file leaves a choice.
 *
 * @param zone the wall clock to which timestamps that carry an offset are converted
 */
public record CsvFormat(ZoneId zone) {
  /** Offsets are converted to UTC. */
  public static final CsvFormat UTC = new CsvFormat(ZoneOffset.UTC);

  public CsvFormat {
    requireNonNull(zone, "zone");
  }
}
