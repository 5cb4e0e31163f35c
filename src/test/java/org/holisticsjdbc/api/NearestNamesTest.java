package org.holisticsjdbc.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNamesTest {
  @Test
  void theNearestComesFirstIgnoringCase() {
    assertThat(NearestNames.of("ORDER", List.of("Borders", "Orders", "Customers", "orders")))
        .containsExactly("Orders", "orders", "Borders");
  }

  @Test
  void aSlipOfTheFingerIsForgiven() {
    assertThat(NearestNames.of("Wether", List.of("Weather", "Wetter", "Airports")))
        .containsExactly("Weather", "Wetter");
    assertThat(NearestNames.of("Slaes", List.of("Sales"))).containsExactly("Sales");
  }

  @Test
  void atMostThreeAreNamed() {
    assertThat(NearestNames.of("month", List.of("Month_2", "Month_3", "Month_4", "Months")))
        .containsExactly("Months", "Month_2", "Month_3");
  }

  @Test
  void nothingImplausibleIsNamed() {
    assertThat(NearestNames.of("Sales", List.of("Weather", "Airports", "x"))).isEmpty();
    assertThat(NearestNames.of("x", List.of("y", "id"))).isEmpty();
    assertThat(NearestNames.of("", List.of("", "a"))).isEmpty();
  }

  @Test
  void lettersWithoutCaseRulesOfEnglishAreCompared() {
    assertThat(NearestNames.of("İSTANBUL", List.of("istanbul", "İstanbul")))
        .containsExactly("İstanbul", "istanbul");
  }

  @Test
  void theHintIsASentence() {
    assertThat(NearestNames.hint("Sale", List.of("Sales", "Sole")))
        .isEqualTo(" Did you mean \"Sales\" or \"Sole\"?");
    assertThat(NearestNames.hint("Sale", List.of("Weather"))).isEmpty();
  }
}
