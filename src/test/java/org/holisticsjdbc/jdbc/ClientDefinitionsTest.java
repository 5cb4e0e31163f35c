package org.holisticsjdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Holds {@code driver-manifest/clients/} to the driver, and to the structure its tools read. None
 * of them publishes a DTD of these files; what each reads is cited.
 */
class ClientDefinitionsTest {
  private static final Path CLIENTS = Path.of("driver-manifest/clients");
  private static final Pattern URL = Pattern.compile("jdbc:holistics:[^\\s\"'`<>,;)]*");
  private static final Pattern CLASS = Pattern.compile("org\\.holisticsjdbc(?:\\.\\w+)+");
  private static final Pattern JAR = Pattern.compile("holistics-jdbc-[^\\s\"'`<>/]*\\.jar");

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(CLIENTS)) {
      return files.filter(Files::isRegularFile).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void classUrlAndJarAreThoseOfTheManifest(Path file) throws Exception {
    String text = Files.readString(file);

    assertThat(found(CLASS, text)).allMatch(HolisticsDriver.class.getName()::equals);
    assertThat(found(JAR, text)).allMatch(DriverManifest.JAR::equals);
    for (String url : found(URL, text)) {
      String filledIn = filledIn(url);
      assertThat(ConnectionSettings.parse(filledIn, key(), Map.of())).as(url).isNotNull();
    }
  }

  /** Puts a value into each place that a tool leaves for one: {host}, {host::default}, […]. */
  private static String filledIn(String url) {
    return url.replaceAll("\\{(?:host|region)(?:::[a-z]+)?}", "us").replaceAll("\\[[^]]*]", "");
  }

  private static Properties key() {
    Properties key = new Properties();
    key.setProperty("password", "k");
    return key;
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(it -> it.group()).toList();
  }

  @Test
  void everyToolIsIntroducedAndEveryFileLinked() throws IOException {
    String readme = Files.readString(CLIENTS.resolve("README.md"));

    assertThat(files().map(it -> CLIENTS.relativize(it).toString().replace('\\', '/')))
        .hasSizeGreaterThan(8)
        .allMatch(it -> it.equals("README.md") || readme.contains("](" + it + ")"));
    Matcher links = Pattern.compile("]\\(([^)]+)\\)").matcher(readme);
    while (links.find()) {
      assertThat(CLIENTS.resolve(links.group(1))).exists();
    }
  }

  /**
   * Attributes and elements as {@code DriversParser} of {@code
   * org.jkiss.dbeaver.registry.driver.DriverDescriptorSerializerLegacy} (dbeaver/dbeaver) reads
   * them.
   */
  @Test
  void dbeaverFindsADriverOfItsGenericProvider() throws Exception {
    Document drivers = xml("dbeaver/drivers.xml");

    assertThat(paths(drivers))
        .containsExactly(
            "drivers",
            "drivers/provider",
            "drivers/provider/driver",
            "drivers/provider/driver/library",
            "drivers/provider/driver/parameter",
            "drivers/provider/driver/property");
    assertThat(value(drivers, "/drivers/provider/@id")).isEqualTo("generic");
    assertThat(value(drivers, "//driver/@class")).isEqualTo(HolisticsDriver.class.getName());
    assertThat(value(drivers, "//driver/@custom")).isEqualTo("true");
    assertThat(value(drivers, "//driver/@url")).isEqualTo("jdbc:holistics://{host}");
    assertThat(attributes(drivers, "//driver"))
        .isSubsetOf(
            Set.of(
                "id",
                "categories",
                "name",
                "class",
                "url",
                "port",
                "defaultDatabase",
                "defaultServer",
                "defaultUser",
                "description",
                "custom",
                "embedded",
                "anonymous",
                "allowsEmptyPassword"));
    assertThat(attributes(drivers, "//library")).containsExactly("custom", "path", "type");
    assertProperties(values(drivers, "//property/@name"), values(drivers, "//property/@value"));
  }

  /**
   * Elements as files of the component {@code LocalDatabaseDriverManager} have them; its source is
   * not public.
   */
  @Test
  void dataGripFindsAUserDriver() throws Exception {
    Document drivers = xml("datagrip/databaseDrivers.xml");

    assertThat(paths(drivers))
        .containsExactly(
            "application",
            "application/component",
            "application/component/driver",
            "application/component/driver/library",
            "application/component/driver/library/url",
            "application/component/driver/url-template");
    assertThat(value(drivers, "/application/component/@name"))
        .isEqualTo("LocalDatabaseDriverManager");
    assertThat(value(drivers, "//driver/@driver-class")).isEqualTo(HolisticsDriver.class.getName());
    assertThat(value(drivers, "//library/url")).startsWith("file://$APPLICATION_CONFIG_DIR$/");
    assertThat(values(drivers, "//url-template/@name")).contains("default");
  }

  /** A bean each of whose elements is a property of {@code SQLDriver} (squirrel-sql-code). */
  @Test
  void squirrelFindsADriverBean() throws Exception {
    Document beans = xml("squirrel/SQLDrivers.xml");

    assertThat(value(beans, "/Beans/Bean/@Class"))
        .isEqualTo("net.sourceforge.squirrel_sql.fw.sql.SQLDriver");
    assertThat(values(beans, "/Beans/Bean/*", Node::getNodeName))
        .containsExactly(
            "driverClassName",
            "identifier",
            "jarFileName",
            "jarFileNames",
            "name",
            "url",
            "websiteUrl");
    assertThat(value(beans, "//driverClassName")).isEqualTo(HolisticsDriver.class.getName());
    assertThat(value(beans, "/Beans/Bean/url")).isEqualTo("jdbc:holistics://us");
    assertThat(value(beans, "//jarFileNames/Bean/string")).endsWith(DriverManifest.JAR);
  }

  /**
   * A list of beans for {@code java.beans.XMLDecoder}, as {@code DriverTemplates.xml} beside {@code
   * workbench.db.DbDriver} of SQL Workbench/J is one.
   */
  @Test
  void sqlWorkbenchFindsAListOfDrivers() throws Exception {
    Document list = xml("sqlworkbench/WbDrivers.xml");

    assertThat(value(list, "/java/@class")).isEqualTo("java.beans.XMLDecoder");
    assertThat(value(list, "/java/object/@class")).isEqualTo("java.util.ArrayList");
    String bean = "/java/object/void[@method='add']/object[@class='workbench.db.DbDriver']/void";
    assertThat(values(list, bean + "/@property"))
        .containsExactly("driverClass", "library", "name", "sampleUrl");
    assertThat(value(list, bean + "[@property='driverClass']/string"))
        .isEqualTo(HolisticsDriver.class.getName());
  }

  /**
   * The element {@code connection-customization} of {@code connector_plugin_manifest_latest.xsd}
   * (tableau/connector-plugin-sdk): vendor, driver, customizations.
   */
  @Test
  void tableauFindsCapabilities() throws Exception {
    Document customization = xml("tableau/holistics.tdc");

    String root = "/connection-customization";
    assertThat(values(customization, root + "/*", Node::getNodeName))
        .containsExactly("vendor", "driver", "customizations");
    assertThat(value(customization, root + "/@class")).isEqualTo("genericjdbc");
    assertThat(value(customization, root + "/@enabled")).isEqualTo("true");
    assertThat(value(customization, root + "/vendor/@name")).isEqualTo("genericjdbc");
    assertThat(values(customization, "//customization/@name"))
        .doesNotHaveDuplicates()
        .allMatch(it -> it.matches("CAP_[A-Z0-9_]+"));
    assertThat(values(customization, "//customization/@value"))
        .allMatch(it -> it.matches("yes|no"));
  }

  @Test
  void tableauSetsPropertiesThatExist() throws IOException {
    Properties properties = properties("tableau/holistics.properties");
    List<String> keys = List.copyOf(new TreeSet<>(properties.stringPropertyNames()));

    assertProperties(keys, keys.stream().map(properties::getProperty).toList());
  }

  /** The keys {@code Commands.connect(Properties)} of SQLLine asks for. */
  @Test
  void sqlLineFindsWhatItConnectsWith() throws IOException {
    Properties connection = properties("sqlline/holistics.properties");

    assertThat(connection.stringPropertyNames())
        .containsExactlyInAnyOrder("driver", "url", "user", "password");
    assertThat(connection.getProperty("driver")).isEqualTo(HolisticsDriver.class.getName());
    assertThat(connection.getProperty("password")).isEmpty();
    assertThat(properties("sqlline/sqlline.properties").stringPropertyNames())
        .containsExactlyInAnyOrder("sqlline.fastconnect", "sqlline.isolation");
  }

  /**
   * {@code db:data-source} as OpenDocument 1.2 part 1, §12 describes it; the setting {@code
   * JavaDriverClassPath} is read by {@code connectivity/source/drivers/jdbc/JConnection.cxx}
   * (LibreOffice).
   */
  @ParameterizedTest
  @CsvSource({
    "jdbc:holistics://us, true",
    "jdbc:holistics:sandbox?schema=A%26B&readOnly=true, false"
  })
  void theWriterOfBaseFilesWritesOne(String url, String needsKey, @TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("holistics.odb");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process writer =
        new ProcessBuilder(
                java,
                CLIENTS.resolve("libreoffice/BaseFile.java").toString(),
                file.toString(),
                url,
                folder.resolve("driver.jar").toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(writer.getInputStream().readAllBytes());
    assertThat(writer.waitFor()).as(said).isZero();

    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry first = zip.entries().nextElement();
      assertThat(first.getName()).isEqualTo("mimetype");
      assertThat(first.getMethod()).isEqualTo(ZipEntry.STORED);
      assertThat(zip.getInputStream(first)).hasContent("application/vnd.oasis.opendocument.base");
      Document manifest = xml(zip.getInputStream(zip.getEntry("META-INF/manifest.xml")));
      assertThat(values(manifest, "//@*[local-name()='full-path']")).contains("content.xml");
      Document content = xml(zip.getInputStream(zip.getEntry("content.xml")));
      assertThat(value(content, "//@*[local-name()='href']")).isEqualTo(url);
      assertThat(value(content, "//@*[local-name()='java-driver-class']"))
          .isEqualTo(HolisticsDriver.class.getName());
      assertThat(value(content, "//@*[local-name()='is-password-required']")).isEqualTo(needsKey);
      assertThat(value(content, "//*[local-name()='data-source-setting-value']"))
          .startsWith("file:///")
          .endsWith("driver.jar");
    }
  }

  private static void assertProperties(List<String> keys, List<String> values) throws IOException {
    Properties info = key();
    IntStream.range(0, keys.size()).forEach(i -> info.setProperty(keys.get(i), values.get(i)));
    assertThat(keys).isNotEmpty().allMatch(it -> ConnectionProperty.find(it).isPresent());
    try {
      assertThat(ConnectionSettings.parse("jdbc:holistics://us", info, Map.of())).isNotNull();
    } catch (java.sql.SQLException e) {
      throw new AssertionError("A value is wrong", e);
    }
  }

  private static Properties properties(String file) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(CLIENTS.resolve(file))) {
      properties.load(in);
    }
    return properties;
  }

  private static Document xml(String file) throws Exception {
    try (InputStream in = Files.newInputStream(CLIENTS.resolve(file))) {
      return xml(in);
    }
  }

  private static Document xml(InputStream in) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(in);
  }

  private static String value(Document document, String path) {
    List<String> values = values(document, path);
    assertThat(values).as(path).hasSize(1);
    return values.get(0);
  }

  private static List<String> values(Document document, String path) {
    return values(document, path, Node::getTextContent);
  }

  private static List<String> values(
      Document document, String path, java.util.function.Function<Node, String> of) {
    try {
      NodeList nodes =
          (NodeList)
              XPathFactory.newInstance()
                  .newXPath()
                  .evaluate(path, document, XPathConstants.NODESET);
      return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).map(of).toList();
    } catch (javax.xml.xpath.XPathExpressionException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  private static Set<String> attributes(Document document, String path) {
    return values(
            document,
            path,
            node -> {
              NamedNodeMap attributes = node.getAttributes();
              return IntStream.range(0, attributes.getLength())
                  .mapToObj(i -> attributes.item(i).getNodeName())
                  .collect(Collectors.joining(","));
            })
        .stream()
        .flatMap(it -> Stream.of(it.split(",")))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the paths of all elements, sorted. */
  private static Set<String> paths(Document document) {
    return new TreeSet<>(
        values(
            document,
            "//*",
            node -> {
              List<String> names = new ArrayList<>();
              for (Node it = node; it.getParentNode() != null; it = it.getParentNode()) {
                names.add(0, it.getNodeName());
              }
              return String.join("/", names);
            }));
  }
}
