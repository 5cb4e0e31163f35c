package org.holisticsjdbc.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.holisticsjdbc.sandbox.Quirk;
import org.junit.jupiter.api.Test;

class QuirkSettingsTest {

  @Test
  void anyTwoSwitchesMeetInAllFourWays() {
    Set<Quirk> switches = EnumSet.allOf(Quirk.class);

    List<Set<Quirk>> settings = QuirkSettings.pairwise(switches);

    Set<QuirkSettings.Meeting> met =
        settings.stream()
            .flatMap(setting -> QuirkSettings.meetings(switches, setting).stream())
            .collect(Collectors.toSet());
    assertThat(met).hasSize(4 * switches.size() * (switches.size() - 1) / 2);
    assertThat(settings).hasSizeLessThan(switches.size());
  }
}
