package org.holisticsjdbc.testing;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.holisticsjdbc.sandbox.RecordedExchange;

/** Compares recorded exchanges with the published contract, by an independent validator. */
public final class ContractValidator {

  private static final String BASE_PATH = "/api/v2";
  private static final int REDIRECT = 302;

  private final ContractDocument document = ContractDocument.load();
  private final UnknownProperties unknown = new UnknownProperties(document.schemas());
  private final ObjectMapper json = new ObjectMapper();
  private final Set<Question> rightQuestions = ConcurrentHashMap.newKeySet();
  private final Set<Answer> rightAnswers = ConcurrentHashMap.newKeySet();
  private final OpenApiInteractionValidator validator =
      OpenApiInteractionValidator.createForInlineApiSpecification(document.openApi())
          .withLevelResolver(
              LevelResolver.create()
                  .withDefaultLevel(ValidationReport.Level.ERROR)
                  .withLevel(
                      "validation.schema.additionalProperties", ValidationReport.Level.IGNORE)
                  .build())
          .build();

  /** Returns one line for every way in which a request departs from the contract. */
  public List<String> requestViolations(RecordedExchange exchange) {
    Question question = Question.of(exchange);
    if (rightQuestions.contains(question)) {
      return List.of(); // Polling asks the same thing again and again.
    }
    List<String> found = checkedRequest(exchange);
    if (found.isEmpty()) {
      rightQuestions.add(question);
    }
    return found;
  }

  /** What the contract says something about in a request. */
  private record Question(
      String method,
      String path,
      String query,
      String type,
      String accept,
      boolean hasKey,
      String body) {
    static Question of(RecordedExchange exchange) {
      return new Question(
          exchange.method(),
          exchange.path(),
          exchange.query(),
          exchange.requestHeader("Content-Type").orElse(""),
          exchange.requestHeader("Accept").orElse(""),
          exchange.requestHeader("X-Holistics-Key").isPresent(),
          exchange.requestBody());
    }
  }

  private List<String> checkedRequest(RecordedExchange exchange) {
    List<String> found = messages(exchange, validator.validateRequest(request(exchange)));
    if (exchange.operationId().isPresent() && found.isEmpty()) {
      JsonNode operation = document.operation(exchange.operationId().get());
      found.addAll(
          unknown.in(parsed(exchange.requestBody()), operation.path("body").path("schema")));
    }
    return found;
  }

  /** Returns one line for every way in which an answer departs from the contract. */
  public List<String> responseViolations(RecordedExchange exchange) {
    if (exchange.operationId().isEmpty()) {
      return List.of(); // No operation, no promise about the answer.
    }
    // Checking a dashboard takes 100 ms, and most tests read the same ones.
    Answer answer = Answer.of(exchange);
    if (rightAnswers.contains(answer)) {
      return List.of();
    }
    List<String> found = checkedResponse(exchange);
    if (found.isEmpty()) {
      rightAnswers.add(answer);
    }
    return found;
  }

  /** What the contract says something about in an answer. */
  private record Answer(
      String operationId, int status, String type, Set<String> headers, String body) {
    static Answer of(RecordedExchange exchange) {
      return new Answer(
          exchange.operationId().orElse(""),
          exchange.status(),
          exchange.responseHeader("Content-Type").orElse(""),
          exchange.responseHeaders().keySet(),
          exchange.responseBody());
    }
  }

  private List<String> checkedResponse(RecordedExchange exchange) {
    SimpleResponse.Builder response = SimpleResponse.Builder.status(exchange.status());
    if (exchange.status() != REDIRECT) {
      response.withBody(exchange.responseBody(), StandardCharsets.UTF_8);
    }
    exchange.responseHeaders().forEach(response::withHeader);
    List<String> found =
        messages(
            exchange,
            validator.validateResponse(
                path(exchange), Request.Method.valueOf(exchange.method()), response.build()));
    JsonNode schema =
        document
            .operation(exchange.operationId().get())
            .path("responses")
            .path(Integer.toString(exchange.status()))
            .path("application/json");
    if (exchange.status() < 300) {
      found.addAll(unknown.in(parsed(exchange.responseBody()), schema));
    }
    return found;
  }

  private static List<String> messages(RecordedExchange exchange, ValidationReport report) {
    List<String> messages = new ArrayList<>();
    for (ValidationReport.Message message : report.getMessages()) {
      if (message.getLevel() == ValidationReport.Level.ERROR) {
        messages.add(
            "%s %s?%s (%d): %s %s"
                .formatted(
                    exchange.method(),
                    exchange.path(),
                    exchange.query(),
                    exchange.status(),
                    message.getKey(),
                    message.getMessage()));
      }
    }
    return messages;
  }

  private static SimpleRequest request(RecordedExchange exchange) {
    SimpleRequest.Builder request =
        new SimpleRequest.Builder(exchange.method(), exchange.path(), true);
    if (!exchange.requestBody().isEmpty()) {
      request.withBody(exchange.requestBody(), StandardCharsets.UTF_8);
    }
    exchange.requestHeaders().forEach(request::withHeader);
    parameters(exchange.query()).forEach(request::withQueryParam);
    return request.build();
  }

  private static Map<String, List<String>> parameters(String query) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String pair : query.split("&")) {
      if (!pair.isEmpty()) {
        String[] parts = pair.split("=", 2);
        parameters
            .computeIfAbsent(ContractDocument.arrayName(decode(parts[0])), any -> new ArrayList<>())
            .add(parts.length > 1 ? decode(parts[1]) : "");
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** The validator looks answers up by a path without the server's prefix. */
  private static String path(RecordedExchange exchange) {
    return exchange.path().substring(BASE_PATH.length());
  }

  private JsonNode parsed(String text) {
    try {
      return text.isEmpty() ? MissingNode.getInstance() : json.readTree(text);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance(); // Reported by the validator.
    }
  }
}
