package org.holisticsjdbc.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Serves a sandbox from a JVM of its own, until that is stopped.
 *
 * <p>When it is ready it prints one line: {@code holistics-sandbox baseAddress=… apiKey=…
 * jdbcUrl=…}.
 */
public final class SandboxServer {

  private static final int WRONG_USAGE = 2;

  private SandboxServer() {}

  /** Runs the server; {@code --help} lists its options. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (List.of(arguments).contains("--help")) {
      System.out.print(ServerArguments.USAGE);
      return;
    }
    ServerArguments parsed;
    Sandbox sandbox;
    try {
      parsed = ServerArguments.parse(List.of(arguments));
      sandbox = Sandbox.start(parsed.options());
    } catch (IllegalArgumentException | UncheckedIOException e) {
      System.err.println(e.getMessage());
      System.err.print(ServerArguments.USAGE);
      System.exit(WRONG_USAGE);
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "holistics-sandbox-stop"));
    System.out.println(readyLine(sandbox));
    waitForEnd(parsed.stopsWithInput());
  }

  private static String readyLine(Sandbox sandbox) {
    return "holistics-sandbox baseAddress=%s apiKey=%s jdbcUrl=jdbc:holistics://127.0.0.1:%s"
        .formatted(
            sandbox.baseAddress(),
            sandbox.apiKey(),
            Integer.toString(sandbox.baseAddress().getPort()));
  }

  private static void waitForEnd(boolean stopsWithInput) throws IOException, InterruptedException {
    if (!stopsWithInput) {
      new CountDownLatch(1).await(); // Until the JVM is stopped from outside.
    }
    while (System.in.read() >= 0) {
      // Input means nothing; only its end does.
    }
  }
}
