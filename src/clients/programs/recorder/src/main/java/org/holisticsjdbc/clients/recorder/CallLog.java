package org.holisticsjdbc.clients.recorder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * The distinct calls of a session, sorted. Arguments are shown by the type that the method
 * declares, or as {@code null}, because what a null means is where drivers differ.
 */
final class CallLog {
  private final ConcurrentSkipListSet<String> calls = new ConcurrentSkipListSet<>();

  /** Returns a log that is written to the file when the JVM ends. */
  static CallLog writtenTo(Path file) {
    CallLog log = new CallLog();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> log.write(file), "calls"));
    return log;
  }

  void note(Class<?> type, Method method, Object[] arguments) {
    Class<?>[] types = method.getParameterTypes();
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < types.length; i++) {
      shown.add(arguments[i] == null ? "null" : types[i].getSimpleName());
    }
    calls.add(
        "%s.%s(%s)".formatted(type.getSimpleName(), method.getName(), String.join(", ", shown)));
  }

  private void write(Path file) {
    try {
      Files.write(file, calls);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
