package org.holisticsjdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectionPropertyTest {

  @ParameterizedTest
  @EnumSource(ConnectionProperty.class)
  void everyPropertyIsDescribedAndItsDefaultIsReadable(ConnectionProperty property)
      throws SQLException {
    assertThat(property.key()).matches("[a-z][A-Za-z]+");
    assertThat(property.meaning()).matches("[A-Z].*\\.");
    assertThat(ConnectionProperty.find(property.key())).contains(property);
    Properties info = new Properties();
    info.setProperty("password", "k3y");
    if (!property.defaultValue().isEmpty()) {
      info.setProperty(property.key(), property.defaultValue());
    }
    assertThat(ConnectionSettings.parse("jdbc:holistics://us", info, Map.of())).isNotNull();
  }

  @Test
  void keysAreUnique() {
    assertThat(ConnectionProperty.values())
        .extracting(ConnectionProperty::key)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(ConnectionProperty.class)
  void aSlipOfThePenIsAnsweredWithTheNearestKey(ConnectionProperty property) {
    Properties info = new Properties();
    info.setProperty(property.key() + "x", "1");
    assertThatThrownBy(() -> ConnectionSettings.parse("jdbc:holistics://us", info, Map.of()))
        .hasMessage(
            "There is no property '%sx'. Did you mean '%s'?", property.key(), property.key());
  }

  @Test
  void propertyInfoShowsEverythingButSecrets() throws SQLException {
    Properties info = new Properties();
    info.setProperty("password", "s3cret");
    info.setProperty("schema", "Sales");
    DriverPropertyInfo[] shown =
        new HolisticsDriver(Map.of())
            .getPropertyInfo("jdbc:holistics://us?metadataTtl=1m&apiKey=s3cret", info);
    assertThat(shown)
        .extracting(property -> property.name)
        .containsExactlyElementsOf(
            Arrays.stream(ConnectionProperty.values()).map(ConnectionProperty::key).toList());
    assertThat(shown).extracting(property -> property.value).doesNotContain("s3cret");
    assertThat(shown).allSatisfy(property -> assertThat(property.description).isNotBlank());
    assertThat(shown).filteredOn(property -> property.required).isEmpty();
    assertThat(find(shown, "metadataTtl").value).isEqualTo("1m");
    assertThat(find(shown, "schema").value).isEqualTo("Sales");
    assertThat(find(shown, "readOnly").choices).containsExactly("true", "false");
    assertThat(find(shown, "readOnly").value).isEqualTo("false");
  }

  @Test
  void aKeyIsRequiredWhereNoneIsKnown() throws SQLException {
    assertThat(requiredFor("jdbc:holistics://us", Map.of())).isTrue();
    assertThat(requiredFor("jdbc:other:x", Map.of())).isTrue();
    assertThat(requiredFor("jdbc:holistics:sandbox", Map.of())).isFalse();
    assertThat(requiredFor("jdbc:holistics://us", Map.of("HOLISTICS_API_KEY", "k"))).isFalse();
  }

  private static boolean requiredFor(String url, Map<String, String> environment)
      throws SQLException {
    return find(new HolisticsDriver(environment).getPropertyInfo(url, null), "password").required;
  }

  private static DriverPropertyInfo find(DriverPropertyInfo[] shown, String name) {
    return Arrays.stream(shown).filter(info -> info.name.equals(name)).findFirst().orElseThrow();
  }
}
