package org.holisticsjdbc.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * An HTTP server on a real socket that answers as a test wants it to and remembers what it was
 * asked.
 */
public final class FakeHost implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Handler> handlers = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Seen> seen = new CopyOnWriteArrayList<>();

  /** A request that arrived. */
  public record Seen(
      String method,
      String path,
      String query,
      Map<String, List<String>> headers,
      String body,
      long nanos) {
    public String header(String name) {
      return headers.entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .map(header -> header.getValue().get(0))
          .findFirst()
          .orElse(null);
    }
  }

  /** Answers one request. */
  @FunctionalInterface
  public interface Handler {
    void handle(HttpExchange exchange, Seen request) throws IOException;
  }

  public FakeHost() {
    this(0);
  }

  private FakeHost(int port) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::dispatch);
    server.start();
  }

  /** Returns {@code http://127.0.0.1:port} and the path. */
  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** Returns an endpoint whose API is this host. */
  public ApiEndpoint endpoint() {
    return endpoint(Duration.ofSeconds(20));
  }

  public ApiEndpoint endpoint(Duration requestTimeout) {
    return new ApiEndpoint(
        uri("/api/v2"),
        new ApiKey("secret-key"),
        "holistics-jdbc/test",
        Duration.ofSeconds(5),
        requestTimeout);
  }

  /** Answers requests of the method and path, such as {@code GET /api/v2/jobs}. */
  public FakeHost on(String methodAndPath, Handler handler) {
    handlers.put(methodAndPath, handler);
    return this;
  }

  public FakeHost onJson(String methodAndPath, String json) {
    return on(methodAndPath, (exchange, request) -> reply(exchange, 200, "application/json", json));
  }

  /** Answers with what the function makes of the count of this request, from 1. */
  public FakeHost onNth(String methodAndPath, Function<Integer, Handler> nth) {
    AtomicInteger count = new AtomicInteger();
    return on(
        methodAndPath,
        (exchange, request) -> nth.apply(count.incrementAndGet()).handle(exchange, request));
  }

  public List<Seen> requests() {
    return seen;
  }

  public List<Seen> requests(String methodAndPath) {
    return seen.stream()
        .filter(request -> (request.method() + " " + request.path()).equals(methodAndPath))
        .toList();
  }

  public static Handler status(int status, String contentType, String body) {
    return (exchange, request) -> reply(exchange, status, contentType, body);
  }

  public static Handler json(String body) {
    return status(200, "application/json", body);
  }

  public static Handler redirect(URI to) {
    return (exchange, request) -> {
      exchange.getResponseHeaders().set("Location", to.toString());
      reply(exchange, 302, "text/html", "<html><body>You are being redirected.</body></html>");
    };
  }

  /** Cuts the connection after the request was read. */
  public static Handler cut() {
    return (exchange, request) -> {
      throw new IOException("cut"); // the JDK server closes the connection
    };
  }

  public static void reply(HttpExchange exchange, int status, String contentType, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", contentType);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  /** Holds an answer back until this host is closed. */
  public void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets a handler be slow. */
  public static void pause(Duration duration) {
    LockSupport.parkNanos(duration.toNanos());
  }

  /** Waits until so many requests have arrived, for at most ten seconds. */
  public void awaitRequests(int count) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (seen.size() < count) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("only " + seen.size() + " requests within 10 s");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  private void dispatch(HttpExchange exchange) throws IOException {
    Seen request =
        new Seen(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getRawPath(),
            exchange.getRequestURI().getQuery(),
            Map.copyOf(exchange.getRequestHeaders()),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
            System.nanoTime());
    seen.add(request);
    Handler handler = handlers.get(request.method() + " " + request.path());
    if (handler == null) {
      reply(exchange, 404, "text/plain", "Resource not found");
    } else {
      handler.handle(exchange, request);
    }
    exchange.close();
  }

  /**
   * Closes all connections, as a proxy does with idle ones, and returns a host at the same place.
   */
  FakeHost restarted() {
    int port = server.getAddress().getPort();
    close();
    return new FakeHost(port);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
