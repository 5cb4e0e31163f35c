package org.holisticsjdbc.export;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns records into rows while they are parsed: the first into the header, the others into values
 * of the wanted columns. Cells nobody wants are never made into anything.
 *
 * <p>A cell that cannot be decoded is remembered, not thrown: the parser goes on to the end of the
 * record.
 */
final class RecordHandler extends AbstractBaseCsvCallbackHandler<Object[]> {
  private static final int LONGEST_QUOTE = 60;

  private final CellDecoder decoder;
  private final List<String> header = new ArrayList<>();

  private CellType[] types;
  private int[][] targets;
  private Object[] row;
  private boolean empty;
  private List<BadCell> badCells = List.of();

  /** A cell of a record that could not be decoded. */
  record BadCell(BadCellException problem, int column, String text) {}

  RecordHandler(CellDecoder decoder) {
    this.decoder = decoder;
  }

  /** Sets what the records after the header are decoded to. */
  void decodeTo(int[][] targetsOfCells, CellType[] typesOfColumns) {
    targets = targetsOfCells;
    types = typesOfColumns;
  }

  List<String> header() {
    return header;
  }

  /** Returns how many cells the last record had. */
  int cells() {
    return getFieldCount();
  }

  /** Returns whether the last record was an empty line. */
  boolean wasEmptyLine() {
    return empty;
  }

  /** Returns the cells of the last record that could not be decoded. */
  List<BadCell> badCells() {
    return badCells;
  }

  @Override
  protected void handleBegin(long line) {
    row = types == null ? new Object[0] : new Object[types.length];
    empty = false;
    badCells = List.of();
  }

  @Override
  protected void handleField(int cell, char[] text, int offset, int length, boolean quoted) {
    if (targets == null) {
      header.add(new String(text, offset, length));
      return;
    }
    int[] wanted = cell < targets.length ? targets[cell] : null;
    if (wanted == null) {
      return;
    }
    for (int column : wanted) {
      try {
        row[column] = decoder.decode(types[column], text, offset, length, quoted);
      } catch (BadCellException e) {
        remember(e, column, text, offset, length);
      }
    }
  }

  private void remember(BadCellException e, int column, char[] text, int offset, int length) {
    if (badCells.isEmpty()) {
      badCells = new ArrayList<>();
    }
    String quote = new String(text, offset, Math.min(length, LONGEST_QUOTE));
    badCells.add(new BadCell(e, column, length > LONGEST_QUOTE ? quote + "…" : quote));
  }

  @Override
  protected void handleEmpty() {
    empty = true;
    if (targets == null) {
      header.add("");
    }
  }

  @Override
  protected Object[] buildRecord() {
    return row;
  }
}
