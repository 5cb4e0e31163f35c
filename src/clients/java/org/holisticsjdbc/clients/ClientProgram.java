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
 * @param id name of the client's files
 * @param profile {@code clients} or {@code all-clients}: where the program and the files are
 * @param directory the project of the program
 * @param artifact the library whose version is the client's
 * @param mainClass class that runs, of the project or of its libraries
 * @param options options of the JVM
 */
record ClientProgram(
    String title,
    String id,
    String profile,
    String directory,
    String artifact,
    String mainClass,
    List<String> options) {
  private static final List<String> OPTIONS =
      List.of(
          "-Xmx512m",
          "-Duser.timezone=America/New_York",
          "-Djava.util.logging.config.file=src/clients/resources/logging.properties");

  private static final Path RECORDER = Path.of("target/clients/programs/recorder/target/classes");

  ClientProgram {
    options = List.copyOf(options);
  }

  /** Returns the program of a directory of {@code src/clients/programs}. */
  static ClientProgram of(String title, String directory, String artifact, String mainClass) {
    return new ClientProgram(
        title, directory, "clients", directory, artifact, mainClass, List.of());
  }

  /** Returns this program under another name, because it is used in another way. */
  ClientProgram named(String newTitle, String newId) {
    return new ClientProgram(newTitle, newId, profile, directory, artifact, mainClass, options);
  }

  ClientProgram withOptions(String... newOptions) {
    return new ClientProgram(
        title, id, profile, directory, artifact, mainClass, List.of(newOptions));
  }

  /** Returns the same of {@code src/all-clients/programs}. */
  ClientProgram ofAllClients() {
    return new ClientProgram(title, id, "all-clients", directory, artifact, mainClass, options);
  }

  /**
   * Runs a program that takes the URL and the key to its end.
   *
   * @throws AssertionError if it fails, or writes to its standard error
   */
  ClientSession run(SandboxExtension holistics) throws IOException, InterruptedException {
    return record(
        holistics,
        all ->
            Jvm.run(
                Jvm.thisJdk(), all, classPath(), mainClass, holistics.url(), holistics.apiKey()));
  }

  /** Runs a program that reads what people type; what it prints is all in its output. */
  ClientSession talk(SandboxExtension holistics, List<String> lines, String... arguments)
      throws IOException, InterruptedException {
    Path input = Files.createTempFile("input", ".txt");
    try {
      Files.write(input, lines);
      return record(holistics, all -> Jvm.talk(input, all, classPath(), mainClass, arguments));
    } finally {
      Files.delete(input);
    }
  }

  /** Starts the program with options for its JVM. */
  private interface Start {
    Jvm.Output with(List<String> options) throws IOException, InterruptedException;
  }

  private ClientSession record(SandboxExtension holistics, Start start)
      throws IOException, InterruptedException {
    Path calls = Files.createTempFile("calls", ".txt");
    try {
      List<String> all = new ArrayList<>(OPTIONS);
      all.addAll(options);
      all.add("-Dcalls.file=" + calls);
      Jvm.Output output = start.with(all);
      assertThat(output.err()).isEmpty();
      assertThat(output.exit()).as(output.out()).isZero();
      return new ClientSession(
          this, output.out(), Files.readAllLines(calls), holistics.exchanges());
    } finally {
      Files.delete(calls);
    }
  }

  /** The recorder first, so that it is asked for connections first. */
  private List<Path> classPath() throws IOException {
    List<Path> path = new ArrayList<>(List.of(RECORDER, Jvm.ALL_JAR, built().resolve("classes")));
    path.addAll(libraries());
    return path;
  }

  private Path built() {
    return Path.of("target", profile, "programs", directory, "target");
  }

  private List<Path> libraries() throws IOException {
    try (Stream<Path> jars = Files.list(built().resolve("libs"))) {
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

  /** Returns the file that holds the calls and requests of a session. */
  Path callsFile() {
    return Path.of("src", profile, "resources", "calls", id + ".txt");
  }
}
