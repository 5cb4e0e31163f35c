package org.holisticsjdbc.api;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The names somebody may have meant, for messages about a name that does not exist. */
public final class NearestNames {
  private static final int MOST = 3;

  private record Candidate(String name, int distance) {}

  private NearestNames() {}

  /**
   * Returns up to three of the names, the nearest first; none where nothing is near.
   *
   * <p>Near is an edit distance, ignoring case, of at most two fifths of the longer name's length
   * (two letters swapped in a word of five), and less than all of what was written.
   */
  public static List<String> of(String wanted, Collection<String> names) {
    return names.stream()
        .map(name -> new Candidate(name, distance(wanted, name)))
        .filter(candidate -> candidate.distance() >= 0)
        .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .map(Candidate::name)
        .distinct()
        .limit(MOST)
        .toList();
  }

  /** Returns the name that is nearest, however far away it is; there is at least one. */
  public static String nearest(String wanted, Collection<String> names) {
    LevenshteinDistance steps = LevenshteinDistance.getDefaultInstance();
    return names.stream()
        .min(Comparator.comparingInt(name -> steps.apply(lower(wanted), lower(name))))
        .orElseThrow();
  }

  /**
   * Returns a sentence to put behind a message, with a blank in front: {@code Did you mean "Sales"
   * or "Sale"?}; nothing where nothing is near.
   */
  public static String hint(String wanted, Collection<String> names) {
    List<String> nearest = of(wanted, names);
    return nearest.isEmpty()
        ? ""
        : nearest.stream()
            .map(name -> '"' + name + '"')
            .collect(Collectors.joining(" or ", " Did you mean ", "?"));
  }

  /** Returns the distance, -1 where it is too long to be plausible. */
  private static int distance(String wanted, String name) {
    int plausible = Math.max(1, Math.max(wanted.length(), name.length()) * 2 / 5);
    int threshold = Math.min(plausible, wanted.length() - 1);
    return threshold < 0
        ? -1
        : new LevenshteinDistance(threshold).apply(lower(wanted), lower(name));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
