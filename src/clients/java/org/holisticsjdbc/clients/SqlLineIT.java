package org.holisticsjdbc.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The session of the README, against the sandbox in the jar and against one that is watched. */
class SqlLineIT {
  private static final Path README = Path.of("README.md");
  private static final Pattern BLOCK =
      Pattern.compile("(?s)(<!-- sqlline session -->\n```\n\\$ [^\n]*\n)(.*?)(```\n)");

  private static final ClientProgram SQLLINE =
      ClientProgram.of("SQLLine", "sqlline", "sqlline", "sqlline.SqlLine")
          .withOptions("-Dorg.jline.terminal.dumb=true", "-Duser.home=target/sqlline");

  private static final String URL = "jdbc:holistics:sandbox";

  private static final List<String> TYPED =
      List.of(
          "!tables Strikes%",
          "!describe \"Strikes by state\"",
          "SELECT \"State\", \"Strikes\" FROM \"Wildlife strikes\".\"Strikes by state\" WHERE \"State\" LIKE 'T%';",
          "SELECT \"Wildlife size\", COUNT(*) AS strikes FROM \"Wildlife strikes\".\"Strikes\" GROUP BY \"Wildlife size\" ORDER BY strikes;",
          "SELECT a.\"State\", SUM(r.\"Flights\") AS flights FROM \"Flights\".\"Routes\" r JOIN \"Airports\".\"Airports\" a ON a.\"IATA\" = r.\"Origin\" GROUP BY a.\"State\" ORDER BY flights DESC LIMIT 3;",
          "SELECT * FROM \"Flights\".\"Rotes\";",
          "!quit");

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  @Test
  void theSessionOfTheReadmeIsWhatARunPrints() throws Exception {
    String shown = session(SQLLINE, URL, "\"\"", "true").shown();

    if (Boolean.getBoolean("readme.update")) {
      String text = Files.readString(README);
      Matcher block = block(text);
      Files.writeString(
          README, text.substring(0, block.start(2)) + shown + text.substring(block.end(2)));
    }
    assertThat(withoutTimes(shown)).isEqualTo(withoutTimes(readme()));
  }

  @Test
  void connectsFast() throws Exception {
    Shown session = session(SQLLINE, holistics.url(), holistics.apiKey(), "true");

    assertThat(withoutTimes(session.shown())).isEqualTo(withoutTimes(readme()));
    session
        .session()
        .assertRecorded(
            tried(),
            "Not tried: !dbinfo, !metadata and the other commands of metadata; completion by hand");
  }

  @Test
  void readsAllTablesAndColumnsForCompletion() throws Exception {
    ClientProgram slow = SQLLINE.named("SQLLine with fastConnect=false", "sqlline-completing");
    Shown session = session(slow, holistics.url(), holistics.apiKey(), "false");

    assertThat(withoutTimes(session.shown())).isEqualTo(withoutTimes(readme()));
    session
        .session()
        .assertRecorded(tried(), "Not tried: the completion itself, which needs a terminal");
  }

  /** What a run was, and as a person sees it. */
  private record Shown(ClientSession session, String shown) {}

  private Shown session(ClientProgram sqlline, String url, String key, String fast)
      throws IOException, InterruptedException {
    List<String> lines =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of("!connect %s \"\" %s".formatted(url, key)),
                TYPED.stream())
            .toList();
    ClientSession session =
        sqlline.talk(
            holistics,
            lines,
            "--fastConnect=" + fast,
            "--isolation=TRANSACTION_NONE",
            "--maxWidth=100");
    return new Shown(session, typedIn(session.out(), lines).replace(url, URL).replace(key, "\"\""));
  }

  /** A terminal shows what is typed; a file does not. */
  private static String typedIn(String out, List<String> lines) {
    StringBuilder shown = new StringBuilder();
    Matcher prompt = Pattern.compile("(?:sqlline|0: [^>\n]*)> ").matcher(out);
    for (String line : lines) {
      assertThat(prompt.find()).as(out).isTrue();
      prompt.appendReplacement(shown, Matcher.quoteReplacement(prompt.group() + line + "\n"));
    }
    return prompt.appendTail(shown).toString();
  }

  private static Matcher block(String readme) {
    Matcher block = BLOCK.matcher(readme);
    assertThat(block.find()).as("block of the session").isTrue();
    return block;
  }

  private static String readme() throws IOException {
    return block(Files.readString(README)).group(2);
  }

  private static String withoutTimes(String shown) {
    return shown.replaceAll("\\([0-9.]+ seconds\\)", "(some seconds)");
  }

  private static List<String> tried() {
    return List.of(
        "!connect",
        "!tables",
        "!describe",
        "filter",
        "aggregate",
        "join",
        "the message of a failure");
  }
}
