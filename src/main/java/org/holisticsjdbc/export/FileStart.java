package org.holisticsjdbc.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;

/** What may stand before the first header: a gzip wrapping, a byte-order mark. */
final class FileStart {
  private static final int BUFFER = 64 * 1024;
  private static final int BOM_LENGTH = 3;

  private FileStart() {}

  /** Returns the text of the file: unpacked where it is packed, without its mark. */
  static InputStream skipping(InputStream file) throws IOException {
    PushbackInputStream raw = new PushbackInputStream(file, BOM_LENGTH);
    byte[] start = peek(raw, 2);
    boolean packed = start.length == 2 && start[0] == 0x1f && start[1] == (byte) 0x8b;
    PushbackInputStream text =
        packed ? new PushbackInputStream(new GZIPInputStream(raw, BUFFER), BOM_LENGTH) : raw;
    byte[] mark = peek(text, BOM_LENGTH);
    if (mark.length == BOM_LENGTH
        && mark[0] == (byte) 0xef
        && mark[1] == (byte) 0xbb
        && mark[2] == (byte) 0xbf) {
      text.skipNBytes(BOM_LENGTH);
    }
    return text;
  }

  private static byte[] peek(PushbackInputStream in, int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    in.unread(bytes);
    return bytes;
  }
}
