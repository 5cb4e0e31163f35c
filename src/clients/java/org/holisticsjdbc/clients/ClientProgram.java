package org.holisticsjdbc.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.holisticsjdbc.testing.Jvm;
import org.holisticsjdbc.testing.SandboxExtension;

/**
 * A program of a client, as Maven built it.
 *
 * @param title what people call the client
 * @param home the project in {@code target}; its name is that of the client's files
 * @param artifact the library whose version is the client's
 * @param mainClass class that runs, of the project or of its libraries
 */
record ClientProgram(String title, Path home, String artifact, String mainClass) {
  /**
   * What the driver is tested with everywhere: a zone with summer time, and a heap that is small.
   */
  private static final List<String> OPTIONS =
      List.of(
          "-Xmx512m",
          "-Duser.timezone=America/New_York",
          "-Djava.util.logging.config.file=src/clients/resources/logging.properties");

  /** Returns the program of a directory of {@code src/clients/programs}. */
  static ClientProgram of(String title, String directory, String artifact, String mainClass) {
    Path home = Path.of("target", "clients", "programs", directory);
    return new ClientProgram(title, home, artifact, mainClass);
  }

  String id() {
    return home.getFileName().toString();
  }

  /**
   * Runs the program to its end, and reads what it did.
   *
   * @throws AssertionError if it fails, or writes to its standard error
   */
  ClientSession run(SandboxExtension holistics, List<String> options, String... arguments)
      throws IOException, InterruptedException {
    Path calls = Files.createTempFile("calls", ".txt");
    try {
      List<String> all = new ArrayList<>(OPTIONS);
      all.addAll(options);
      all.add("-Dcalls.file=" + calls);
      Jvm.Output output = Jvm.run(Jvm.thisJdk(), all, classPath(), mainClass, arguments);
      assertThat(output.err()).isEmpty();
      assertThat(output.exit()).as(output.out()).isZero();
      return new ClientSession(
          this, output.out(), Files.readAllLines(calls), holistics.exchanges());
    } finally {
      Files.delete(calls);
    }
  }

  /** Runs a program that takes the URL and the key. */
  ClientSession run(SandboxExtension holistics) throws IOException, InterruptedException {
    return run(holistics, List.of(), holistics.url(), holistics.apiKey());
  }

  /** The recorder first, so that it is asked for connections first. */
  private List<Path> classPath() throws IOException {
    List<Path> path = new ArrayList<>();
    path.add(Path.of("target", "clients", "programs", "recorder", "target", "classes"));
    path.add(Jvm.ALL_JAR);
    path.add(home.resolve("target").resolve("classes"));
    path.addAll(libraries());
    return path;
  }

  private List<Path> libraries() throws IOException {
    try (Stream<Path> jars = Files.list(home.resolve("target").resolve("libs"))) {
      return jars.sorted().toList();
    }
  }

  /** Returns the version of the client, from the name of its library. */
  String version() throws IOException {
    return libraries().stream()
        .map(jar -> jar.getFileName().toString())
        .filter(name -> name.matches("\\Q" + artifact + "\\E-[0-9].*\\.jar"))
        .map(name -> name.substring(artifact.length() + 1, name.length() - ".jar".length()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No " + artifact + " among the libraries"));
  }
}
