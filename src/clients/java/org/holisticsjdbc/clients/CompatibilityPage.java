package org.holisticsjdbc.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The page of the manual on clients: a section for each session, which {@code -Dmanual.update=true}
 * writes anew. Only the day of the run may differ from what is there.
 */
final class CompatibilityPage {
  private static final Path PAGE = Path.of("src/manual/compatibility.md");
  private static final String HEADING = "## ";
  private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";

  private static final String INTRODUCTION =
      """
      # Compatibility

      What other people's programs do with the driver. Each was run with the finished `-all` jar over the sandbox, by
      `mvn verify -Pclients` (`-Pall-clients` for the heavy ones), and its answers were compared with what is right. This page is made by that
      run: a client that is not here was not tried. Questions after the state of jobs, and validations of the
      connection, are not counted: their number depends on time.

      """;

  private CompatibilityPage() {}

  static void assertHolds(ClientSession session, List<String> tried, List<String> remarks)
      throws IOException {
    String title = session.program().title();
    String section = section(session, tried, remarks);
    if (Boolean.getBoolean("manual.update")) {
      Map<String, String> sections = sections();
      sections.put(title, section);
      Files.writeString(PAGE, INTRODUCTION + String.join("\n", sections.values()));
    }
    assertThat(sections()).containsKey(title);
    assertThat(withoutDay(sections().get(title))).isEqualTo(withoutDay(section));
  }

  private static String section(ClientSession session, List<String> tried, List<String> remarks)
      throws IOException {
    ClientProgram program = session.program();
    return """
        %s%s

        - Version: %s, run on %s with Java %d
        - Tried: %s
        %s        - Requests: %s
        - [Calls](../%s/resources/calls/%s.txt)
        """
        .formatted(
            HEADING,
            program.title(),
            program.version(),
            LocalDate.now(),
            Runtime.version().feature(),
            String.join("; ", tried),
            remarks.stream().map(it -> "- " + it + "\n").collect(Collectors.joining()),
            session.requests().entrySet().stream()
                .map(it -> it.getValue() + " " + it.getKey())
                .collect(Collectors.joining(", ")),
            program.profile(),
            program.id());
  }

  /** Returns the sections that are there, by title. */
  private static Map<String, String> sections() throws IOException {
    Map<String, String> sections = new TreeMap<>();
    if (Files.exists(PAGE)) {
      String[] parts = Files.readString(PAGE).split("(?m)^(?=" + HEADING + ")");
      for (int i = 1; i < parts.length; i++) { // the introduction comes before the first
        String title = parts[i].lines().findFirst().orElseThrow().substring(HEADING.length());
        sections.put(title, parts[i].stripTrailing() + "\n");
      }
    }
    return sections;
  }

  private static String withoutDay(String section) {
    return section.replaceFirst("run on " + DAY, "run on a day");
  }
}
