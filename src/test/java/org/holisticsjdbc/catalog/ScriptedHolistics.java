package org.holisticsjdbc.catalog;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import org.holisticsjdbc.api.ApiEndpoint;
import org.holisticsjdbc.api.ApiKey;
import org.holisticsjdbc.api.HolisticsClient;

/** A service that answers what a test wrote down, and keeps the requests it got. */
final class ScriptedHolistics implements AutoCloseable {
  private static final String BASE = "/api/v2/";

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "scripted-holistics");
            thread.setDaemon(true);
            return thread;
          });
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final HolisticsClient client;
  private volatile CountDownLatch open = new CountDownLatch(0);

  private record Answer(int status, String body) {}

  ScriptedHolistics() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
    client = new HolisticsClient(endpoint());
  }

  private ApiEndpoint endpoint() {
    Duration limit = Duration.ofSeconds(20);
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/v2");
    return new ApiEndpoint(address, new ApiKey("test-key"), "test", limit, limit);
  }

  HolisticsClient client() {
    return client;
  }

  /** Answers a path and query, from behind {@code /api/v2/}, with a document. */
  ScriptedHolistics answers(String request, String json) {
    answers.put(request, new Answer(200, json));
    return this;
  }

  ScriptedHolistics refuses(String request, int status) {
    String body = "{\"type\":\"Error\",\"message\":\"refused by the test\"}";
    answers.put(request, new Answer(status, body));
    return this;
  }

  /** Makes every request wait until {@link #resume}. */
  void pause() {
    open = new CountDownLatch(1);
  }

  void resume() {
    open.countDown();
  }

  /** Returns the requests so far, and forgets them. */
  List<String> takeRequests() {
    List<String> taken = List.copyOf(requests);
    requests.clear();
    return taken;
  }

  List<String> requests() {
    return requests;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String request = exchange.getRequestURI().toString().substring(BASE.length());
    requests.add(request);
    try (exchange) {
      open.await();
      Answer answer = answers.getOrDefault(request, new Answer(404, "{\"message\":\"no such\"}"));
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    resume();
    client.close();
    server.stop(0);
    threads.shutdownNow();
  }
}
