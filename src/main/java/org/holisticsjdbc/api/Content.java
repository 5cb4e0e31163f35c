package org.holisticsjdbc.api;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a request carries besides its address. */
public sealed interface Content {

  /** Nothing. */
  record Nothing() implements Content {}

  /**
   * A JSON document.
   *
   * @param document its bytes in UTF-8, sent as they are
   */
  record JsonDocument(byte[] document) implements Content {
    public JsonDocument {
      requireNonNull(document, "document");
    }
  }

  /** A form with files, {@code multipart/form-data}. */
  record Form(List<Part> parts) implements Content {
    public Form {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A part of a form.
   *
   * @param fileName the name of the file it is sent as; a plain field has none
   */
  record Part(String name, Optional<String> fileName, Source source) {
    public Part {
      requireNonNull(name, "name");
      requireNonNull(fileName, "fileName");
      requireNonNull(source, "source");
    }
  }

  /** Where the bytes of a part come from. */
  sealed interface Source {}

  /** Bytes in memory. */
  record Bytes(byte[] bytes) implements Source {
    public Bytes {
      requireNonNull(bytes, "bytes");
    }
  }

  /** A file of this machine, read while it is sent. */
  record LocalFile(Path path) implements Source {
    public LocalFile {
      requireNonNull(path, "path");
    }
  }

  /** Nothing at all. */
  static Content nothing() {
    return new Nothing();
  }

  /** Returns the JSON document of a value. */
  static Content json(Object value) {
    return new JsonDocument(Json.write(value));
  }
}
