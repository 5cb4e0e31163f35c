package org.holisticsjdbc.engine;

import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.JoinType;
import org.apache.calcite.linq4j.function.Function2;
import org.apache.calcite.linq4j.function.Predicate2;

/**
 * The rows of a RIGHT or FULL join, one after the other: for each left row its partners, at the end
 * the right rows that had none.
 *
 * <p>The right side is held in memory, the left side and the result are not.
 */
public final class OuterJoinRows<L, R, T> extends AbstractEnumerable<T> {
  private final Enumerable<L> lefts;
  private final Enumerable<R> rights;
  private final Predicate2<L, R> condition;
  private final Function2<? super L, ? super R, T> joined;
  private final boolean keepsLefts;

  private OuterJoinRows(
      Enumerable<L> lefts,
      Enumerable<R> rights,
      Predicate2<L, R> condition,
      Function2<? super L, ? super R, T> joined,
      boolean keepsLefts) {
    this.lefts = lefts;
    this.rights = rights;
    this.condition = condition;
    this.joined = joined;
    this.keepsLefts = keepsLefts;
  }

  /**
   * Joins. Called by the generated code, with the arguments of Calcite's own loop.
   *
   * @param joined makes a row of the result; null stands for a side without partner
   */
  public static <L, R, T> Enumerable<T> of(
      Enumerable<L> lefts,
      Enumerable<R> rights,
      Predicate2<L, R> condition,
      Function2<? super L, ? super R, T> joined,
      JoinType type) {
    return new OuterJoinRows<>(lefts, rights, condition, joined, type.generatesNullsOnRight());
  }

  @Override
  public Enumerator<T> enumerator() {
    return new Joining(rights.toList());
  }

  private final class Joining implements Enumerator<T> {
    private final List<R> candidates;
    private final BitSet matched;
    private final Enumerator<L> remaining = lefts.enumerator();
    private Iterator<R> untried;
    private int tried;
    private L left;
    private boolean leftIsUnmatched;
    private boolean leftsEnded;
    private T row;

    Joining(List<R> candidates) {
      this.candidates = candidates;
      this.matched = new BitSet(candidates.size());
      this.untried = List.<R>of().iterator();
    }

    @Override
    public T current() {
      return row;
    }

    @Override
    public boolean moveNext() {
      while (!leftsEnded) {
        if (nextPartner() || nextLonelyLeft()) {
          return true;
        }
        nextLeft();
      }
      return nextLonelyRight();
    }

    private boolean nextPartner() {
      while (untried.hasNext()) {
        R right = untried.next();
        int index = tried++;
        if (condition.apply(left, right)) {
          matched.set(index);
          leftIsUnmatched = false;
          row = joined.apply(left, right);
          return true;
        }
      }
      return false;
    }

    private boolean nextLonelyLeft() {
      if (!leftIsUnmatched || !keepsLefts) {
        return false;
      }
      leftIsUnmatched = false;
      row = joined.apply(left, null);
      return true;
    }

    private void nextLeft() {
      leftsEnded = !remaining.moveNext();
      leftIsUnmatched = !leftsEnded;
      left = leftsEnded ? null : remaining.current();
      untried = candidates.iterator();
      tried = 0;
    }

    private boolean nextLonelyRight() {
      while (untried.hasNext()) {
        R right = untried.next();
        if (!matched.get(tried++)) {
          row = joined.apply(null, right);
          return true;
        }
      }
      return false;
    }

    @Override
    public void reset() {
      throw new UnsupportedOperationException("a join is read once, or opened again");
    }

    @Override
    public void close() {
      remaining.close();
    }
  }
}
