package org.holisticsjdbc.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.holisticsjdbc.api.Failure;

/** The text of {@code driver-manifest/driver.json}, made from the code. */
final class DriverManifest {
  /** Filled in by the build, where the file is packed into the jar. */
  static final String VERSION = "${project.version}";

  static final String JAR = "holistics-jdbc-" + VERSION + "-all.jar";

  /** A form of URL. */
  record UrlForm(String name, String template, String example, String meaning) {}

  static final List<UrlForm> URLS =
      List.of(
          new UrlForm(
              "region",
              "jdbc:holistics://{region}",
              "jdbc:holistics://us",
              "An account in a region of the service, always over https."),
          new UrlForm(
              "host",
              "jdbc:holistics://{host}[:{port}][/{path}]",
              "jdbc:holistics://bi.example.com:8443/api/v2",
              "Any other address of the API; without a path it is /api/v2."),
          new UrlForm(
              "sandbox",
              "jdbc:holistics:sandbox[:{name}]",
              "jdbc:holistics:sandbox:demo",
              "A complete local Holistics inside the JVM, one for each name; no account, no key."));

  static final List<String> DOCUMENTS =
      List.of(
          "README.md",
          "CHANGELOG.md",
          "src/manual/pushdown.md",
          "src/manual/procedures.md",
          "src/manual/tables.md",
          "driver-manifest/clients/README.md");

  private static final JsonMapper JSON = new JsonMapper();

  private DriverManifest() {}

  static String text() throws JsonProcessingException {
    ObjectNode driver =
        JSON.createObjectNode()
            .put("name", DriverVersion.DRIVER_NAME)
            .put("title", "Holistics")
            .put("version", VERSION)
            .put("driverClass", HolisticsDriver.class.getName())
            .put("dataSourceClass", HolisticsDataSource.class.getName())
            .put("calciteSchemaFactory", HolisticsSchemaFactory.class.getName())
            .put("jar", JAR)
            .put("mavenGroup", "org.holisticsjdbc")
            .put("mavenArtifact", "holistics-jdbc")
            .put("javaVersion", 17)
            .put("urlPrefix", JdbcUrl.PREFIX)
            .put("identifierQuote", "\"");
    ArrayNode urls = driver.putArray("urls");
    URLS.forEach(form -> urls.add(url(form)));
    ArrayNode properties = driver.putArray("properties");
    Stream.of(ConnectionProperty.values()).forEach(it -> properties.add(property(it)));
    ArrayNode states = driver.putArray("sqlStates");
    Stream.of(Failure.values()).forEach(it -> states.add(state(it)));
    ArrayNode documents = driver.putArray("documents");
    DOCUMENTS.forEach(documents::add);
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(new DefaultIndenter(" ", "\n"));
    printer.indentObjectsWith(new DefaultIndenter(" ", "\n"));
    return JSON.writer(printer).writeValueAsString(driver) + "\n";
  }

  private static ObjectNode url(UrlForm form) {
    ObjectNode url =
        JSON.createObjectNode()
            .put("name", form.name())
            .put("template", form.template())
            .put("example", form.example())
            .put("meaning", form.meaning());
    if (form.name().equals("region")) {
      ArrayNode regions = url.putArray("regions");
      ServiceAddress.REGIONS.keySet().stream().sorted().forEach(regions::add);
    }
    return url;
  }

  private static ObjectNode property(ConnectionProperty property) {
    ObjectNode described =
        JSON.createObjectNode()
            .put("key", property.key())
            .put("kind", property.kind().name())
            .put("default", property.defaultValue())
            .put("secret", property.isSecret())
            .put("meaning", property.meaning());
    if (!property.choices().isEmpty()) {
      property.choices().forEach(described.putArray("choices")::add);
    }
    return described;
  }

  private static ObjectNode state(Failure failure) {
    var exception = SqlExceptions.of(failure, "");
    return JSON.createObjectNode()
        .put("failure", failure.name())
        .put("sqlState", exception.getSQLState())
        .put("exception", exception.getClass().getName());
  }
}
