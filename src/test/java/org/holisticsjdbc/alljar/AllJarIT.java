package org.holisticsjdbc.alljar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarFile;
import org.apache.commons.csv.CSVRecord;
import org.holisticsjdbc.testing.Jvm;
import org.holisticsjdbc.testing.PublicData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllJarIT {
  private static final String STRIKES_BY_STATE =
      "SELECT s.\"State\", COUNT(*) FROM \"Wildlife strikes\".\"Strikes\" s JOIN \"16076\".\"4178\" b"
          + " ON s.\"State\" = b.\"State\" GROUP BY s.\"State\" ORDER BY 2 DESC LIMIT 3";

  @Test
  void holdsOneDriverAndNothingOutsideItsOwnPackage() throws IOException {
    try (JarFile jar = new JarFile(Jvm.ALL_JAR.toFile())) {
      assertThat(text(jar, "META-INF/services/java.sql.Driver").lines().toList())
          .containsExactly("org.holisticsjdbc.jdbc.HolisticsDriver");
      assertThat(jar.stream().map(entry -> entry.getName()).filter(AllJarIT::isForeignClass))
          .isEmpty();
      assertThat(jar.getEntry("META-INF/LICENSE")).isNotNull();
      assertThat(jar.getEntry("META-INF/NOTICE")).isNotNull();
    }
  }

  private static String text(JarFile jar, String name) throws IOException {
    return new String(
        jar.getInputStream(jar.getEntry(name)).readAllBytes(),
        java.nio.charset.StandardCharsets.UTF_8);
  }

  private static boolean isForeignClass(String name) {
    return name.endsWith(".class")
        && !name.replaceFirst("^META-INF/versions/\\d+/", "").startsWith("org/holisticsjdbc/");
  }

  @Test
  void queriesFromTheJarAloneAndIsSilent() throws Exception {
    Jvm.Output output = Jvm.run(Jvm.thisJdk(), List.of(), QueryProgram.class, STRIKES_BY_STATE);

    assertThat(output.err()).isEmpty();
    assertThat(output.out().lines())
        .containsExactly("Texas|1495", "California|890", "Louisiana|618");
  }

  @Test
  void joinsTwoDashboardsAsTheirFilesDo() throws Exception {
    Map<String, String> stateOf = new HashMap<>();
    PublicData.rows("airports.csv")
        .forEach(airport -> stateOf.put(airport.get("iata"), airport.get("state")));
    Map<String, Long> expected = new TreeMap<>();
    for (CSVRecord route : PublicData.rows("flights-airport.csv")) {
      Optional.ofNullable(stateOf.get(route.get("origin")))
          .ifPresent(state -> expected.merge(state, Long.parseLong(route.get("count")), Long::sum));
    }

    Jvm.Output output =
        Jvm.run(
            Jvm.thisJdk(),
            List.of(),
            QueryProgram.class,
            "SELECT a.\"State\", SUM(r.\"Flights\") FROM \"Flights\".\"Routes\" r JOIN \"Airports\".\"Airports\" a"
                + " ON a.\"IATA\" = r.\"Origin\" GROUP BY a.\"State\" ORDER BY a.\"State\"");

    assertThat(output.err()).isEmpty();
    assertThat(output.out().lines())
        .hasSizeGreaterThan(40)
        .containsExactlyElementsOf(
            expected.entrySet().stream().map(e -> e.getKey() + "|" + e.getValue()).toList());
  }

  @Test
  void theTenLineExampleOfTheReadmeRuns() throws Exception {
    Jvm.Output output = Jvm.runSource(Path.of("examples/FirstQuery.java"));

    assertThat(output.err()).isEmpty();
    assertThat(output.out().lines())
        .containsExactly(
            "Texas: 1495 strikes", "California: 890 strikes", "Louisiana: 618 strikes");
  }

  @Test
  void queriesOnEveryNewerJdkThatIsInstalledAndIsSilentThere() throws Exception {
    List<Path> jdks = Jvm.newerJdks();
    List<String> said = new ArrayList<>();
    for (Path jdk : jdks) {
      Jvm.Output output = Jvm.run(jdk, List.of(), QueryProgram.class, STRIKES_BY_STATE);
      said.add(jdk.getFileName() + ": " + (output.err() + output.out()).lines().toList());
    }

    System.out.println(
        jdks.isEmpty() ? "No JDK newer than this one is installed" : "Newer JDKs: " + said);
    assertThat(said).allMatch(line -> line.endsWith("[Texas|1495, California|890, Louisiana|618]"));
  }

  @Test
  void leavesNothingBehindWhenItsClassLoaderGoes(@TempDir Path temporary) throws Exception {
    List<String> options = List.of("-Xmx256m", "-Djava.io.tmpdir=" + temporary);
    Jvm.Output output =
        Jvm.run(Jvm.thisJdk(), options, PluginProgram.class, Jvm.ALL_JAR.toString());

    assertThat(output.err()).isEmpty();
    assertThat(output.out().lines())
        .containsExactly(
            "first rows: 1495",
            "first loader collected: true",
            "second rows: 1495",
            "second loader collected: true",
            "threads left: []",
            "temporary files left: 0",
            "sockets left: []",
            "open files more than before: 0");
  }
}
