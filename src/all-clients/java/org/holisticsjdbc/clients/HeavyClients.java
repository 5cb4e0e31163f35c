package org.holisticsjdbc.clients;

import java.nio.file.Path;

/** Where the programs of the heavy clients are. */
final class HeavyClients {
  private HeavyClients() {}

  /** Returns the program of a directory of {@code src/all-clients/programs}. */
  static ClientProgram program(String title, String directory, String artifact, String mainClass) {
    return new ClientProgram(
        title, Path.of("target", "all-clients", "programs", directory), artifact, mainClass);
  }
}
