package org.holisticsjdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the README to the code; {@code -Dreadme.update=true} writes the table anew. */
class ReadmeTest {
  private static final Path README = Path.of("README.md");
  private static final String BEGIN = "<!-- properties -->\n";
  private static final String END = "<!-- end of properties -->";

  @Test
  void theTableOfPropertiesIsThatOfTheCode() throws IOException {
    String readme = Files.readString(README);
    int begin = readme.indexOf(BEGIN) + BEGIN.length();
    int end = readme.indexOf(END);
    String table =
        "| Property | Default | Meaning |\n|---|---|---|\n"
            + Arrays.stream(ConnectionProperty.values())
                .map(ReadmeTest::line)
                .collect(Collectors.joining());

    if (Boolean.getBoolean("readme.update")) {
      Files.writeString(README, readme.substring(0, begin) + table + readme.substring(end));
      return;
    }
    assertThat(readme.substring(begin, end)).isEqualTo(table);
  }

  @Test
  void everyExampleIsInTheTableOfExamples() throws IOException {
    List<String> table =
        Files.readAllLines(README).stream().filter(line -> line.startsWith("| [`")).toList();
    try (Stream<Path> examples = Files.list(Path.of("examples"))) {
      assertThat(examples.map(file -> "(examples/" + file.getFileName() + ")").sorted())
          .isNotEmpty()
          .allSatisfy(link -> assertThat(table).as(link).anyMatch(line -> line.contains(link)));
    }
  }

  private static String line(ConnectionProperty property) {
    String defaultValue =
        property.defaultValue().isEmpty() ? "" : "`" + property.defaultValue() + "`";
    return "| `%s` | %s | %s |\n".formatted(property.key(), defaultValue, property.meaning());
  }
}
