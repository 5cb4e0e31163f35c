package org.holisticsjdbc.export;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;

/**
 * The rows of an export, decoded one after the other while the file may still be arriving.
 *
 * <p>Not thread-safe, but {@link #close} may be called from another thread.
 */
public final class CsvRows implements AutoCloseable {
  private final InputStream file;
  private final CsvLayout layout;
  private final boolean badCellsAreNull;
  private final Consumer<CsvRows> onClose;
  private final Cancellation cancellation;
  private final RecordHandler handler;

  private CloseableIterator<Object[]> records;
  private Object[] row;
  private long rowCount;
  private volatile boolean closed;

  private CsvRows(
      InputStream file,
      CsvLayout layout,
      CsvFormat format,
      Cancellation cancellation,
      Consumer<CsvRows> onClose) {
    this.file = file;
    this.layout = layout;
    this.badCellsAreNull = format.badCells() == CsvFormat.BadCells.NULL;
    this.cancellation = cancellation;
    this.onClose = onClose;
    this.handler = new RecordHandler(new CellDecoder(format));
  }

  /**
   * Reads the header of a file and finds the columns in it. The rows own the file and close it.
   *
   * @param onClose told when the rows are closed
   */
  static CsvRows open(
      InputStream file,
      CsvLayout layout,
      CsvFormat format,
      Cancellation cancellation,
      Consumer<CsvRows> onClose) {
    CsvRows rows = new CsvRows(file, layout, format, cancellation, onClose);
    try {
      rows.readHeader();
      return rows;
    } catch (RuntimeException e) {
      rows.close();
      throw e;
    }
  }

  private void readHeader() {
    try {
      records =
          CsvReader.builder()
              .skipEmptyLines(false)
              .allowUnclosedQuote(false)
              .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
              .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
              .build(
                  handler, new InputStreamReader(FileStart.skipping(file), StandardCharsets.UTF_8))
              .iterator();
    } catch (IOException e) {
      throw unreadable(e);
    }
    if (!fetch()) {
      throw new HolisticsException(
          Failure.UNREADABLE_ANSWER, "The exported file is empty; not even a header is in it");
    }
    int[][] targets = new HeaderBinding(handler.header(), layout).targets();
    handler.decodeTo(
        targets, layout.columns().stream().map(CsvColumn::type).toArray(CellType[]::new));
  }

  /** Returns the labels in the header of the file. */
  public List<String> header() {
    return List.copyOf(handler.header());
  }

  /** Steps to the next row and returns whether there is one. */
  public boolean next() {
    if (closed) {
      throw closedFailure();
    }
    cancellation.check();
    if (!fetch()) {
      row = null;
      return false;
    }
    rowCount++;
    if (handler.wasEmptyLine() && handler.header().size() > 1) {
      return skipEmptyEnd();
    }
    if (handler.cells() != handler.header().size()) {
      throw wrongCount(handler.cells());
    }
    if (!handler.badCells().isEmpty() && !badCellsAreNull) {
      throw badCell(handler.badCells().get(0));
    }
    return true;
  }

  /**
   * Returns what is wrong with cells of the current row, which are NULL for that; nothing where
   * they are errors.
   */
  public List<String> badCells() {
    List<RecordHandler.BadCell> bad = handler.badCells();
    return bad.isEmpty() ? List.of() : bad.stream().map(this::description).toList();
  }

  /** Returns the current row: a new array for each row, in the order of the columns asked for. */
  public Object[] row() {
    return row;
  }

  /** Returns how many rows were read so far. */
  public long rowCount() {
    return rowCount;
  }

  /** Wakes a reader that waits for the file to arrive. */
  @Override
  public void close() {
    closed = true;
    onClose.accept(this);
    try {
      file.close();
    } catch (IOException e) {
      throw new HolisticsException(Failure.INTERNAL, "The spool file could not be closed", e);
    }
  }

  /** Empty lines are nothing at the very end of a file of several columns, else broken records. */
  private boolean skipEmptyEnd() {
    long emptyRow = rowCount;
    rowCount--;
    while (fetch()) {
      if (!handler.wasEmptyLine()) {
        rowCount = emptyRow;
        throw wrongCount(0);
      }
    }
    row = null;
    return false;
  }

  private boolean fetch() {
    try {
      if (!records.hasNext()) {
        return false;
      }
      row = records.next();
      return true;
    } catch (UncheckedIOException e) {
      throw unreadable(e.getCause());
    } catch (CsvParseException e) {
      throw malformed(e);
    }
  }

  private RuntimeException unreadable(IOException cause) {
    if (closed) {
      return closedFailure();
    }
    return new HolisticsException(
        Failure.CONNECTION_LOST, "The exported file cannot be read: " + cause.getMessage(), cause);
  }

  private RuntimeException malformed(CsvParseException e) {
    if (e.getCause() instanceof HolisticsException failure) {
      return failure;
    }
    String reason = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
    return new HolisticsException(
        Failure.UNREADABLE_ANSWER,
        "The exported file is no CSV after row %d: %s".formatted(rowCount, reason),
        e);
  }

  private HolisticsException wrongCount(int cells) {
    return new HolisticsException(
        Failure.UNREADABLE_ANSWER,
        "Row %d of the exported file has %d cells, its header has %d"
            .formatted(rowCount, cells, handler.header().size()));
  }

  private HolisticsException badCell(RecordHandler.BadCell cell) {
    return new HolisticsException(cell.problem().failure(), description(cell));
  }

  private String description(RecordHandler.BadCell cell) {
    return "Row %d, column \"%s\": '%s' %s"
        .formatted(
            rowCount,
            layout.columns().get(cell.column()).label(),
            cell.text(),
            cell.problem().getMessage());
  }

  private static HolisticsException closedFailure() {
    return new HolisticsException(Failure.CLOSED, "The rows of the export were closed");
  }
}
