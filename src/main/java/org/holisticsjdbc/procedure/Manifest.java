package org.holisticsjdbc.procedure;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The files of {@code driver-manifest/}, which are packed into the jar. */
final class Manifest {
  private static final String FOLDER = "/org/holisticsjdbc/manifest/";

  private Manifest() {}

  /** Reads a file of JSON. */
  static JsonNode read(String file) {
    try (InputStream in = Manifest.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException("Not on the class path: " + FOLDER + file);
      }
      return JsonText.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
