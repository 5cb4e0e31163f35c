package org.holisticsjdbc.testing;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Runs programs beside the {@code -all} jar, never beside the classes it was made of. */
public final class Jvm {
  public static final Path ALL_JAR = Path.of(System.getProperty("holistics.all.jar", "missing"));
  private static final long MINUTES = 5;

  private Jvm() {}

  /** What a program printed. */
  public record Output(int exit, String out, String err) {}

  /** Runs a program of the tests beside the jar, and nothing else; options go to the JVM. */
  public static Output run(
      Path javaHome, List<String> options, Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    return run(
        javaHome, options, List.of(ALL_JAR, programs(program)), program.getName(), arguments);
  }

  /** Runs a program of any class path. Its standard input is at its end. */
  public static Output run(
      Path javaHome,
      List<String> options,
      List<Path> classPath,
      String program,
      String... arguments)
      throws IOException, InterruptedException {
    return run(new ProcessBuilder(command(javaHome, options, classPath, program, arguments)));
  }

  /** Runs a program that talks to people: its errors are part of its output, as on a screen. */
  public static Output talk(
      Path input, List<String> options, List<Path> classPath, String program, String... arguments)
      throws IOException, InterruptedException {
    return run(
        new ProcessBuilder(command(thisJdk(), options, classPath, program, arguments))
            .redirectInput(input.toFile())
            .redirectErrorStream(true));
  }

  private static List<String> command(
      Path javaHome,
      List<String> options,
      List<Path> classPath,
      String program,
      String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(javaHome.resolve("bin/java").toString());
    command.addAll(options);
    command.add("-cp");
    command.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.add(program);
    command.addAll(List.of(arguments));
    return command;
  }

  /** Runs a single source file beside the jar; such short programs need no optimising compiler. */
  public static Output runSource(Path source, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(thisJdk().resolve("bin/java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(List.of("-cp", ALL_JAR.toString(), source.toString()));
    command.addAll(List.of(arguments));
    return run(new ProcessBuilder(command));
  }

  private static Output run(ProcessBuilder command) throws IOException, InterruptedException {
    Path out = Files.createTempFile("program", ".out");
    Path err = Files.createTempFile("program", ".err");
    try {
      Process process = command.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly().waitFor();
        throw new AssertionError(
            "No end after %d minutes: %s\n%s"
                .formatted(MINUTES, command.command(), Files.readString(err)));
      }
      return new Output(
          process.exitValue(),
          Files.readString(out, StandardCharsets.UTF_8),
          Files.readString(err, StandardCharsets.UTF_8));
    } finally {
      Files.deleteIfExists(out);
      Files.deleteIfExists(err);
    }
  }

  private static Path programs(Class<?> program) {
    try {
      return Path.of(program.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the JDK that runs this test. */
  public static Path thisJdk() {
    return Path.of(System.getProperty("java.home"));
  }

  /** Returns the newer JDKs installed beside the one that runs this test. */
  public static List<Path> newerJdks() throws IOException {
    List<Path> found = new ArrayList<>();
    Path installed = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(installed)) {
      return found;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(installed)) {
      for (Path home : all) {
        if (!Files.isSymbolicLink(home) && feature(home) > Runtime.version().feature()) {
          found.add(home);
        }
      }
    }
    return found;
  }

  private static int feature(Path home) throws IOException {
    Path release = home.resolve("release");
    if (!Files.exists(release) || !Files.isExecutable(home.resolve("bin/java"))) {
      return 0;
    }
    return Files.readAllLines(release).stream()
        .filter(line -> line.startsWith("JAVA_VERSION="))
        .map(line -> line.replaceAll("[^0-9.]", "").split("\\.")[0])
        .mapToInt(Integer::parseInt)
        .findFirst()
        .orElse(0);
  }
}
