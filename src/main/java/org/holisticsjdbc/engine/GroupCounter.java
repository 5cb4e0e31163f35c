package org.holisticsjdbc.engine;

import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/**
 * Estimates how many different groups rows fall into, in constant memory: linear counting over the
 * hashes of their keys.
 *
 * <p>Off by a few percent up to some ten million groups, which is where no heap holds them any
 * more.
 */
final class GroupCounter {
  static final long ROWS_BETWEEN_CHECKS = 1024;

  /** 512 KiB: a prime would buy nothing, the hash is mixed. */
  private static final int BITS = 1 << 22;

  private final int[] keys;
  private final BitSet seen = new BitSet();
  private long seenCount;

  GroupCounter(List<Integer> keys) {
    this.keys = keys.stream().mapToInt(Integer::intValue).toArray();
  }

  void add(Object row) {
    int bit = mixed(hash(row)) & (BITS - 1);
    if (!seen.get(bit)) {
      seen.set(bit);
      seenCount++;
    }
  }

  double estimate() {
    return -BITS * Math.log1p(-Math.min(seenCount, BITS - 1) / (double) BITS);
  }

  private int hash(Object row) {
    if (!(row instanceof Object[] values)) {
      return Objects.hashCode(row);
    }
    int hash = 1;
    for (int key : keys) {
      hash = 31 * hash + Objects.hashCode(values[key]);
    }
    return hash;
  }

  /** Spreads the bits of a hash: those of small numbers and short texts lie close together. */
  private static int mixed(int hash) {
    int mixed = hash * 0x85ebca6b;
    mixed = (mixed ^ (mixed >>> 15)) * 0xc2b2ae35;
    return mixed ^ (mixed >>> 13);
  }
}
