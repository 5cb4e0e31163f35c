package org.holisticsjdbc.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Optional;

/** Takes a request through its life: note it, let faults happen, note the answer, send it. */
final class FaultyHandler implements HttpHandler {

  private final RecordedExchange.Site site;
  private final Responder responder;
  private final Faults faults;
  private final ExchangeLog log;
  private final Clock clock;

  FaultyHandler(
      RecordedExchange.Site site,
      Responder responder,
      Faults faults,
      ExchangeLog log,
      Clock clock) {
    this.site = site;
    this.responder = responder;
    this.faults = faults;
    this.log = log;
    this.clock = clock;
  }

  @Override
  public void handle(HttpExchange http) throws IOException {
    Request request = Request.read(http);
    Optional<Operation> operation = responder.operationOf(request);
    RecordedExchange arrived = RecordedExchange.arrived(site, operation, request);
    // Before it is noted, so that who sees the request can let go of it.
    Optional<Faults.Happening> fault = faults.take(place(operation));
    long number = log.arrived(arrived);
    RecordedExchange finished = arrived;
    Optional<Answer> answer = Optional.empty();
    try {
      answer = answer(request, fault);
      if (answer.isPresent()) {
        finished =
            arrived.answeredWith(
                answer.get(), fault.filter(it -> replaces(it.effect())).isPresent());
      }
    } finally {
      // Before the last byte leaves, so that a client that has its answer finds it recorded.
      log.finished(number, finished);
    }
    // Without an answer the server closes the connection, which is what a cut looks like.
    send(http, answer.orElseThrow(() -> new IOException("Cut by a fault")));
  }

  private Optional<Answer> answer(Request request, Optional<Faults.Happening> fault)
      throws IOException {
    Optional<Fault.Effect> effect = fault.map(Faults.Happening::effect);
    if (effect.isEmpty()) {
      return Optional.of(responder.answer(request, clock.instant(), effect));
    }
    if (effect.get() instanceof Fault.OtherAnswer other) {
      return Optional.of(Answer.of(other));
    }
    fault.get().hold();
    Answer regular = responder.answer(request, clock.instant(), effect);
    if (effect.get() instanceof Fault.ConnectionCut) {
      return Optional.empty();
    }
    return effect.get() instanceof Fault.Truncation truncation
        ? Optional.of(regular.cutAfter(truncation.sentBytes()))
        : Optional.of(regular);
  }

  private String place(Optional<Operation> operation) {
    return switch (site) {
      case API -> Faults.operationPlace(operation.map(Operation::id).orElse(""));
      case STORAGE -> Faults.storagePlace();
    };
  }

  private static boolean replaces(Fault.Effect effect) {
    return effect instanceof Fault.OtherAnswer;
  }

  private static void send(HttpExchange http, Answer answer) throws IOException {
    http.getResponseHeaders().putAll(answer.headers());
    long length = answer.body().announcedLength();
    boolean hasBody = length > 0 && !http.getRequestMethod().equals("HEAD");
    http.sendResponseHeaders(answer.status(), hasBody ? length : -1);
    try (OutputStream out = http.getResponseBody()) {
      if (hasBody) {
        answer.body().writeTo(out);
      }
    }
  }
}
