package org.holisticsjdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.calcite.schema.SchemaFactory;
import org.holisticsjdbc.ManualPage;
import org.junit.jupiter.api.Test;

/** Holds {@code driver.json} to the code; {@code -Dmanifest.update=true} writes it anew. */
class DriverManifestTest {
  private static final Path FILE = Path.of("driver-manifest/driver.json");

  @Test
  void theDriverIsDescribedAsTheCodeHasIt() throws IOException {
    ManualPage.assertHolds(FILE, DriverManifest.text(), "manifest.update");
  }

  @Test
  void theNamedClassesAreWhatTheyAreSaidToBe() throws Exception {
    JsonNode driver = new JsonMapper().readTree(Files.readString(FILE));

    assertThat(newInstance(driver.path("driverClass").asText())).isInstanceOf(Driver.class);
    assertThat(newInstance(driver.path("calciteSchemaFactory").asText()))
        .isInstanceOf(SchemaFactory.class);
    assertThat(newInstance(driver.path("dataSourceClass").asText()))
        .isInstanceOf(javax.sql.DataSource.class);
  }

  private static Object newInstance(String name) throws ReflectiveOperationException {
    return Class.forName(name).getConstructor().newInstance();
  }

  @Test
  void theExamplesOfUrlsAreUrls() throws Exception {
    Properties key = new Properties();
    key.setProperty("password", "k");
    for (DriverManifest.UrlForm form : DriverManifest.URLS) {
      assertThat(ConnectionSettings.parse(form.example(), key, Map.of())).isNotNull();
    }
  }

  @Test
  void theDocumentsExist() {
    assertThat(DriverManifest.DOCUMENTS).allMatch(it -> Files.isRegularFile(Path.of(it)));
  }

  @Test
  void whatIsPackedNamesTheVersion() throws IOException {
    String packed = packed("driver.json");

    assertThat(new JsonMapper().readTree(packed).path("version").asText())
        .isEqualTo(DriverVersion.CURRENT.text());
    for (String file : List.of("driver.json", "clients/dbeaver/drivers.xml", "clients/README.md")) {
      assertThat(packed(file)).contains(DriverVersion.CURRENT.text() + "-all.jar");
    }
  }

  private static String packed(String file) throws IOException {
    try (InputStream in =
        DriverManifestTest.class.getResourceAsStream("/org/holisticsjdbc/manifest/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
