package org.holisticsjdbc.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whether a text says when something is repeated, in the five fields of cron. */
final class CronText {

  private static final Pattern PART =
      Pattern.compile("(\\*|[0-9a-z]{1,3})(?:-([0-9a-z]{1,3}))?(?:/([0-9]{1,2}))?");

  private static final List<Field> FIELDS =
      List.of(
          new Field(0, 59, List.of()),
          new Field(0, 23, List.of()),
          new Field(1, 31, List.of()),
          new Field(
              1,
              12,
              List.of(
                  "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                  "dec")),
          new Field(0, 7, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat")));

  private CronText() {}

  /** A field, its limits, and the names of its values beginning with the lowest. */
  private record Field(int lowest, int highest, List<String> names) {

    boolean takes(String text) {
      for (String part : text.split(",", -1)) {
        if (!takesPart(part)) {
          return false;
        }
      }
      return true;
    }

    private boolean takesPart(String text) {
      Matcher part = PART.matcher(text);
      if (!part.matches()) {
        return false;
      }
      boolean isEvery = part.group(1).equals("*");
      int first = isEvery ? lowest : value(part.group(1));
      int last = part.group(2) == null ? first : value(part.group(2));
      boolean isStepRight = part.group(3) == null || Integer.parseInt(part.group(3)) > 0;
      return isStepRight && !(isEvery && part.group(2) != null) && isIn(first, last);
    }

    private boolean isIn(int first, int last) {
      return first >= lowest && first <= last && last <= highest;
    }

    /** Returns a number out of all limits for what is none. */
    private int value(String text) {
      int name = names.indexOf(text);
      if (name >= 0) {
        return lowest + name;
      }
      return text.matches("[0-9]+") ? Integer.parseInt(text) : Integer.MAX_VALUE;
    }
  }

  static boolean isValid(String text) {
    String[] fields = text.strip().toLowerCase(Locale.ROOT).split("\\s+");
    if (fields.length != FIELDS.size()) {
      return false;
    }
    for (int i = 0; i < fields.length; i++) {
      if (!FIELDS.get(i).takes(fields[i])) {
        return false;
      }
    }
    return true;
  }
}
