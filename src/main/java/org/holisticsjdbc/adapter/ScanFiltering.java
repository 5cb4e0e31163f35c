package org.holisticsjdbc.adapter;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.rex.RexNode;

/**
 * What became of the predicates over a scan.
 *
 * @param uses the filters that take some of them
 * @param tests long lists that the scan evaluates itself
 * @param fates a line for each predicate, for EXPLAIN
 */
record ScanFiltering(List<FilterUse> uses, List<InList> tests, List<Fate> fates) {
  static final ScanFiltering NONE = new ScanFiltering(List.of(), List.of(), List.of());

  private static final Pattern COLUMN = Pattern.compile("\\$(\\d+)");
  private static final int LONGEST_PREDICATE = 200;

  ScanFiltering {
    uses = List.copyOf(uses);
    tests = List.copyOf(tests);
    fates = List.copyOf(fates);
  }

  /**
   * What became of a predicate.
   *
   * @param whyLocal why it is not sent; empty where it is
   */
  record Fate(String predicate, Optional<String> whyLocal, boolean inScan) {
    @Override
    public String toString() {
      String where = inScan ? "evaluated in the scan" : "local";
      return predicate
          + whyLocal
              .map(reason -> ": %s, because %s".formatted(where, reason))
              .orElse(": sent and re-checked");
    }
  }

  /** Returns a predicate with the names of columns instead of their numbers. */
  static String text(RexNode predicate, List<String> columns) {
    String digest = predicate.toString();
    String shown =
        digest.length() > LONGEST_PREDICATE ? digest.substring(0, LONGEST_PREDICATE) + "…" : digest;
    return COLUMN
        .matcher(shown)
        .replaceAll(
            match -> {
              int index = Integer.parseInt(match.group(1));
              return Matcher.quoteReplacement(
                  index < columns.size() ? "\"" + columns.get(index) + "\"" : match.group());
            });
  }
}
