package org.holisticsjdbc.sandbox;

import java.util.List;

/** Puts the workspace of the sandbox together. */
final class SandboxContent {

  private SandboxContent() {}

  static Workspace workspace(int generatedRows, long seed) {
    return new Workspace(List.of(WildlifeStrikes.dashboard()), List.of(WildlifeStrikes.dataSet()));
  }
}
