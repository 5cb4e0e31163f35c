package org.holisticsjdbc.api;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import okhttp3.HttpUrl;

/**
 * One operation and its arguments.
 *
 * @param template the path as the contract writes it, such as {@code /jobs/{id}/logs}; with the
 *     method it names the operation, the unit of rate limits
 * @param arguments the values of the placeholders, in order
 * @param query names and values, in order
 * @param headers names and values besides those that every request has
 * @param sendsKey whether the key goes with it: four operations are for callers without one
 * @param safe whether a repeat does no harm even if the first request was carried out (DESIGN §7)
 */
public record ApiRequest(
    String method,
    String template,
    List<String> arguments,
    List<NamedValue> query,
    List<NamedValue> headers,
    Content content,
    boolean sendsKey,
    boolean safe) {

  public ApiRequest {
    requireNonNull(method, "method");
    requireNonNull(template, "template");
    arguments = List.copyOf(arguments);
    arguments.forEach(ApiRequest::checkSegment);
    query = List.copyOf(query);
    headers = List.copyOf(headers);
    requireNonNull(content, "content");
  }

  /** A parameter of the query, or a header. */
  public record NamedValue(String name, String value) {
    public NamedValue {
      requireNonNull(name, "name");
      requireNonNull(value, "value");
    }
  }

  static ApiRequest get(String template, Object... arguments) {
    return of("GET", template, Content.nothing(), true, arguments);
  }

  /** A POST that does no harm when it is carried out twice. */
  static ApiRequest safePost(String template, Object body, Object... arguments) {
    return of("POST", template, Content.json(body), true, arguments);
  }

  private static ApiRequest of(
      String method, String template, Content content, boolean safe, Object... arguments) {
    List<String> texts = Arrays.stream(arguments).map(Object::toString).toList();
    return new ApiRequest(method, template, texts, List.of(), List.of(), content, true, safe);
  }

  /** Returns the request with one more parameter in its query. */
  public ApiRequest with(String name, Object value) {
    List<NamedValue> more = new ArrayList<>(query);
    more.add(new NamedValue(name, value.toString()));
    return new ApiRequest(method, template, arguments, more, headers, content, sendsKey, safe);
  }

  /** Returns the name of the operation. */
  String operation() {
    return method + " " + template;
  }

  /** Returns method and path for messages and logs, without the query. */
  public String label() {
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

  /** A URL drops such a segment or steps up the path with it, and would name something else. */
  private static void checkSegment(String text) {
    if (text.isEmpty() || text.matches("(?i)(\\.|%2e){1,2}")) {
      throw new HolisticsException(
          Failure.NOT_FOUND, "'" + text + "' is not an id that the service could have given");
    }
  }
}
