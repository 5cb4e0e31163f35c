package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.Linq4j;
import org.holisticsjdbc.adapter.MemoryBudget;
import org.holisticsjdbc.adapter.QueryContext;
import org.holisticsjdbc.api.Cancellation;

/**
 * The rows of an operator's input, checked for cancellation and counted against the memory budget
 * one by one.
 */
public final class WatchedRows<T> extends AbstractEnumerable<T> {
  private final Enumerable<T> rows;
  private final RowUse use;
  private final Cancellation cancellation;
  private final MemoryBudget memory;

  private long held;
  private List<T> kept;
  private boolean tooManyToKeep;

  private WatchedRows(Enumerable<T> rows, RowUse use, QueryContext query) {
    this.rows = rows;
    this.use = use;
    this.cancellation = query.cancellation();
    this.memory = query.memory();
  }

  /** Watches rows. Called by the generated code. */
  public static <T> Enumerable<T> of(Enumerable<T> rows, DataContext root, RowUse use) {
    return new WatchedRows<>(
        rows, use, (QueryContext) requireNonNull(root.get(QueryContext.KEY), "query"));
  }

  @Override
  public Enumerator<T> enumerator() {
    return switch (use.kind()) {
      case PASSING -> new Watched();
      case HELD -> new Held();
      case GROUPED -> new Grouped();
      case REREAD -> reread();
    };
  }

  private Enumerator<T> reread() {
    if (kept != null) {
      return Linq4j.iterableEnumerator(new CheckedList<>(kept, cancellation));
    }
    return tooManyToKeep ? new Watched() : new Keeping();
  }

  /** Calcite joins in memory over this list: its iterator looks at the cancellation too. */
  @Override
  public List<T> toList() {
    List<T> list = new ArrayList<>();
    try (Enumerator<T> all = new Held()) {
      while (all.moveNext()) {
        list.add(all.current());
      }
    }
    return new CheckedList<>(list, cancellation);
  }

  private void releaseHeld() {
    memory.release(held);
    held = 0;
  }

  private class Watched implements Enumerator<T> {
    final Enumerator<T> input = rows.enumerator();

    @Override
    public T current() {
      return input.current();
    }

    @Override
    public boolean moveNext() {
      cancellation.check();
      return input.moveNext();
    }

    @Override
    public void reset() {
      input.reset();
    }

    @Override
    public void close() {
      input.close();
    }
  }

  /** An operator that reads its input again has forgotten what it held before. */
  private final class Held extends Watched {
    Held() {
      releaseHeld();
    }

    @Override
    public boolean moveNext() {
      if (!super.moveNext()) {
        return false;
      }
      if (held < use.atMost()) {
        memory.hold();
        held++;
      }
      return true;
    }
  }

  private final class Keeping extends Watched {
    private List<T> keeping = new ArrayList<>();

    Keeping() {
      releaseHeld();
    }

    @Override
    public boolean moveNext() {
      if (!super.moveNext()) {
        kept = keeping;
        return false;
      }
      keep(current());
      return true;
    }

    private void keep(T row) {
      if (keeping == null) {
        return;
      }
      if (memory.tryHold()) {
        held++;
        keeping.add(row);
      } else {
        keeping = null;
        tooManyToKeep = true;
        releaseHeld();
      }
    }
  }

  private final class Grouped extends Watched {
    private final GroupCounter groups = new GroupCounter(use.keys());
    private long untilCheck = GroupCounter.ROWS_BETWEEN_CHECKS;

    @Override
    public boolean moveNext() {
      if (!super.moveNext()) {
        return false;
      }
      groups.add(current());
      if (--untilCheck == 0) {
        memory.checkRoomFor(groups.estimate());
        untilCheck = GroupCounter.ROWS_BETWEEN_CHECKS;
      }
      return true;
    }
  }

  private static final class CheckedList<T> extends java.util.AbstractList<T> {
    private final List<T> list;
    private final Cancellation cancellation;

    CheckedList(List<T> list, Cancellation cancellation) {
      this.list = list;
      this.cancellation = cancellation;
    }

    @Override
    public T get(int index) {
      cancellation.check();
      return list.get(index);
    }

    @Override
    public int size() {
      return list.size();
    }

    @Override
    public Iterator<T> iterator() {
      Iterator<T> iterator = list.iterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          cancellation.check();
          return iterator.hasNext();
        }

        @Override
        public T next() {
          return iterator.next();
        }
      };
    }
  }
}
