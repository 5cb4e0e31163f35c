package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What is sent back to a request. */
record Answer(int status, Map<String, List<String>> headers, Body body) {

  Answer {
    headers = Headers.copyOf(headers);
  }

  static Answer json(int status, JsonNode json) {
    return text(status, "application/json; charset=utf-8", json.toString());
  }

  /** Returns the answer to a change that leaves nothing to show. */
  static Answer message(String text) {
    return json(200, Json.object().put("message", text));
  }

  static Answer text(int status, String contentType, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Answer(status, Map.of("Content-Type", List.of(contentType)), new Text(bytes));
  }

  static Answer file(Path file, long length) {
    return new Answer(
        200, Map.of("Content-Type", List.of("text/csv")), new ResultFile(file, length, length));
  }

  static Answer of(Fault.OtherAnswer fault) {
    return new Answer(
        fault.status(), fault.headers(), new Text(fault.body().getBytes(StandardCharsets.UTF_8)));
  }

  Answer with(String header, String value) {
    return new Answer(status, Headers.with(headers, header, value), body);
  }

  Answer with(Map<String, String> moreHeaders) {
    Answer answer = this;
    for (Map.Entry<String, String> header : moreHeaders.entrySet()) {
      answer = answer.with(header.getKey(), header.getValue());
    }
    return answer;
  }

  /** Returns this answer with a result file that breaks off after some bytes. */
  Answer cutAfter(long bytes) {
    if (body instanceof ResultFile whole) {
      long sent = Math.min(bytes, whole.announcedLength());
      return new Answer(
          status, headers, new ResultFile(whole.file(), whole.announcedLength(), sent));
    }
    return this;
  }

  /** The body of an answer; written once. */
  sealed interface Body {

    long announcedLength();

    /** Returns what the record of exchanges keeps of the body. */
    String recordedText();

    void writeTo(OutputStream out) throws IOException;
  }

  /** A body in memory. */
  record Text(byte[] bytes) implements Body {

    @Override
    public long announcedLength() {
      return bytes.length;
    }

    @Override
    public String recordedText() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      out.write(bytes);
    }
  }

  /** The result of an export, or only its beginning where a fault wants it cut. */
  record ResultFile(Path file, long announcedLength, long sentLength) implements Body {

    @Override
    public String recordedText() {
      return "";
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      try (InputStream in = Files.newInputStream(file)) {
        byte[] buffer = new byte[64 * 1024];
        long left = sentLength;
        while (left > 0) {
          int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
          if (read < 0) {
            throw new IOException("Result file is shorter than announced: " + file);
          }
          out.write(buffer, 0, read);
          left -= read;
        }
      }
    }
  }
}
