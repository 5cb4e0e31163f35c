package org.holisticsjdbc.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.holisticsjdbc.testing.Jvm;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** LibreOffice Base without a window, where it is installed. */
class LibreOfficeIT {
  private static final String PYTHON = "/usr/bin/python3"; // the one that the module uno is for

  @TempDir Path directory;
  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  @BeforeAll
  static void isInstalled() throws Exception {
    boolean isInstalled =
        Files.isExecutable(Path.of("/usr/bin/soffice"))
            && Files.exists(Path.of("/usr/lib/libreoffice/program/classes/libreoffice.jar"))
            && Files.isExecutable(Path.of(PYTHON))
            && new ProcessBuilder(PYTHON, "-c", "import uno").start().waitFor() == 0;
    String without =
        "LibreOffice Base was not tried. To try it: apt-get install --no-install-recommends"
            + " libreoffice-base-nogui libreoffice-java-common python3-uno";
    if (!isInstalled) {
      System.out.println(without);
    }
    assumeTrue(isInstalled, without);
  }

  @Test
  void baseListsDescribesAndQueriesWidgets() throws Exception {
    assertThat(runTour())
        .isEqualTo(
            """
            ## list tables
            Species
            Strikes
            Strikes by month
            Strikes by state
            Total cost
            ## what Base shows
            Wildlife strikes.Species
            Wildlife strikes.Strikes
            Wildlife strikes.Strikes by month
            Wildlife strikes.Strikes by state
            Wildlife strikes.Total cost
            ## describe columns
            State VARCHAR
            Strikes BIGINT
            Sum of Total cost DECIMAL
            Avg of Speed DECIMAL
            Highest cost DECIMAL
            ## filter
            Texas|1495
            ## aggregate
            Large|744
            Medium|4346
            Small|4910
            ## join
            CA|824597
            TX|747650
            """);
    assertThat(holistics.exchanges("DashboardWidgets_SubmitExport")).hasSize(4);
  }

  /** What it prints goes to a file, so that a JVM of its own left over cannot hold the test. */
  private String runTour() throws IOException, InterruptedException {
    Path out = directory.resolve("out");
    Process tour =
        new ProcessBuilder(
                List.of(
                    PYTHON,
                    "src/all-clients/resources/libreoffice.py",
                    "holistics-" + ProcessHandle.current().pid(),
                    holistics.url(),
                    holistics.apiKey(),
                    Jvm.ALL_JAR.toString(),
                    Jvm.thisJdk().toString()))
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    boolean ended = tour.waitFor(4, TimeUnit.MINUTES);
    if (!ended) {
      tour.destroy();
    }
    String text = Files.readString(out, StandardCharsets.UTF_8);
    assertThat(ended).as(text).isTrue();
    assertThat(tour.exitValue()).as(text).isZero();
    return text;
  }
}
