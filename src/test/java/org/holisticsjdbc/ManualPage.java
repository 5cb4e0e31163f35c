package org.holisticsjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of the manual that is made by a test; {@code -Dmanual.update=true} writes it anew. */
public final class ManualPage {
  private ManualPage() {}

  /** Fails unless the page holds that text. */
  public static void assertHolds(Path page, String text) throws IOException {
    assertHolds(page, text, "manual.update");
  }

  /** The same, for a file that another property writes anew. */
  public static void assertHolds(Path page, String text, String update) throws IOException {
    if (Boolean.getBoolean(update)) {
      Files.writeString(page, text);
    }
    assertThat(Files.readString(page)).isEqualTo(text);
  }
}
