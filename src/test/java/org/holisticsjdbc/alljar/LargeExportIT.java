package org.holisticsjdbc.alljar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.holisticsjdbc.measure.LargeExport;
import org.holisticsjdbc.testing.Jvm;
import org.junit.jupiter.api.Test;

class LargeExportIT {
  @Test
  void aMillionRowsOfSixteenColumnsFitInto64Megabytes() throws Exception {
    Jvm.Output output = Jvm.run(Jvm.thisJdk(), List.of("-Xmx64m"), LargeExport.class);

    System.out.println(output.out());
    assertThat(output.err()).isEmpty();
    assertThat(output.exit()).isZero();
    assertThat(output.out().lines())
        .anyMatch(line -> line.startsWith("1000000 rows of 16 columns: SELECT *"))
        .anyMatch(line -> line.startsWith("1 rows of 1 columns: SELECT COUNT(*)"))
        .anyMatch(line -> line.contains("rows of 3 columns: SELECT \"City\""))
        .anyMatch(line -> line.startsWith("10 rows of 16 columns"))
        .anyMatch(line -> line.startsWith("53200"))
        .anyMatch(line -> line.startsWith("cancel of a cross join: stopped"))
        .anyMatch(line -> line.startsWith("timeout of a cross join: stopped"));
  }
}
