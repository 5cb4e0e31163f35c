package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.ZoneId;
import java.util.OptionalLong;
import org.holisticsjdbc.adapter.ScanOptions;
import org.holisticsjdbc.api.ApiEndpoint;

/**
 * What one connection asks of the engine.
 *
 * @param metadataTtl how long dashboards are remembered
 * @param timeZone the zone of CURRENT_DATE and CURRENT_TIMESTAMP, and of values that carry an
 *     offset
 * @param maxMemoryRows how many rows one statement may hold in memory; empty: as many as the heap
 *     suggests
 * @param scans what is sent with scans, and what their limits mean
 * @param user what CURRENT_USER answers
 */
public record SessionSettings(
    ApiEndpoint endpoint,
    Duration metadataTtl,
    ZoneId timeZone,
    OptionalLong maxMemoryRows,
    ScanOptions scans,
    String user) {
  public SessionSettings {
    requireNonNull(endpoint, "endpoint");
    requireNonNull(metadataTtl, "metadataTtl");
    requireNonNull(timeZone, "timeZone");
    requireNonNull(maxMemoryRows, "maxMemoryRows");
    requireNonNull(scans, "scans");
    requireNonNull(user, "user");
  }
}
