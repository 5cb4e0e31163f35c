package org.holisticsjdbc.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request that has been read to its end. */
record Request(
    String method,
    String path,
    String query,
    Map<String, List<String>> headers,
    byte[] body,
    long arrivalNanos) {

  static Request read(HttpExchange http) throws IOException {
    byte[] body = http.getRequestBody().readAllBytes();
    return new Request(
        http.getRequestMethod(),
        http.getRequestURI().getRawPath(),
        Optional.ofNullable(http.getRequestURI().getRawQuery()).orElse(""),
        Headers.copyOf(http.getRequestHeaders()),
        body,
        System.nanoTime());
  }

  Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
