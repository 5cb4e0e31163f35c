package org.holisticsjdbc.export;

import java.time.Duration;

/**
 * How patiently jobs are watched.
 *
 * @param shortest the pause before the first question about a job
 * @param longest the pause between two questions in the long run
 * @param patience how long questions may fail before their jobs do
 * @param absence how long the service may leave out a job before it counts as lost
 */
record WatchTimes(Duration shortest, Duration longest, Duration patience, Duration absence) {
  static final WatchTimes DEFAULT =
      new WatchTimes(
          Duration.ofMillis(100),
          Duration.ofSeconds(2),
          Duration.ofSeconds(15),
          Duration.ofSeconds(10));

  /** Returns the pause when the youngest job is of this age: an eighth of it, within limits. */
  Duration pause(Duration age) {
    Duration pause = age.dividedBy(8);
    if (pause.compareTo(shortest) < 0) {
      return shortest;
    }
    return pause.compareTo(longest) > 0 ? longest : pause;
  }
}
