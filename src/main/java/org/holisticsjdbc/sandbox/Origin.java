package org.holisticsjdbc.sandbox;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One HTTP server on the loopback address; its threads never keep a JVM alive. */
final class Origin implements AutoCloseable {

  /** Without it every answer waits some 40 ms for the client's acknowledgement of its headers. */
  private static final String NO_DELAY = "sun.net.httpserver.nodelay";

  private final HttpServer server;
  private final DaemonThreads threads;
  private final ExecutorService workers;

  private Origin(HttpServer server, DaemonThreads threads, ExecutorService workers) {
    this.server = server;
    this.threads = threads;
    this.workers = workers;
  }

  static Origin start(String name, int port, HttpHandler handler) {
    if (System.getProperty(NO_DELAY) == null) {
      // Only the JDK's own HTTP server reads it, and only as a property.
      System.setProperty(NO_DELAY, "true");
    }
    try {
      InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
      HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
      DaemonThreads threads = new DaemonThreads(name);
      ExecutorService workers = Executors.newCachedThreadPool(threads);
      server.setExecutor(workers);
      server.createContext("/", handler);
      startFromDaemon(server, name);
      return new Origin(server, threads, workers);
    } catch (IOException e) {
      throw new UncheckedIOException("Sandbox cannot listen on 127.0.0.1:" + port, e);
    }
  }

  /** The server's dispatcher inherits its daemon state from the thread that starts it. */
  private static void startFromDaemon(HttpServer server, String name) {
    Thread starter = new DaemonThreads(name + "-start").newThread(server::start);
    starter.start();
    boolean interrupted = false;
    while (starter.isAlive()) {
      try {
        starter.join();
      } catch (InterruptedException e) {
        interrupted = true; // Starting takes microseconds; the caller sees the interrupt after it.
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.stop(workers);
  }
}
