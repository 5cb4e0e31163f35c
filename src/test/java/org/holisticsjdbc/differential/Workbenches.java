package org.holisticsjdbc.differential;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.lifecycle.Store;
import org.holisticsjdbc.sandbox.Quirk;
import org.holisticsjdbc.sandbox.SandboxOptions;
import org.holisticsjdbc.testing.SandboxExtension;

/** A workbench for each setting of the sandbox's quirks; closed when the tests are over. */
final class Workbenches implements Store.CloseOnReset {

  /** Under these the driver refuses the files (22018) instead of reading them in another way. */
  private static final Set<Quirk> REFUSED = EnumSet.of(Quirk.FORMATTED_VALUES);

  private final List<Workbench> benches = new ArrayList<>();

  Workbenches() {
    for (Set<Quirk> quirks :
        QuirkSettings.pairwise(EnumSet.complementOf(EnumSet.copyOf(REFUSED)))) {
      benches.add(open(quirks));
    }
  }

  private static Workbench open(Set<Quirk> quirks) {
    SandboxOptions options =
        SandboxExtension.shortJobs()
            .withJobDuration(Duration.ZERO)
            .withRecordedExchanges(1_000)
            .withTables(List.of(OddValues.dashboard()))
            .withQuirks(quirks);
    try {
      return new Workbench(options);
    } catch (SQLException e) {
      throw new AssertionError("Under " + quirks, e);
    }
  }

  /** Returns them all; the first one has no quirks. */
  List<Workbench> all() {
    return benches;
  }

  @Override
  public void close() throws SQLException {
    for (Workbench bench : benches) {
      bench.close();
    }
  }
}
