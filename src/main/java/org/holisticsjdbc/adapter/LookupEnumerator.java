package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerator;
import org.holisticsjdbc.procedure.ProcedureRows;
import org.holisticsjdbc.procedure.TableCalls;

/**
 * Joins input rows with a list, some rows at a time: the keys of a batch are asked for together,
 * each once in an execution.
 */
final class LookupEnumerator implements Enumerator<Object> {
  /** Rows whose keys are asked for together: few at first, in case that no more are wanted. */
  private static final int FIRST_BATCH = 4;

  private static final int LARGEST_BATCH = 100;

  private final LookupSpec spec;
  private final QueryContext query;
  private final Enumerator<?> input;
  private final PairContext pair;
  private final DataContext root;

  /** The keys that were asked for. */
  private final Set<List<Object>> asked = new HashSet<>();

  /** The rows of the list by their keys. */
  private final Map<List<Object>, List<Object[]>> found = new HashMap<>();

  private Iterator<Object[]> joined = List.<Object[]>of().iterator();
  private Object[] current = new Object[0];
  private boolean ended;
  private int batchSize = FIRST_BATCH;

  LookupEnumerator(LookupSpec spec, DataContext root, QueryContext query, Enumerator<?> input) {
    this.spec = requireNonNull(spec, "spec");
    this.root = requireNonNull(root, "root");
    this.query = requireNonNull(query, "query");
    this.input = requireNonNull(input, "input");
    this.pair = new PairContext(root);
  }

  @Override
  public Object current() {
    return current;
  }

  @Override
  public boolean moveNext() {
    while (!joined.hasNext()) {
      if (ended) {
        return false;
      }
      joined = joinedBatch().iterator();
    }
    current = joined.next();
    return true;
  }

  private List<Object[]> joinedBatch() {
    query.cancellation().check();
    List<Object[]> batch = new ArrayList<>();
    while (batch.size() < batchSize && !ended) {
      ended = !input.moveNext();
      if (!ended) {
        batch.add(row(input.current()));
      }
    }
    batchSize = Math.min(batchSize * 4, LARGEST_BATCH);
    ask(batch);
    List<Object[]> rows = new ArrayList<>();
    batch.forEach(left -> join(left, rows));
    return rows;
  }

  private Object[] row(Object current) {
    return spec.leftWidth() == 1 && !(current instanceof Object[])
        ? new Object[] {current}
        : (Object[]) current;
  }

  /** Returns the key of a row; none where a part of it is NULL, which equals nothing. */
  private static Optional<List<Object>> key(Object[] row, List<Integer> fields) {
    List<Object> key = new ArrayList<>();
    for (int field : fields) {
      if (row[field] == null) {
        return Optional.empty();
      }
      key.add(TableCalls.comparable(row[field]));
    }
    return Optional.of(key);
  }

  /** Reads what the list holds for the keys of a batch that were not asked for before. */
  private void ask(List<Object[]> batch) {
    Set<List<Object>> fresh = new LinkedHashSet<>();
    batch.forEach(left -> key(left, spec.inputKeys()).filter(asked::add).ifPresent(fresh::add));
    // Not every pair of parts is a key, but every last part with the same others is.
    Map<List<Object>, Set<List<Object>>> together = new LinkedHashMap<>();
    int last = spec.columns().size() - 1;
    fresh.forEach(
        key ->
            together.computeIfAbsent(key.subList(0, last), it -> new LinkedHashSet<>()).add(key));
    together.values().forEach(this::read);
  }

  private void read(Set<List<Object>> keys) {
    Map<String, List<Object>> wanted = new LinkedHashMap<>();
    for (int i = 0; i < spec.columns().size(); i++) {
      int part = i;
      wanted.put(
          spec.columns().get(i), keys.stream().map(key -> key.get(part)).distinct().toList());
    }
    ProcedureRows rows = spec.list().read(root, query, wanted);
    Optional<Object[]> row = rows.next();
    while (row.isPresent()) {
      keep(row.get(), keys);
      row = rows.next();
    }
  }

  /** A service that answers more than it was asked for must not make rows appear twice. */
  private void keep(Object[] row, Set<List<Object>> keys) {
    key(row, spec.listKeys())
        .filter(keys::contains)
        .ifPresent(
            key -> {
              query.memory().hold();
              found.computeIfAbsent(key, it -> new ArrayList<>()).add(row);
            });
  }

  private void join(Object[] left, List<Object[]> rows) {
    int before = rows.size();
    List<Object[]> partners =
        key(left, spec.inputKeys()).map(it -> found.getOrDefault(it, List.of())).orElse(List.of());
    for (Object[] right : partners) {
      Object[] both = both(left, right);
      if (pair.passes(spec.condition(), both)) {
        rows.add(both);
      }
    }
    if (rows.size() == before && spec.keepsAll()) {
      rows.add(both(left, new Object[spec.list().width()]));
    }
  }

  private static Object[] both(Object[] left, Object[] right) {
    Object[] both = new Object[left.length + right.length];
    System.arraycopy(left, 0, both, 0, left.length);
    System.arraycopy(right, 0, both, left.length, right.length);
    return both;
  }

  @Override
  public void reset() {
    input.reset();
    ended = false;
    joined = List.<Object[]>of().iterator();
  }

  @Override
  public void close() {
    input.close();
  }
}
