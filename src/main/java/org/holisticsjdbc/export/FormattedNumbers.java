package org.holisticsjdbc.export;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers as people read them: {@code 1,234.50}, {@code $1,234.50}, {@code (12)}, {@code 12.5%}
 * (FACTS §14 number 1).
 *
 * <p>The comma groups thousands and the point begins the fraction; a percentage is a hundredth.
 */
final class FormattedNumbers {
  private static final int LONGEST = 100;

  private static final String CURRENCY = "(?:\\p{Sc}|[A-Z]{3})?+ ?+";
  private static final Pattern FORM =
      Pattern.compile(
          "(?<minus>-|(?<bracket>\\())?+%1$s(?<inner>-)?+(?<whole>\\d{1,3}(?:,\\d{3})++|\\d++)(?<fraction>\\.\\d++)?+ ?+(?<percent>%%)?+%1$s(?<end>\\))?+"
              .formatted(CURRENCY));

  private FormattedNumbers() {}

  /** Returns the number as a plain decimal, empty where it is written in another way. */
  static Optional<String> plain(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (text.length() > LONGEST || !form.matches()) {
      return Optional.empty();
    }
    boolean bracketsMatch = (form.group("bracket") == null) == (form.group("end") == null);
    boolean twoSigns = form.group("minus") != null && form.group("inner") != null;
    if (!bracketsMatch || twoSigns) {
      return Optional.empty();
    }
    boolean negative = form.group("minus") != null || form.group("inner") != null;
    String fraction = form.group("fraction") == null ? "" : form.group("fraction");
    return Optional.of(
        (negative ? "-" : "")
            + form.group("whole").replace(",", "")
            + fraction
            + (form.group("percent") == null ? "" : "E-2"));
  }
}
