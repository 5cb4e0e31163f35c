package org.holisticsjdbc.jdbc;

import java.net.URI;
import java.net.URISyntaxException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a URL says an account answers: {@code us}, {@code bi.example.com:8443/api/v2}, {@code
 * [::1]:8080}.
 *
 * @param host a host name or address as written; IPv6 addresses in brackets
 * @param port -1 where none is given
 * @param path begins with a slash and does not end with one
 */
record ServiceAddress(String host, int port, String path) {
  private static final String DEFAULT_PATH = "/api/v2";

  /** The hosts of the regions, by alias (FACTS §1). */
  static final Map<String, String> REGIONS =
      new TreeMap<>(
          Map.of(
              "apac", "secure.holistics.io",
              "eu", "eu.holistics.io",
              "us", "us.holistics.io"));

  private static final Pattern FORM =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^\\[\\]:/]*)(?::([^/:]*))?(/.*)?");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9._-]*)");
  private static final Pattern PATH = Pattern.compile("(?:/[A-Za-z0-9._~!$&'()*+,;=:@%-]*)*");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(?:\\.\\d{1,3}){3}|\\[(?:0{0,4}:)+(?:0{0,3}1)]");

  /** Reads what stands between {@code //} and {@code ?}. */
  static ServiceAddress parse(String text) throws SQLException {
    if (text.indexOf('@') >= 0) {
      throw invalid(
          "A URL holds no user name and no key before an @: give the API key as password");
    }
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw invalid("'" + text + "' is no host[:port][/path]");
    }
    String path = form.group(3) == null ? "" : form.group(3).replaceAll("/+$", "");
    checkPath(path);
    String host = form.group(1);
    checkHost(host);
    int port = form.group(2) == null ? -1 : port(form.group(2));
    String region = REGIONS.get(host.toLowerCase(Locale.ROOT));
    if (region == null) {
      return new ServiceAddress(host, port, path.isEmpty() ? DEFAULT_PATH : path);
    }
    if (port >= 0 || !path.isEmpty()) {
      throw invalid("'%s' is a region and has neither port nor path".formatted(host));
    }
    return new ServiceAddress(region, -1, DEFAULT_PATH);
  }

  /** Returns whether this is one of the service's own addresses. */
  boolean isRegion() {
    return port == -1
        && path.equals(DEFAULT_PATH)
        && REGIONS.containsValue(host.toLowerCase(Locale.ROOT));
  }

  /** Returns whether the host is this machine, without asking any name server. */
  boolean isLoopback() {
    return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }

  /** Returns the base address of the API. */
  URI baseAddress(Optional<Boolean> tls, boolean allowInsecure) throws SQLException {
    boolean encrypted = tls.orElse(!isLoopback());
    if (!encrypted && isRegion()) {
      throw invalid(host + " speaks https only: leave out tls=false");
    }
    if (!encrypted && !isLoopback() && !allowInsecure) {
      throw invalid(
          "tls=false would send the API key unencrypted to %s: add allowInsecure=true if you mean it"
              .formatted(host));
    }
    try {
      String authority = port < 0 ? host : host + ":" + port;
      return new URI((encrypted ? "https://" : "http://") + authority + path);
    } catch (URISyntaxException e) {
      throw invalid("'%s' cannot be an address: %s".formatted(host + path, e.getReason()));
    }
  }

  private static void checkHost(String host) throws SQLException {
    if (host.isEmpty()) {
      throw invalid("The host is missing");
    }
    if (!host.startsWith("[") && !NAME.matcher(host).matches()) {
      throw invalid(
          "'%s' is no host name: letters, digits, dots and hyphens; others as punycode"
              .formatted(host));
    }
  }

  private static void checkPath(String path) throws SQLException {
    if (!PATH.matcher(path).matches() || path.contains("//") || path.contains("/..")) {
      throw invalid("'%s' is no path of an API".formatted(path));
    }
  }

  private static int port(String text) throws SQLException {
    if (text.matches("[0-9]{1,5}")) {
      int port = Integer.parseInt(text);
      if (port >= 1 && port <= 65535) {
        return port;
      }
    }
    throw invalid("'%s' is no port: a number from 1 to 65535".formatted(text));
  }

  private static SQLException invalid(String message) {
    return JdbcUrl.invalid(message);
  }
}
