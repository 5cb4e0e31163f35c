package org.holisticsjdbc.clients;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.holisticsjdbc.sandbox.RecordedExchange;

/**
 * What a client did.
 *
 * @param out what it printed; a line that begins with {@code ##} says what it tries next
 * @param calls the JDBC methods it called, distinct and sorted
 * @param exchanges what it cost
 */
record ClientSession(
    ClientProgram program, String out, List<String> calls, List<RecordedExchange> exchanges) {
  static final String HEADING = "## ";

  /** How often these are asked depends on time. */
  private static final Set<String> WAITING = Set.of("Jobs_List", "Jobs_Get");

  /** Returns how often each operation was requested, but for those that wait. */
  Map<String, Long> requests() {
    return exchanges.stream()
        .map(exchange -> exchange.operationId().orElse("Storage"))
        .filter(operation -> !WAITING.contains(operation))
        .collect(groupingBy(operation -> operation, TreeMap::new, counting()));
  }

  /** Returns what was tried, in order. */
  List<String> tried() {
    return out.lines()
        .filter(line -> line.startsWith(HEADING))
        .map(line -> line.substring(HEADING.length()))
        .toList();
  }

  /** Fails unless the calls and the requests are those of the file kept with the tests. */
  void assertRecorded() throws IOException {
    assertThat(calls).isNotEmpty();
    StringBuilder text =
        new StringBuilder("# Requests (how often a job is asked about depends on time)\n");
    requests().forEach((operation, times) -> text.append(times + " " + operation + "\n"));
    text.append("\n# Calls\n");
    calls.forEach(call -> text.append(call).append('\n'));
    Path file = callsFile();
    if (Boolean.getBoolean("calls.update")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertThat(text.toString()).isEqualTo(Files.readString(file));
  }

  /** The file lies with the sources of the tests: those of this profile, or of the other. */
  private Path callsFile() {
    Path profile = program.home().getParent().getParent().getFileName();
    return Path.of("src")
        .resolve(profile)
        .resolve(Path.of("resources", "calls", program.id() + ".txt"));
  }
}
