package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What an operator does with the rows of an input: decides what they cost in memory.
 *
 * @param keys the columns of the groups, where only groups are held
 * @param atMost how many rows are held at the most
 */
public record RowUse(Kind kind, List<Integer> keys, long atMost) {
  static final RowUse PASSING = new RowUse(Kind.PASSING, List.of(), Long.MAX_VALUE);
  static final RowUse HELD = new RowUse(Kind.HELD, List.of(), Long.MAX_VALUE);
  static final RowUse REREAD = new RowUse(Kind.REREAD, List.of(), Long.MAX_VALUE);

  public RowUse {
    requireNonNull(kind, "kind");
    keys = List.copyOf(keys);
  }

  static RowUse heldUpTo(long rows) {
    return new RowUse(Kind.HELD, List.of(), rows);
  }

  static RowUse groupedBy(List<Integer> keys) {
    return new RowUse(Kind.GROUPED, keys, Long.MAX_VALUE);
  }

  /** How the rows are used. */
  enum Kind {
    /** Read one after the other and forgotten. */
    PASSING,
    /** Kept: by sorts, windows, the inner side of a hash join. */
    HELD,
    /** Read again and again, by a nested loop: kept while there is room, else read again. */
    REREAD,
    /** Only one row for each group is kept. */
    GROUPED
  }

  @Override
  public String toString() {
    return switch (kind) {
      case PASSING -> "passing";
      case HELD -> atMost == Long.MAX_VALUE ? "held" : "held up to " + atMost;
      case REREAD -> "reread";
      case GROUPED -> "grouped by " + keys;
    };
  }
}
