package org.holisticsjdbc.sandbox;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The command line of {@link SandboxServer}.
 *
 * @param stopsWithInput whether the end of the standard input ends the server
 */
record ServerArguments(SandboxOptions options, boolean stopsWithInput) {

  static final String USAGE =
      """
      Usage: java -cp holistics-jdbc.jar org.holisticsjdbc.sandbox.SandboxServer [options]
        --port PORT              port on 127.0.0.1; default: any free one
        --key KEY                API key to accept; default: a random one
        --job-time TIME          how long export jobs take, as 200ms, 1s, 2m; default 200ms
        --widget-job-time ID=TIME  the same for one widget; may be repeated
        --link-lifetime TIME     how long download links work; default 60s
        --rows N                 rows of the widget "Generated"; default 1000
        --max-rows N             rows any query returns at most; default 1000000
        --seed N                 start value of generated data
        --users N                users in all; default 41
        --role NAME              role of the key's owner, such as analyst; default admin
        --rate-limit off|N       no rate limits, or N times the published ones; default 1
        --quirk NAME             a wrong assumption, such as SUNDAY_WEEKS; may be repeated
        --stop-with-input        end when the standard input ends
      """;

  /** A server of long life must not remember everything it ever answered. */
  private static final int RECORDED_EXCHANGES = 100;

  /**
   * Reads arguments.
   *
   * @throws IllegalArgumentException naming the argument that cannot be read
   */
  static ServerArguments parse(List<String> arguments) {
    ServerArguments parsed =
        new ServerArguments(
            SandboxOptions.defaults().withRecordedExchanges(RECORDED_EXCHANGES), false);
    for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
      String name = rest.next();
      if (name.equals("--stop-with-input")) {
        parsed = new ServerArguments(parsed.options, true);
      } else if (rest.hasNext()) {
        parsed =
            new ServerArguments(with(parsed.options, name, rest.next()), parsed.stopsWithInput);
      } else {
        throw new IllegalArgumentException("No value for " + name);
      }
    }
    return parsed;
  }

  private static SandboxOptions with(SandboxOptions options, String name, String value) {
    return switch (name) {
      case "--port" -> options.withPort(number(name, value));
      case "--key" -> options.withApiKey(value);
      case "--job-time" -> options.withJobDuration(time(name, value));
      case "--widget-job-time" -> withWidgetTime(options, name, value);
      case "--link-lifetime" -> options.withLinkLifetime(time(name, value));
      case "--rows" -> options.withGeneratedRows(number(name, value));
      case "--max-rows" -> options.withMaxRows(number(name, value));
      case "--seed" -> options.withSeed(number(name, value));
      case "--users" -> options.withUsers(number(name, value));
      case "--role" -> options.withRole(value);
      case "--rate-limit" ->
          options.withRateLimits(
              value.equals("off")
                  ? RateLimits.off()
                  : RateLimits.published().times(number(name, value)));
      case "--quirk" -> withQuirk(options, name, value);
      default -> throw new IllegalArgumentException("Unknown option: " + name);
    };
  }

  private static SandboxOptions withWidgetTime(SandboxOptions options, String name, String value) {
    int equals = value.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException("Not ID=TIME after %s: %s".formatted(name, value));
    }
    Map<String, Duration> times = new HashMap<>(options.widgetJobDurations());
    times.put(value.substring(0, equals), time(name, value.substring(equals + 1)));
    return options.withWidgetJobDurations(times);
  }

  private static SandboxOptions withQuirk(SandboxOptions options, String name, String value) {
    Set<Quirk> quirks = EnumSet.noneOf(Quirk.class);
    quirks.addAll(options.quirks());
    try {
      quirks.add(Quirk.valueOf(value));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Not a quirk after %s: %s; there are %s"
              .formatted(name, value, Arrays.toString(Quirk.values())),
          e);
    }
    return options.withQuirks(quirks);
  }

  private static int number(String name, String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("Not a number after %s: %s".formatted(name, value), e);
    }
  }

  /** Reads a time as people write it, 200ms, 1s, 2m, or in ISO form. */
  private static Duration time(String name, String value) {
    try {
      String text = value.toUpperCase(Locale.ROOT);
      if (text.endsWith("MS")) {
        return Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)));
      }
      return Duration.parse(text.startsWith("P") ? text : "PT" + text);
    } catch (DateTimeParseException | NumberFormatException e) {
      throw new IllegalArgumentException("Not a time after %s: %s".formatted(name, value), e);
    }
  }
}
