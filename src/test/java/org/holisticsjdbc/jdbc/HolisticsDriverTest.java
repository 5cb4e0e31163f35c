package org.holisticsjdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.holisticsjdbc.jdbc.SqlState.assertState;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.holisticsjdbc.sandbox.Sandbox;
import org.holisticsjdbc.sandbox.SandboxOptions;
import org.junit.jupiter.api.Test;

class HolisticsDriverTest {
  private final HolisticsDriver driver = new HolisticsDriver(Map.of());

  @Test
  void aForeignUrlIsLeftToOthers() throws SQLException {
    assertThat(driver.acceptsURL("jdbc:other:x")).isFalse();
    assertThat(driver.connect("jdbc:other:x", new Properties())).isNull();
    assertThat(driver.acceptsURL("jdbc:holistics:anything")).isTrue();
    assertState("HY024", () -> driver.acceptsURL(null));
    assertState("HY024", () -> driver.connect(null, null));
  }

  @Test
  void driverManagerFindsTheDriver() throws SQLException {
    assertThat(DriverManager.getDriver("jdbc:holistics:sandbox"))
        .isInstanceOf(HolisticsDriver.class);
  }

  @Test
  void theVersionIsTheOneOfTheBuild() {
    assertThat(DriverVersion.CURRENT.text()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    assertThat(driver.getMajorVersion() + "." + driver.getMinorVersion())
        .isEqualTo(DriverVersion.CURRENT.text().replaceFirst("(\\d+\\.\\d+).*", "$1"));
    assertThat(driver.jdbcCompliant()).isFalse();
  }

  @Test
  void connectionsToOneSandboxShareItUntilTheLastOneCloses() throws SQLException {
    URI first;
    try (Connection one = driver.connect("jdbc:holistics:sandbox:shared", null);
        Connection two = driver.connect("jdbc:holistics:sandbox:shared", null);
        Connection other = driver.connect("jdbc:holistics:sandbox:other", null)) {
      assertThat(schemas(one)).isNotEmpty().isEqualTo(schemas(two));
      assertThat(other.getMetaData().getURL()).isEqualTo("jdbc:holistics:sandbox:other");
      first = address("shared");
      assertThat(address("shared")).isEqualTo(first);
      assertThat(address("other")).isNotEqualTo(first);
    }
    assertThat(address("shared")).isNotEqualTo(first);
  }

  /** The address of a sandbox, held only as long as this takes. */
  private static URI address(String name) throws SQLException {
    RunningSandbox.Lease lease = RunningSandbox.acquire(name);
    lease.release().run();
    lease.release().run(); // counts once
    return lease.baseAddress();
  }

  private static List<String> schemas(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet schemas = connection.getMetaData().getSchemas()) {
      while (schemas.next()) {
        names.add(schemas.getString(1));
      }
    }
    return names;
  }

  @Test
  void aWrongKeyIsRefusedAndShownNowhere() {
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults())) {
      String url = url(sandbox);
      Properties info = new Properties();
      info.setProperty("password", "wr0ng-s3cret");
      assertState("28000", () -> driver.connect(url, info))
          .hasFieldOrPropertyWithValue("errorCode", 401)
          .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("wr0ng-s3cret"));
    }
  }

  @Test
  void aHostThatDoesNotAnswerIsNamed() {
    Properties info = new Properties();
    info.setProperty("password", "k3y");
    assertState("08001", () -> driver.connect("jdbc:holistics://127.0.0.1:1", info))
        .hasMessageContaining("127.0.0.1");
  }

  @Test
  void theKeyIsNotLoggedAtAnyLevel() throws SQLException {
    Logger logger = Logger.getLogger("org.holisticsjdbc");
    RecordedLog log = new RecordedLog();
    Level level = logger.getLevel();
    logger.addHandler(log);
    logger.setLevel(Level.ALL);
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().withApiKey("s3cret-k3y"));
        Connection connection =
            driver.connect(url(sandbox) + "?apiKey=s3cret-k3y", new Properties());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT 1")) {
      assertThat(rows.next()).isTrue();
      assertThat(connection.toString()).doesNotContain("s3cret");
      assertThat(connection.getMetaData().getURL()).isEqualTo(url(sandbox));
    } finally {
      logger.removeHandler(log);
      logger.setLevel(level);
    }
    assertThat(log.lines).noneMatch(line -> line.contains("s3cret"));
  }

  private static String url(Sandbox sandbox) {
    return "jdbc:holistics:" + sandbox.baseAddress().toString().replaceFirst("^http:", "");
  }

  @Test
  void withoutTheSandboxPackageItsUrlIsRefusedAndTheRestWorks() throws Exception {
    try (URLClassLoader loader = new WithoutSandbox()) {
      Driver other =
          (Driver)
              loader
                  .loadClass("org.holisticsjdbc.jdbc.HolisticsDriver")
                  .getConstructor()
                  .newInstance();
      assertThat(other.acceptsURL("jdbc:holistics:sandbox")).isTrue();
      assertThatThrownBy(() -> other.connect("jdbc:holistics:sandbox", null))
          .isInstanceOf(SQLException.class)
          .hasFieldOrPropertyWithValue("SQLState", "0A000")
          .hasMessageContaining("no sandbox");
      other.getClass().getMethod("deregister").invoke(null);
    }
  }

  @Test
  void aDataSourceConnectsAndFindsItsPropertiesByKey() throws SQLException {
    HolisticsDataSource source = new HolisticsDataSource(driver);
    source.setUrl("jdbc:holistics:sandbox:pooled");
    source.setSchema("Sales");
    source.setProperty("applicationName", "Pool");
    try (Connection connection = source.getConnection();
        Connection other = source.getConnection("me", "ignored")) {
      assertThat(connection.getSchema()).isEqualTo("Sales");
      assertThat(connection.getClientInfo("ApplicationName")).isEqualTo("Pool");
      assertThat(other.getMetaData().getUserName()).isEqualTo("me");
    }
    assertState("08001", () -> source.setProperty("schemas", "x"))
        .hasMessage("There is no property 'schemas'. Did you mean 'schema'?");
    source.setUrl("jdbc:other:x");
    assertState("08001", source::getConnection)
        .hasMessage("The URL of a HolisticsDataSource begins with jdbc:holistics:");
    assertThat(source.unwrap(HolisticsDataSource.class)).isSameAs(source);
    source.setPassword("s3cret");
    assertThat(source.toString()).doesNotContain("s3cret");
  }

  private static String stackTrace(Throwable thrown) {
    var text = new java.io.StringWriter();
    thrown.printStackTrace(new java.io.PrintWriter(text));
    return text.toString();
  }

  /** The driver and its libraries, loaded anew, without the sandbox. */
  private static final class WithoutSandbox extends URLClassLoader {
    WithoutSandbox() {
      super(classPath(), ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith("org.holisticsjdbc.sandbox.")) {
        throw new ClassNotFoundException(name);
      }
      return super.findClass(name);
    }

    private static URL[] classPath() {
      return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
          .map(WithoutSandbox::url)
          .toArray(URL[]::new);
    }

    private static URL url(String path) {
      try {
        return new File(path).toURI().toURL();
      } catch (MalformedURLException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static final class RecordedLog extends Handler {
    final List<String> lines = new ArrayList<>();

    RecordedLog() {
      setFormatter(new SimpleFormatter());
      setLevel(Level.ALL);
    }

    @Override
    public void publish(LogRecord entry) {
      lines.add(getFormatter().format(entry));
    }

    @Override
    public void flush() {
      // nothing is held back
    }

    @Override
    public void close() {
      // nothing to free
    }
  }
}
