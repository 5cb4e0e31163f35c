package org.holisticsjdbc.export;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;

/**
 * A file that one thread writes and others read meanwhile, each from its beginning.
 *
 * <p>A reader at the end of what was written waits; the end of the data is where the writer says
 * so, never where it stopped for another reason. Closing wakes everybody and deletes the file.
 */
final class Spool implements Closeable {
  private final Path file;
  private final OutputStream out;
  private final Consumer<Spool> onClose;

  private final Monitor monitor = new Monitor();
  private long written;
  private boolean complete;
  private HolisticsException failure;
  private boolean closed;

  Spool(Path file, OutputStream out, Consumer<Spool> onClose) {
    this.file = file;
    this.out = out;
    this.onClose = onClose;
  }

  Path file() {
    return file;
  }

  /** Copies a stream to its end into the file, and says that this is the end of the data. */
  void fill(InputStream source) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    for (int count = source.read(buffer); count >= 0; count = source.read(buffer)) {
      append(buffer, count);
    }
  }

  private void append(byte[] bytes, int count) {
    try {
      out.write(bytes, 0, count);
    } catch (IOException e) {
      throw new HolisticsException(
          isClosed() ? Failure.CLOSED : Failure.DISK_FULL,
          "The export cannot be stored in %s: %s".formatted(file.getParent(), e.getMessage()),
          e);
    }
    monitor.change(() -> written += count);
  }

  /** Says that all data was written. */
  void complete() {
    monitor.change(() -> complete = true);
    closeOutput();
  }

  /** Says that no more data will come, and why; readers fail with it after what was written. */
  void fail(HolisticsException reason) {
    monitor.change(() -> failure = reason);
    closeOutput();
  }

  long written() {
    return monitor.alone(() -> written);
  }

  /** Opens a reader that starts at the beginning. */
  InputStream open(Cancellation cancellation) {
    try {
      return new Reader(new FileInputStream(file.toFile()), cancellation);
    } catch (IOException e) {
      throw isClosed()
          ? closedFailure()
          : new HolisticsException(
              Failure.INTERNAL, "The spool file cannot be read: " + e.getMessage(), e);
    }
  }

  private boolean isClosed() {
    return monitor.alone(() -> closed);
  }

  private void closeOutput() {
    try {
      out.close();
    } catch (IOException e) {
      // All data that readers were told of was written before.
    }
  }

  private static HolisticsException closedFailure() {
    return new HolisticsException(Failure.CLOSED, "The export was closed");
  }

  @Override
  public void close() {
    boolean first = !isClosed();
    monitor.change(() -> closed = true);
    if (first) {
      closeOutput();
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        System.getLogger("org.holisticsjdbc.export")
            .log(System.Logger.Level.DEBUG, "A spool file could not be deleted", e);
      }
      onClose.accept(this);
    }
  }

  /** Reads what was written, and waits for more. One thread reads; any may close. */
  private final class Reader extends InputStream {
    private final FileInputStream in;
    private final Cancellation cancellation;
    private final Cancellation.Registration registration;
    private long position;
    private volatile boolean readerClosed;

    Reader(FileInputStream in, Cancellation cancellation) {
      this.in = in;
      this.cancellation = cancellation;
      this.registration = cancellation.onCancel(() -> monitor.change(() -> {}));
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      long available = awaitData();
      if (available == 0) {
        return -1;
      }
      int count = in.read(target, offset, (int) Math.min(length, available));
      position += Math.max(0, count);
      return count;
    }

    @Override
    public int available() {
      return (int) Math.min(Integer.MAX_VALUE, written() - position);
    }

    /** Returns how many bytes can be read; 0 at the end of the data. */
    private long awaitData() throws IOException {
      return monitor.<Long, IOException>alone(
          () -> {
            OptionalLong available = dataOrEnd();
            while (available.isEmpty()) {
              if (!monitor.await(Long.MAX_VALUE)) {
                throw new HolisticsException(
                    Failure.CANCELLED, "The reading thread was interrupted");
              }
              available = dataOrEnd();
            }
            return available.getAsLong();
          });
    }

    private OptionalLong dataOrEnd() throws IOException {
      checkOpen();
      if (written > position) {
        return OptionalLong.of(written - position);
      }
      if (failure != null) {
        throw new HolisticsException(
            failure.failure(), failure.vendorCode(), failure.getMessage(), failure);
      }
      return complete ? OptionalLong.of(0) : OptionalLong.empty();
    }

    private void checkOpen() throws IOException {
      cancellation.check();
      if (readerClosed) {
        throw new IOException("closed");
      }
      if (closed) {
        throw closedFailure();
      }
    }

    @Override
    public void close() throws IOException {
      readerClosed = true;
      registration.close();
      monitor.change(() -> {});
      in.close();
    }
  }
}
