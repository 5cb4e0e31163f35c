package org.holisticsjdbc.api;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * One operation and its arguments.
 *
 * @param template the path as the contract writes it, such as {@code /jobs/{id}/logs}; with the
 *     method it names the operation, the unit of rate limits
 * @param arguments the values of the placeholders, in order
 * @param query names and values, in order
 * @param body a JSON document
 * @param safe whether a repeat does no harm even if the first request was carried out (DESIGN §7)
 */
record ApiRequest(
    String method,
    String template,
    List<String> arguments,
    List<QueryParameter> query,
    Optional<byte[]> body,
    boolean safe) {

  ApiRequest {
    requireNonNull(method, "method");
    requireNonNull(template, "template");
    arguments = List.copyOf(arguments);
    query = List.copyOf(query);
    requireNonNull(body, "body");
  }

  record QueryParameter(String name, String value) {}

  static ApiRequest get(String template, Object... arguments) {
    return new ApiRequest("GET", template, texts(arguments), List.of(), Optional.empty(), true);
  }

  /** A request that changes something: repeated only when it cannot have been carried out. */
  static ApiRequest change(String method, String template, Object body, Object... arguments) {
    return new ApiRequest(
        method, template, texts(arguments), List.of(), Optional.of(Json.write(body)), false);
  }

  /** A POST that does no harm when it is carried out twice. */
  static ApiRequest safePost(String template, Object body, Object... arguments) {
    return new ApiRequest(
        "POST", template, texts(arguments), List.of(), Optional.of(Json.write(body)), true);
  }

  ApiRequest with(String name, Object value) {
    List<QueryParameter> more = new ArrayList<>(query);
    more.add(new QueryParameter(name, value.toString()));
    return new ApiRequest(method, template, arguments, more, body, safe);
  }

  /** Returns the name of the operation. */
  String operation() {
    return method + " " + template;
  }

  /** Returns method and path for messages and logs, without the query. */
  String label() {
    StringBuilder path = new StringBuilder(method).append(' ');
    segments().forEach(segment -> path.append('/').append(segment));
    return path.toString();
  }

  HttpUrl url(HttpUrl base) {
    HttpUrl.Builder url = base.newBuilder();
    segments().forEach(url::addPathSegment);
    query.forEach(parameter -> url.addQueryParameter(parameter.name(), parameter.value()));
    return url.build();
  }

  private List<String> segments() {
    List<String> segments = new ArrayList<>();
    int argument = 0;
    for (String segment : template.substring(1).split("/")) {
      segments.add(segment.startsWith("{") ? arguments.get(argument++) : segment);
    }
    return segments;
  }

  private static List<String> texts(Object... arguments) {
    List<String> texts = new ArrayList<>();
    for (Object argument : arguments) {
      String text = argument.toString();
      // A URL drops such a segment or steps up the path with it, and would name something else.
      if (text.isEmpty() || text.matches("(?i)(\\.|%2e){1,2}")) {
        throw new HolisticsException(
            Failure.NOT_FOUND, "'" + text + "' is not an id that the service could have given");
      }
      texts.add(text);
    }
    return texts;
  }
}
