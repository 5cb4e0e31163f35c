package org.holisticsjdbc.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A sandbox in a JVM of its own, which ends with this program. */
final class Server implements AutoCloseable {
  private final Process process;
  private final Properties ready = new Properties();

  private Server(Process process) {
    this.process = process;
  }

  /** Starts a server from the class path of this program, with options of {@code SandboxServer}. */
  static Server start(String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path")));
    command.add("org.holisticsjdbc.sandbox.SandboxServer");
    command.addAll(List.of("--rate-limit", "off", "--stop-with-input"));
    command.addAll(List.of(options));
    Server server =
        new Server(
            new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    server.awaitReady();
    return server;
  }

  private void awaitReady() throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    if (line == null) {
      throw new IOException("The sandbox did not start");
    }
    for (String pair : line.split(" ")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        ready.setProperty(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
  }

  Connection connect(String... properties) throws SQLException {
    Properties all = new Properties();
    all.setProperty("password", ready.getProperty("apiKey"));
    for (int i = 0; i < properties.length; i += 2) {
      all.setProperty(properties[i], properties[i + 1]);
    }
    return DriverManager.getConnection(ready.getProperty("jdbcUrl"), all);
  }

  @Override
  public void close() {
    process.destroy();
  }
}
