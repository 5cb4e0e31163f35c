package org.holisticsjdbc.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How long the exports of each widget take, and all other jobs. */
final class JobTimes {

  private final Map<String, Duration> ofWidgets;
  private volatile Duration ofOthers;

  JobTimes(Duration ofOthers, Map<String, Duration> ofWidgets) {
    this.ofOthers = ofOthers;
    this.ofWidgets = new ConcurrentHashMap<>(ofWidgets);
  }

  Duration of(String widgetId) {
    return ofWidgets.getOrDefault(widgetId, ofOthers);
  }

  Duration ofTasks() {
    return ofOthers;
  }

  void set(Duration duration) {
    ofOthers = duration;
  }

  void set(String widgetId, Duration duration) {
    ofWidgets.put(widgetId, duration);
  }
}
