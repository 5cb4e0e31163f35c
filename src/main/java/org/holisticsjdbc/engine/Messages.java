package org.holisticsjdbc.engine;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the user should know of a call, each thing once. Thread-safe. */
final class Messages {
  private static final int MOST = 100;

  private final Set<String> messages = new LinkedHashSet<>();

  synchronized void add(String message) {
    if (messages.size() < MOST) {
      messages.add(message);
    }
  }

  synchronized List<String> all() {
    return List.copyOf(messages);
  }
}
