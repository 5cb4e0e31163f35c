package org.holisticsjdbc.api;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;

/**
 * Where a Holistics account answers, and how to ask.
 *
 * @param baseAddress for example {@code https://us.holistics.io/api/v2}, without a closing slash
 * @param key the API key; it goes to the host of {@code baseAddress} and nowhere else
 * @param userAgent driver name and version, and the application's name
 * @param connectTimeout limit for opening a connection
 * @param requestTimeout limit for one request and its answer, repeats not counted
 */
public record ApiEndpoint(
    URI baseAddress,
    ApiKey key,
    String userAgent,
    Duration connectTimeout,
    Duration requestTimeout) {
  public ApiEndpoint {
    requireNonNull(baseAddress, "baseAddress");
    requireNonNull(key, "key");
    requireNonNull(userAgent, "userAgent");
    requireNonNull(connectTimeout, "connectTimeout");
    requireNonNull(requestTimeout, "requestTimeout");
  }
}
