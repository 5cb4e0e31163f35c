package org.holisticsjdbc.procedure;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holisticsjdbc.api.Content;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;

/** Files as arguments: paths of this machine, or bytes (FACTS §11: 5 files of 200 MB). */
final class FileArgument {
  private static final long LARGEST = 200_000_000;

  private FileArgument() {}

  /** Returns a part of a form for each file. */
  static List<Content.Part> read(Parameter parameter, Optional<Object> value) {
    Object given =
        value.orElseThrow(() -> refused("%s must not be NULL".formatted(parameter.name())));
    List<?> files = given instanceof List<?> list ? list : List.of(given);
    if (parameter.mostItems().isPresent() && files.size() > parameter.mostItems().getAsInt()) {
      throw refused(
          "%s takes at most %d files, not %d"
              .formatted(parameter.name(), parameter.mostItems().getAsInt(), files.size()));
    }
    List<Content.Part> parts = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      parts.add(part(parameter, files.get(i), i + 1));
    }
    return parts;
  }

  private static Content.Part part(Parameter parameter, Object file, int number) {
    String field = parameter.apiName(); // as the contract has it: one part for each file
    if (file instanceof byte[] bytes) {
      checkSize(parameter, bytes.length);
      return new Content.Part(
          field, Optional.of("manifest-%d.json".formatted(number)), new Content.Bytes(bytes));
    }
    Path path = path(parameter, file);
    checkSize(parameter, path.toFile().length());
    return new Content.Part(
        field, Optional.of(path.getFileName().toString()), new Content.LocalFile(path));
  }

  private static Path path(Parameter parameter, Object file) {
    try {
      Path path = Path.of(file.toString());
      if (file instanceof String && Files.isReadable(path) && Files.isRegularFile(path)) {
        return path;
      }
    } catch (InvalidPathException e) {
      throw refused("%s: '%s' is no path".formatted(parameter.name(), file));
    }
    throw refused("%s: there is no readable file '%s'".formatted(parameter.name(), file));
  }

  private static void checkSize(Parameter parameter, long size) {
    if (size > LARGEST) {
      throw refused(
          "%s: a file has %d bytes, and the service takes %d"
              .formatted(parameter.name(), size, LARGEST));
    }
  }

  private static HolisticsException refused(String message) {
    return new HolisticsException(Failure.INVALID_REQUEST, message);
  }
}
