package org.holisticsjdbc.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a {@code multipart/form-data} body (RFC 7578). */
record MultipartForm(List<Part> parts) {

  private static final Pattern BOUNDARY =
      Pattern.compile(
          "multipart/form-data\\s*;.*?\\bboundary=(?:\"([^\"]{1,70})\"|([^;\\s]{1,70})).*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NAME =
      Pattern.compile(
          "^content-disposition:\\s*form-data\\s*;(?:.*?;)?\\s*name=\"([^\"]*)\".*$",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  private static final byte[] LINE_END = {'\r', '\n'};
  private static final byte[] HEADERS_END = {'\r', '\n', '\r', '\n'};

  MultipartForm {
    parts = List.copyOf(parts);
  }

  /** One field or file. */
  record Part(String name, byte[] content) {}

  /**
   * Reads a body.
   *
   * @throws ApiError if it is none of this kind, or breaks off
   */
  static MultipartForm read(Request request) {
    Matcher type = BOUNDARY.matcher(request.header("Content-Type").orElse(""));
    if (!type.matches()) {
      throw malformed("no multipart/form-data with a boundary");
    }
    String boundary = Optional.ofNullable(type.group(1)).orElse(type.group(2));
    // The first delimiter may stand at the very beginning, without the line end that is part of it.
    byte[] body = concat(LINE_END, request.body());
    byte[] delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    List<Part> parts = new ArrayList<>();
    int start = after(body, delimiter, 0);
    while (!startsWith(body, start, "--")) {
      int end = indexOf(body, delimiter, start);
      parts.add(part(Arrays.copyOfRange(body, start, end)));
      start = end + delimiter.length;
    }
    return new MultipartForm(parts);
  }

  /** Returns the contents of an array of files, with or without brackets in its name. */
  List<byte[]> files(String name) {
    return parts.stream()
        .filter(part -> part.name().equals(name) || part.name().equals(name + "[]"))
        .map(Part::content)
        .toList();
  }

  Optional<String> text(String name) {
    return parts.stream()
        .filter(part -> part.name().equals(name))
        .map(part -> new String(part.content(), StandardCharsets.UTF_8))
        .findFirst();
  }

  /**
   * Reads what stands between two delimiters: the rest of a line, headers, an empty line, bytes.
   */
  private static Part part(byte[] bytes) {
    int end = indexOf(bytes, HEADERS_END, 0);
    Matcher name = NAME.matcher(new String(bytes, 0, end, StandardCharsets.UTF_8));
    if (!name.find()) {
      throw malformed("a part has no name");
    }
    return new Part(
        name.group(1), Arrays.copyOfRange(bytes, end + HEADERS_END.length, bytes.length));
  }

  private static int after(byte[] bytes, byte[] wanted, int from) {
    return indexOf(bytes, wanted, from) + wanted.length;
  }

  private static int indexOf(byte[] bytes, byte[] wanted, int from) {
    for (int i = from; i <= bytes.length - wanted.length; i++) {
      if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    throw malformed("it breaks off");
  }

  private static boolean startsWith(byte[] bytes, int from, String text) {
    byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
    return from + wanted.length <= bytes.length
        && Arrays.equals(bytes, from, from + wanted.length, wanted, 0, wanted.length);
  }

  private static byte[] concat(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  private static ApiError malformed(String what) {
    return ApiError.invalidParameter("Body is not a form: " + what);
  }
}
