package org.holisticsjdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.calcite.prepare.CalcitePrepareImpl;
import org.junit.jupiter.api.Test;

class CalciteVersionTest {
  @Test
  void theBridgeRunsOnTheVersionItWasWrittenFor() throws IOException {
    String jar =
        CalcitePrepareImpl.class.getProtectionDomain().getCodeSource().getLocation().getPath();

    assertThat(jar).endsWith("calcite-core-1.42.0.jar");
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains("<calcite.version>1.42.0</calcite.version>");
  }
}
