package org.holisticsjdbc.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns answers that are no success into failures (FACTS §10).
 *
 * <p>The HTTP status decides; the body's {@code type} only where the status says too little. Not
 * every error is JSON: plain text, HTML of a proxy and {@code {"errors": […]}} occur.
 */
final class ErrorAnswers {
  private static final int BODY_LIMIT = 64 * 1024;
  private static final int TEXT_LIMIT = 500;
  private static final Pattern BAD_KEY =
      Pattern.compile(
          "invalid.{0,20}(authentication token|api key)|authentication token.{0,20}invalid",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TITLE =
      Pattern.compile("<title[^>]*>([^<]{1,200})</title>", Pattern.CASE_INSENSITIVE);
  private static final Pattern URL_QUERY =
      Pattern.compile("(https?://[^\\s?\"'<>]+)\\?[^\\s\"'<>]+");

  private ErrorAnswers() {}

  /** What the body of an error says, as far as it can be read. */
  private record Body(Optional<String> type, Optional<String> message, String text) {}

  /** Reads an answer; the key is taken out of what it says, should it be there. */
  static FailedAttempt read(ApiRequest request, Exchange exchange, ApiKey key) {
    Body body = readBody(exchange, key);
    Failure failure = failure(exchange, body);
    return new FailedAttempt(
        new HolisticsException(
            failure, exchange.status(), message(request, exchange, body, failure), null),
        reach(exchange.status(), failure),
        RateLimits.retryAfter(exchange));
  }

  private static Failure failure(Exchange exchange, Body body) {
    int status = exchange.status();
    if (exchange.isRedirect()) {
      return Failure.UNREADABLE_ANSWER;
    }
    if (status == 401 || status < 500 && BAD_KEY.matcher(body.text()).find()) {
      return Failure.UNAUTHENTICATED;
    }
    if (status == 503 || body.type().filter("MaintenanceError"::equals).isPresent()) {
      return Failure.MAINTENANCE;
    }
    return switch (status) {
      case 403 -> Failure.FORBIDDEN;
      case 404 -> Failure.NOT_FOUND;
      case 407 -> Failure.UNREACHABLE;
      case 408 -> Failure.CONNECTION_LOST;
      case 429 -> Failure.RATE_LIMITED;
      default ->
          status >= 500
              ? Failure.CONNECTION_LOST
              : status >= 400 ? Failure.INVALID_REQUEST : Failure.UNREADABLE_ANSWER;
    };
  }

  private static FailedAttempt.Reach reach(int status, Failure failure) {
    if (status == 429) {
      return FailedAttempt.Reach.LIMITED;
    }
    boolean uncertain = status >= 500 || failure == Failure.CONNECTION_LOST;
    return uncertain ? FailedAttempt.Reach.UNCERTAIN : FailedAttempt.Reach.ANSWERED;
  }

  private static String message(ApiRequest request, Exchange exchange, Body body, Failure failure) {
    StringBuilder text = new StringBuilder();
    text.append(request.label()).append(" at ").append(exchange.url().host());
    text.append(" was answered with HTTP ").append(exchange.status());
    body.type().ifPresent(type -> text.append(' ').append(type));
    if (exchange.isRedirect()) {
      text.append(", a redirect, which is not followed");
    }
    body.message().ifPresent(message -> text.append(": ").append(message));
    exchange.requestId().ifPresent(id -> text.append(" (request id ").append(id).append(')'));
    return text.append(". ").append(advice(failure)).toString();
  }

  private static String advice(Failure failure) {
    return switch (failure) {
      case UNAUTHENTICATED ->
          "Check the API key, that it belongs to this region, and that an admin allows API access"
              + " for its user.";
      case FORBIDDEN ->
          "The key acts with the permissions of its user; ask an admin or use another key.";
      case NOT_FOUND -> "Check the id and the base address.";
      case RATE_LIMITED -> "Wait a minute, or send fewer requests at once.";
      case MAINTENANCE -> "Try again later.";
      case UNREADABLE_ANSWER -> "Check that the base address is that of the API.";
      case INVALID_REQUEST -> "The service refused the content of the request.";
      default -> "Try again; if it persists, ask Holistics support and name the request id.";
    };
  }

  private static Body readBody(Exchange exchange, ApiKey key) {
    String text;
    try {
      text = exchange.textUpTo(BODY_LIMIT).replace(key.secret(), key.toString());
    } catch (IOException e) {
      return new Body(Optional.empty(), Optional.empty(), ""); // the status says enough
    }
    try {
      JsonNode json = Json.read(text);
      if (json.isObject()) {
        Optional<String> type = text(json.path("type"));
        return new Body(type, Optional.of(describe(json)).filter(d -> !d.isEmpty()), text);
      }
    } catch (JsonProcessingException e) {
      // not JSON: one of the other kinds
    }
    return new Body(Optional.empty(), plainMessage(text), text);
  }

  private static Optional<String> plainMessage(String text) {
    if (text.stripLeading().startsWith("<")) {
      Matcher title = TITLE.matcher(text);
      return title.find()
          ? Optional.of("an HTML page titled \"" + shorten(title.group(1)) + "\"")
          : Optional.of("an HTML page");
    }
    return Optional.of(shorten(text)).filter(message -> !message.isEmpty());
  }

  /** Joins message, details and the messages about single fields. */
  private static String describe(JsonNode json) {
    List<String> parts = new ArrayList<>();
    text(json.path("message")).ifPresent(parts::add);
    text(json.path("error")).ifPresent(parts::add);
    text(json.path("details").path("description")).ifPresent(parts::add);
    json.path("errors").forEach(error -> text(error).ifPresent(parts::add));
    json.path("record")
        .properties()
        .forEach(field -> parts.add(recordMessage(field.getKey(), field.getValue())));
    json.path("data")
        .forEach(
            entry ->
                text(entry.path("reason"))
                    .ifPresent(
                        reason -> parts.add(entry.path("email").asText("") + ": " + reason)));
    return shorten(String.join("; ", parts.stream().distinct().toList()));
  }

  private static String recordMessage(String field, JsonNode messages) {
    List<String> texts = new ArrayList<>();
    if (messages.isArray()) {
      messages.forEach(message -> texts.add(message.asText()));
    } else {
      texts.add(messages.asText());
    }
    String joined = String.join(", ", texts);
    return field.equals("base") ? joined : field + " " + joined;
  }

  private static Optional<String> text(JsonNode node) {
    return Optional.of(node.asText("").strip()).filter(text -> !text.isEmpty());
  }

  /** One line, not long, and no link with its signature. */
  private static String shorten(String text) {
    String line = URL_QUERY.matcher(text).replaceAll("$1?…").replaceAll("\\s+", " ").strip();
    return line.length() > TEXT_LIMIT ? line.substring(0, TEXT_LIMIT) + "…" : line;
  }
}
