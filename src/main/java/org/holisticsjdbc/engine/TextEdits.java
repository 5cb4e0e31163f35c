package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Changes to a text, collected in any order; they must not overlap. */
final class TextEdits {
  /** At one place, what is inserted comes before what is replaced, and the first one first. */
  private static final Comparator<Edit> IN_ORDER =
      Comparator.comparingInt(Edit::start).thenComparingInt(Edit::end);

  private final List<Edit> edits = new ArrayList<>();

  private record Edit(int start, int end, String text) {
    Edit {
      requireNonNull(text, "text");
    }
  }

  void insert(int position, String text) {
    edits.add(new Edit(position, position, text));
  }

  void replace(SqlToken token, String text) {
    edits.add(new Edit(token.start(), token.end(), text));
  }

  /** Puts blanks in the place of a token, so that everything else keeps its own. */
  void blank(SqlToken token) {
    replace(token, " ".repeat(token.end() - token.start()));
  }

  /** Returns the start of the text, changed. */
  String apply(String text, int end) {
    StringBuilder out = new StringBuilder();
    int copied = 0;
    for (Edit edit : edits.stream().filter(it -> it.end() <= end).sorted(IN_ORDER).toList()) {
      out.append(text, copied, edit.start()).append(edit.text());
      copied = edit.end();
    }
    return out.append(text, copied, end).toString();
  }
}
