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
  private static final String HEADING = "## ";

  /**
   * Questions after the state of a job and validations: how often they are asked depends on time.
   */
  private static final Set<String> TIMED = Set.of("Jobs_List", "JobQueues_List", "Users_Me");

  /** Returns how often each operation was requested, but for those that depend on time. */
  Map<String, Long> requests() {
    return exchanges.stream()
        .flatMap(exchange -> exchange.operationId().stream())
        .filter(operation -> !TIMED.contains(operation))
        .collect(groupingBy(operation -> operation, TreeMap::new, counting()));
  }

  /** Returns what was tried, in order. */
  List<String> tried() {
    return out.lines()
        .filter(line -> line.startsWith(HEADING))
        .map(line -> line.substring(HEADING.length()))
        .toList();
  }

  /**
   * Fails unless the calls and the requests are those of the file kept with the tests, and the
   * manual says what was tried.
   *
   * @param remarks further lines of the manual: what was not tried, what a user has to know
   */
  void assertRecorded(String... remarks) throws IOException {
    assertRecorded(tried(), remarks);
  }

  /** The same for a client whose output has no headings. */
  void assertRecorded(List<String> tried, String... remarks) throws IOException {
    assertThat(calls).isNotEmpty();
    assertThat(tried).isNotEmpty();
    StringBuilder text =
        new StringBuilder(
            "# Requests, without questions after jobs and validations, whose number depends on time\n");
    requests().forEach((operation, times) -> text.append(times + " " + operation + "\n"));
    text.append("\n# Calls\n");
    calls.forEach(call -> text.append(call).append('\n'));
    Path file = program.callsFile();
    if (Boolean.getBoolean("calls.update")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertThat(text.toString()).isEqualTo(Files.readString(file));
    CompatibilityPage.assertHolds(this, tried, List.of(remarks));
  }
}
