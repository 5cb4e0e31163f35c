package org.holisticsjdbc.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** What may stand before the first header: a gzip wrapping, a byte-order mark. */
final class FileStart {
  private static final int BUFFER = 64 * 1024;
  private static final byte[] GZIP = {0x1f, (byte) 0x8b};
  private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private FileStart() {}

  /** Returns the text of the file: unpacked where it is packed, without its mark. */
  static InputStream skipping(InputStream file) throws IOException {
    byte[] start = file.readNBytes(GZIP.length);
    InputStream whole = joined(start, 0, file);
    InputStream text =
        Arrays.equals(start, GZIP) ? new GZIPInputStream(new Members(whole), BUFFER) : whole;
    byte[] mark = text.readNBytes(MARK.length);
    return joined(mark, Arrays.equals(mark, MARK) ? MARK.length : 0, text);
  }

  private static InputStream joined(byte[] start, int from, InputStream rest) {
    return new SequenceInputStream(
        new ByteArrayInputStream(start, from, start.length - from), rest);
  }

  /**
   * Packed bytes that may still be arriving. Gzip files may consist of several members; whether one
   * more follows is known when the next byte arrives, not before.
   */
  private static final class Members extends PushbackInputStream {
    Members(InputStream in) {
      super(in);
    }

    @Override
    public int available() throws IOException {
      int next = read();
      if (next < 0) {
        return 0;
      }
      unread(next);
      return 1;
    }
  }
}
