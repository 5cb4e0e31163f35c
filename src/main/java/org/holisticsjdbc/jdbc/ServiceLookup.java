package org.holisticsjdbc.jdbc;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.holisticsjdbc.api.ApiKey;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.jdbc.ConnectionSettings.Place;

/** Finds the host and the key of a connection, where the URL leaves them to the environment too. */
record ServiceLookup(PropertyValues values, Map<String, String> environment) {
  static final String ENVIRONMENT_KEY = "HOLISTICS_API_KEY";
  static final String ENVIRONMENT_HOST = "HOLISTICS_HOST";
  private static final long LONGEST_KEY_FILE = 4096;

  Place.Service find(String addressText) throws SQLException {
    if (addressText.isEmpty()) {
      URI base = environmentAddress().orElseThrow(ServiceLookup::hostMissing);
      return service(base, true);
    }
    ServiceAddress address = ServiceAddress.parse(addressText);
    Optional<Boolean> tls = values.flag(ConnectionProperty.TLS);
    boolean insecure = values.flag(ConnectionProperty.ALLOW_INSECURE).orElse(false);
    return service(address.baseAddress(tls, insecure), address.isRegion());
  }

  private Place.Service service(URI base, boolean trusted) throws SQLException {
    String key = key(base, trusted);
    return new Place.Service(base, SqlExceptions.guard(() -> new ApiKey(key)));
  }

  private static SQLException hostMissing() {
    return JdbcUrl.invalid(
        "The URL names no host and HOLISTICS_HOST is not set: write jdbc:holistics://us (or apac,"
            + " eu, or your host)");
  }

  private String key(URI base, boolean trusted) throws SQLException {
    Optional<String> given =
        values
            .given(ConnectionProperty.API_KEY)
            .or(() -> values.given(ConnectionProperty.PASSWORD));
    if (given.isPresent()) {
      return given.get();
    }
    Optional<String> file = values.given(ConnectionProperty.API_KEY_FILE);
    if (file.isPresent()) {
      if (values.isInUrl(ConnectionProperty.API_KEY_FILE)) {
        checkTrusted("the file of an apiKeyFile in the URL", base, trusted);
      }
      return readKey(file.get());
    }
    String key = environment.getOrDefault(ENVIRONMENT_KEY, "").strip();
    if (key.isEmpty()) {
      throw SqlExceptions.of(
          Failure.UNAUTHENTICATED,
          "There is no API key: give it as password, apiKey, apiKeyFile or in HOLISTICS_API_KEY");
    }
    checkTrusted("HOLISTICS_API_KEY", base, trusted);
    return key;
  }

  /** A URL that somebody passed on must not take a key of this machine to its own host. */
  private void checkTrusted(String source, URI base, boolean trusted) throws SQLException {
    if (!trusted && !environmentAddress().equals(Optional.of(base))) {
      throw SqlExceptions.of(
          Failure.UNAUTHENTICATED,
          ("The key in %s goes to a region (apac, eu, us) or to the host in"
                  + " HOLISTICS_HOST only, not to %s: give that host's key as password")
              .formatted(source, base.getAuthority()));
    }
  }

  private Optional<URI> environmentAddress() throws SQLException {
    String text = environment.getOrDefault(ENVIRONMENT_HOST, "").strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<Boolean> tls =
        text.startsWith("http://")
            ? Optional.of(false)
            : text.startsWith("https://") ? Optional.of(true) : Optional.empty();
    try {
      ServiceAddress address = ServiceAddress.parse(text.replaceFirst("^https?://", ""));
      return Optional.of(address.baseAddress(tls, false));
    } catch (SQLException e) {
      throw JdbcUrl.invalid("HOLISTICS_HOST is no host: " + e.getMessage());
    }
  }

  private static String readKey(String file) throws SQLException {
    try {
      Path path = Path.of(file);
      if (Files.size(path) > LONGEST_KEY_FILE) {
        throw keyFile("it is too long to be a key");
      }
      return Files.readString(path, StandardCharsets.UTF_8).strip();
    } catch (IOException | InvalidPathException e) {
      throw keyFile(e.getClass().getSimpleName());
    }
  }

  /** The name of the file is not shown: it may be a key that was given for one. */
  private static SQLException keyFile(String reason) {
    return SqlExceptions.of(
        Failure.UNAUTHENTICATED,
        "The file that apiKeyFile names cannot be read: %s".formatted(reason));
  }
}
