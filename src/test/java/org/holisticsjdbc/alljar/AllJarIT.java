package org.holisticsjdbc.alljar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

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
  void leavesNothingBehindWhenItsClassLoaderGoes() throws Exception {
    Jvm.Output output =
        Jvm.run(Jvm.thisJdk(), List.of(), PluginProgram.class, Jvm.ALL_JAR.toString());

    assertThat(output.err()).isEmpty();
    assertThat(output.out().lines())
        .containsExactly(
            "rows: 1495",
            "loader collected: true",
            "threads left: []",
            "temporary files left: 0",
            "sockets left: []",
            "open files more than before: 0");
  }
}
