package org.holisticsjdbc.api;

import static java.util.Objects.requireNonNull;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/**
 * The body of an export file, as it arrives from the storage host.
 *
 * @param body the bytes of the file; closing it aborts the transfer
 * @param length the announced length in bytes; a body that ends earlier was cut
 */
public record ExportDownload(InputStream body, OptionalLong length) implements Closeable {
  public ExportDownload {
    requireNonNull(body, "body");
    requireNonNull(length, "length");
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
