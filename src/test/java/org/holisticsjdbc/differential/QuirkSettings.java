package org.holisticsjdbc.differential;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.holisticsjdbc.sandbox.Quirk;

/** Few settings of many switches in which any two switches meet in all four ways. */
final class QuirkSettings {

  private static final int CANDIDATES = 60;

  private QuirkSettings() {}

  /** Two switches and their positions. */
  record Meeting(Quirk one, boolean isOneOn, Quirk other, boolean isOtherOn) {}

  /**
   * Returns settings, each the set of switches that are on; the first has none. Always the same.
   */
  static List<Set<Quirk>> pairwise(Set<Quirk> switches) {
    Random random = new Random(1);
    List<Set<Quirk>> settings = new ArrayList<>(List.of(EnumSet.noneOf(Quirk.class)));
    Set<Meeting> wanted = new HashSet<>();
    for (Set<Quirk> any : List.of(switches, Set.<Quirk>of())) {
      wanted.addAll(meetings(switches, any));
    }
    switches.forEach(quirk -> wanted.addAll(meetings(switches, Set.of(quirk))));
    wanted.removeAll(meetings(switches, settings.get(0)));
    while (!wanted.isEmpty()) {
      Set<Quirk> best = best(switches, wanted, random);
      wanted.removeAll(meetings(switches, best));
      settings.add(best);
    }
    return settings;
  }

  private static Set<Quirk> best(Set<Quirk> switches, Set<Meeting> wanted, Random random) {
    Set<Quirk> best = Set.of();
    long most = 0;
    for (int i = 0; i < CANDIDATES || most == 0; i++) {
      Set<Quirk> candidate = EnumSet.noneOf(Quirk.class);
      switches.stream().sorted().filter(quirk -> random.nextBoolean()).forEach(candidate::add);
      long met = meetings(switches, candidate).stream().filter(wanted::contains).count();
      if (met > most) {
        most = met;
        best = candidate;
      }
    }
    return best;
  }

  /** Returns how the switches meet in a setting. */
  static Set<Meeting> meetings(Set<Quirk> switches, Set<Quirk> setting) {
    Set<Meeting> meetings = new HashSet<>();
    for (Quirk one : switches) {
      for (Quirk other : switches) {
        if (one.compareTo(other) < 0) {
          meetings.add(new Meeting(one, setting.contains(one), other, setting.contains(other)));
        }
      }
    }
    return meetings;
  }
}
