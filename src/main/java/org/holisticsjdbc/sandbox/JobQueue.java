package org.holisticsjdbc.sandbox;

import java.util.Locale;

/** Where jobs wait for a worker; the names are examples, the service publishes no list. */
enum JobQueue {
  REPORT,
  DATA_SCHEDULE,
  DATA_ALERT,
  OTHERS;

  String apiName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static JobQueue of(Job.Source source) {
    return switch (source.type()) {
      case "DashboardWidget", "Dashboard", "DataSet" -> REPORT;
      case "DataSchedule" -> DATA_SCHEDULE;
      case "DataAlert" -> DATA_ALERT;
      default -> OTHERS;
    };
  }
}
