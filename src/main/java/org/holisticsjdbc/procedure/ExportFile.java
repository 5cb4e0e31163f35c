package org.holisticsjdbc.procedure;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The result file of an export as one row: its size, its text where it is text, its bytes. */
final class ExportFile {
  /** A row is held in memory as a whole; a table reads any size. */
  private static final int LARGEST = 64 << 20;

  private final Service service;

  ExportFile(Service service) {
    this.service = service;
  }

  Object[] row(ProcedureCall call) {
    byte[] content = content(call.number("job_id").orElseThrow());
    return new Object[] {(long) content.length, text(content).orElse(null), content};
  }

  byte[] content(long jobId) {
    return service.download(jobId, LARGEST);
  }

  /** Returns the text of a file; none where it is a workbook or a picture. */
  static Optional<String> text(byte[] content) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
