package org.holisticsjdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Properties;
import org.holisticsjdbc.jdbc.ConnectionSettings.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceUrlTest {
  private static final Map<String, String> NO_ENVIRONMENT = Map.of();
  private static final String KEY = "s3cret-k3y";

  @ParameterizedTest
  @CsvSource({
    "us, https://us.holistics.io/api/v2",
    "eu, https://eu.holistics.io/api/v2",
    "apac, https://secure.holistics.io/api/v2",
    "APAC, https://secure.holistics.io/api/v2",
    "bi.example.com, https://bi.example.com/api/v2",
    "bi.example.com/, https://bi.example.com/api/v2",
    "bi.example.com:8443/holistics/api/v2/, https://bi.example.com:8443/holistics/api/v2",
    "bi.example.com?allowInsecure=true&tls=false, http://bi.example.com/api/v2",
    "my_host, https://my_host/api/v2",
    "localhost:8080, http://localhost:8080/api/v2",
    "127.0.0.1:8080, http://127.0.0.1:8080/api/v2",
    "127.9.9.9, http://127.9.9.9/api/v2",
    "127.0.0.1:8080?tls=true, https://127.0.0.1:8080/api/v2",
    "127.0.0.1.example.com, https://127.0.0.1.example.com/api/v2",
    "[::1]:8080, http://[::1]:8080/api/v2",
    "[0:0:0:0:0:0:0:1], http://[0:0:0:0:0:0:0:1]/api/v2",
    "[2001:db8::1]:8443/api/v2, https://[2001:db8::1]:8443/api/v2",
  })
  void theHostBecomesABaseAddress(String host, String expected) throws SQLException {
    assertThat(service("jdbc:holistics://" + host).baseAddress()).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "//key@us | A URL holds no user name and no key before an @: give the API key as password",
        "//user:key@us | A URL holds no user name and no key before an @: give the API key as"
            + " password",
        "//us:443 | 'us' is a region and has neither port nor path",
        "//eu/api/v2 | 'eu' is a region and has neither port nor path",
        "//host:0 | '0' is no port: a number from 1 to 65535",
        "//host:65536 | '65536' is no port: a number from 1 to 65535",
        "//host:http | 'http' is no port: a number from 1 to 65535",
        "//host: | '' is no port: a number from 1 to 65535",
        "//:8080 | The host is missing",
        "///api/v2 | The host is missing",
        "//ho st | 'ho st' is no host name: letters, digits, dots and hyphens; others as punycode",
        "//bücher.example | 'bücher.example' is no host name: letters, digits, dots and hyphens;"
            + " others as punycode",
        "//::1 | '::1' is no host[:port][/path]",
        "//[::1 | '[::1' is no host[:port][/path]",
        "//host/a/../b | '/a/../b' is no path of an API",
        "//host/a b | '/a b' is no path of an API",
        "//host/a#b | '/a#b' is no path of an API",
        "//host?tls=false | tls=false would send the API key unencrypted to host: add"
            + " allowInsecure=true if you mean it",
        "//us?tls=false&allowInsecure=true | us.holistics.io speaks https only: leave out tls=false",
        "//us?tls=maybe | tls is 'maybe', and must be true or false",
        "//us?connectTimeout=30 | connectTimeout is '30', and must be a number and a unit as in"
            + " 500ms, 30s, 10m, 2h, 1d",
        "//us?queryTimeout=200000d | queryTimeout is '200000d', and must be at most 3650d",
        "//us?metadataTtl=3651d | metadataTtl is '3651d', and must be at most 3650d",
        "//us?requestTimeout=0s | requestTimeout is '0s', and must be above 0 and at most 1d",
        "//us?connectTimeout=0 | connectTimeout is '0', and must be above 0 and at most 1d",
        "//us?connectTimeout=25h | connectTimeout is '25h', and must be above 0 and at most 1d",
        "//us?onBadValue=zero | onBadValue is 'zero', and must be one of error, null",
        "//us?numberType=decimal,A.B.C:float | numberType is 'decimal,A.B.C:float', and must be"
            + " decimal, double, or a list as in decimal,Sales.Orders.Amount:double",
        "//us?numberType=decimal,double | numberType is 'decimal,double', and must be"
            + " decimal, double, or a list as in decimal,Sales.Orders.Amount:double",
        "//us?timeZone=Mars/Phobos | timeZone is 'Mars/Phobos', and must be a zone as in UTC,"
            + " Europe/Berlin, +02:00",
        "//us?maxMemoryRows=0 | maxMemoryRows is '0', and must be a whole number above 0",
        "//us?metdataTtl=5m | There is no property 'metdataTtl'. Did you mean 'metadataTtl'?",
        "//us?APIKEY=x | There is no property 'APIKEY'. Did you mean 'apiKey'?",
        "//us?apiKey | A property after the question mark has no value: write name=value",
        "//us?schema=%zz | % must be followed by two hexadecimal digits in the value of schema",
        "//us?schema=a&schema=b | The property schema is given twice",
        "us | After jdbc:holistics: comes a region as in jdbc:holistics://us, a host as in"
            + " jdbc:holistics://bi.example.com, or sandbox",
        "https://us.holistics.io | Leave out http: and https: and write"
            + " jdbc:holistics://host[:port][/path]",
        "sandbox:a/b | The name of a sandbox is 1 to 64 letters, digits, dots, hyphens,"
            + " underscores",
      })
  void aBadUrlSaysWhatIsWrongWithIt(String rest, String message) {
    assertThatThrownBy(() -> parse("jdbc:holistics:" + rest, KEY, NO_ENVIRONMENT))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08001"))
        .hasMessage(message);
  }

  @Test
  void anUrlWithoutHostNeedsTheEnvironment() throws SQLException {
    assertThatThrownBy(() -> parse("jdbc:holistics://", KEY, NO_ENVIRONMENT))
        .hasMessage(
            "The URL names no host and HOLISTICS_HOST is not set: write jdbc:holistics://us (or"
                + " apac, eu, or your host)");
    Map<String, String> environment =
        Map.of("HOLISTICS_HOST", "https://bi.example.com", "HOLISTICS_API_KEY", KEY);
    assertThat(service("jdbc:holistics://", null, environment).baseAddress())
        .hasToString("https://bi.example.com/api/v2");
    assertThat(service("jdbc:holistics:", null, environment).baseAddress())
        .hasToString("https://bi.example.com/api/v2");
  }

  @Test
  void aBrokenHolisticsHostIsNamed() {
    assertThatThrownBy(
            () -> parse("jdbc:holistics://", KEY, Map.of("HOLISTICS_HOST", "http://remote")))
        .hasMessage(
            "HOLISTICS_HOST is no host: tls=false would send the API key unencrypted to remote:"
                + " add allowInsecure=true if you mean it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"jdbc:holistics://us", "jdbc:holistics://eu.holistics.io", "jdbc:holistics://b.c"})
  void theEnvironmentsKeyGoesToRegionsAndToItsOwnHost(String url) throws SQLException {
    Map<String, String> environment = Map.of("HOLISTICS_API_KEY", KEY, "HOLISTICS_HOST", "b.c");
    assertThat(service(url, null, environment).key()).isEqualTo(key(KEY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:holistics://evil.example",
        "jdbc:holistics://us.holistics.io.evil.example",
        "jdbc:holistics://us.holistics.io:8443",
        "jdbc:holistics://b.c:8443",
        "jdbc:holistics://b.c/other",
        "jdbc:holistics://b.c?tls=false&allowInsecure=true",
        "jdbc:holistics://127.0.0.1:8080",
      })
  void theEnvironmentsKeyGoesNowhereElse(String url) {
    Map<String, String> environment = Map.of("HOLISTICS_API_KEY", KEY, "HOLISTICS_HOST", "b.c");
    assertThatThrownBy(() -> parse(url, null, environment))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28000"))
        .hasMessageStartingWith("The key in HOLISTICS_API_KEY goes to a region (apac, eu, us) or")
        .hasMessageNotContaining(KEY);
  }

  @Test
  void aMissingKeySaysWhereItCanBeGiven() {
    assertThatThrownBy(() -> parse("jdbc:holistics://us", null, NO_ENVIRONMENT))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28000"))
        .hasMessage(
            "There is no API key: give it as password, apiKey, apiKeyFile or in HOLISTICS_API_KEY");
  }

  @Test
  void theUrlWinsOverThePropertiesAndApiKeyOverPassword() throws SQLException {
    Properties info = new Properties();
    info.setProperty("apiKey", "from-properties");
    info.setProperty("password", "password-in-properties");
    info.setProperty("metadataTtl", "1m");
    info.setProperty("schema", "Sales");
    ConnectionSettings settings =
        ConnectionSettings.parse(
            "jdbc:holistics://us?password=from-url&metadataTtl=2m", info, NO_ENVIRONMENT);
    assertThat(((Place.Service) settings.place()).key()).isEqualTo(key("from-url"));
    assertThat(settings.metadataTtl()).isEqualTo(Duration.ofMinutes(2));
    assertThat(settings.schema()).contains("Sales");
    ConnectionSettings fromProperties =
        ConnectionSettings.parse("jdbc:holistics://us", info, NO_ENVIRONMENT);
    assertThat(((Place.Service) fromProperties.place()).key()).isEqualTo(key("from-properties"));
  }

  @Test
  void anEmptyPasswordIsNone() throws SQLException {
    assertThat(service("jdbc:holistics://us", "", Map.of("HOLISTICS_API_KEY", KEY)).key())
        .isEqualTo(key(KEY));
  }

  @Test
  void theKeyCanComeFromAFile(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("key"), KEY + "\n");
    String url = "jdbc:holistics://us?apiKeyFile=" + file;
    assertThat(service(url, null, NO_ENVIRONMENT).key()).isEqualTo(key(KEY));
    assertThat(service(url, "given", NO_ENVIRONMENT).key()).isEqualTo(key("given"));
  }

  @Test
  void aKeyFileOfTheUrlIsAsMuchBoundToItsHostsAsTheEnvironmentsKey(@TempDir Path directory)
      throws Exception {
    Path file = Files.writeString(directory.resolve("key"), KEY + "\n");
    String url = "jdbc:holistics://bi.example.com?apiKeyFile=" + file;
    assertThatThrownBy(() -> parse(url, null, NO_ENVIRONMENT))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28000"))
        .hasMessageContaining("HOLISTICS_HOST only, not to bi.example.com");
    assertThat(service(url, null, Map.of("HOLISTICS_HOST", "bi.example.com")).key())
        .isEqualTo(key(KEY));
    Properties info = new Properties(); // the program's own words, not those of a pasted URL
    info.setProperty("apiKeyFile", file.toString());
    assertThat(
            ((Place.Service)
                    ConnectionSettings.parse("jdbc:holistics://bi.example.com", info, Map.of())
                        .place())
                .key())
        .isEqualTo(key(KEY));
  }

  @Test
  void aKeyThatWasGivenForAFileIsNotShown() {
    assertThatThrownBy(
            () -> parse("jdbc:holistics://us?apiKeyFile=" + KEY + "/x", null, NO_ENVIRONMENT))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28000"))
        .hasMessage("The file that apiKeyFile names cannot be read: NoSuchFileException");
  }

  @Test
  void propertiesAreDecodedAndTyped() throws SQLException {
    ConnectionSettings settings =
        parse(
            "jdbc:holistics://us?schema=Caf%C3%A9+%26%20Bar&timeZone=+02:00&connectTimeout=500ms"
                + "&requestTimeout=2h&queryTimeout=0&maxMemoryRows=5000&readOnly=true&user=me&&",
            KEY, NO_ENVIRONMENT);
    assertThat(settings.schema()).contains("Café+& Bar");
    assertThat(settings.timeZone()).isEqualTo(ZoneId.of("+02:00"));
    assertThat(settings.connectTimeout()).isEqualTo(Duration.ofMillis(500));
    assertThat(settings.requestTimeout()).isEqualTo(Duration.ofHours(2));
    assertThat(settings.queryTimeout()).isZero();
    assertThat(settings.maxMemoryRows()).hasValue(5000);
    assertThat(settings.readOnly()).isTrue();
    assertThat(settings.user()).isEqualTo("me");
  }

  @Test
  void theUserAgentNamesDriverAndApplication() throws SQLException {
    ConnectionSettings settings =
        parse("jdbc:holistics://us?applicationName=Bi%0d%0aX: y", KEY, NO_ENVIRONMENT);
    Place.Service service = (Place.Service) settings.place();
    assertThat(settings.forSession(service.baseAddress(), service.key()).endpoint().userAgent())
        .isEqualTo("holistics-jdbc/" + DriverVersion.CURRENT.text() + " (Bi??X: y)");
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:holistics:sandbox, default",
    "jdbc:holistics:sandbox:demo-1, demo-1",
    "jdbc:holistics:sandbox:demo?metadataTtl=0s, demo"
  })
  void aSandboxNeedsNoKey(String url, String name) throws SQLException {
    assertThat(parse(url, null, NO_ENVIRONMENT).place()).isEqualTo(new Place.Sandbox(name));
  }

  @Test
  void nothingShowsTheKey() throws SQLException {
    String url = "jdbc:holistics://us?apiKey=" + KEY + "&schema=a%20b&password=" + KEY;
    ConnectionSettings settings = parse(url, null, NO_ENVIRONMENT);
    assertThat(settings.url()).isEqualTo("jdbc:holistics://us?schema=a%20b");
    assertThat(settings.toString()).doesNotContain(KEY);
    assertThat(JdbcUrl.parse(url).toString()).doesNotContain(KEY);
  }

  private static Place.Service service(String url) throws SQLException {
    return service(url, KEY, NO_ENVIRONMENT);
  }

  private static Place.Service service(String url, String password, Map<String, String> environment)
      throws SQLException {
    return (Place.Service) parse(url, password, environment).place();
  }

  private static ConnectionSettings parse(
      String url, String password, Map<String, String> environment) throws SQLException {
    Properties info = new Properties();
    if (password != null) {
      info.setProperty("password", password);
    }
    return ConnectionSettings.parse(url, info, environment);
  }

  private static org.holisticsjdbc.api.ApiKey key(String text) {
    return new org.holisticsjdbc.api.ApiKey(text);
  }
}
