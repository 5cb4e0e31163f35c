package org.holisticsjdbc.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;
import org.holisticsjdbc.api.Threads;

/** Reads what many widgets display, a few at a time. */
final class FieldListing {
  private static final int AT_A_TIME = 4;

  private final Cancellation cancellation;
  private final Map<Widget, String> unreadable = new ConcurrentHashMap<>();

  FieldListing(Cancellation cancellation) {
    this.cancellation = cancellation;
  }

  /**
   * Returns the fields of each widget, in order. No thread stays behind.
   *
   * @param firstAlone whether the first one is read before the others: they may come with it
   * @param reader empty for a widget that shall not be read
   */
  Listed<Widget, WidgetFields> read(
      List<Widget> widgets, boolean firstAlone, Function<Widget, Optional<WidgetFields>> reader) {
    if (widgets.isEmpty()) {
      return new Listed<>(Map.of(), Map.of());
    }
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.min(AT_A_TIME, widgets.size()), work -> Threads.daemon(work, "catalog"));
    try {
      List<CompletableFuture<Optional<WidgetFields>>> readings = new ArrayList<>();
      for (Widget widget : widgets) {
        readings.add(CompletableFuture.supplyAsync(() -> readOne(widget, reader), threads));
        if (firstAlone && readings.size() == 1) {
          cancellation.await(readings.get(0));
        }
      }
      return new Listed<>(await(widgets, readings), unreadable);
    } finally {
      threads.shutdownNow();
    }
  }

  private Map<Widget, WidgetFields> await(
      List<Widget> widgets, List<CompletableFuture<Optional<WidgetFields>>> readings) {
    Map<Widget, WidgetFields> fields = new LinkedHashMap<>();
    for (int i = 0; i < widgets.size(); i++) {
      Widget widget = widgets.get(i);
      cancellation.await(readings.get(i)).ifPresent(it -> fields.put(widget, it));
    }
    return fields;
  }

  private Optional<WidgetFields> readOne(
      Widget widget, Function<Widget, Optional<WidgetFields>> reader) {
    cancellation.check();
    try {
      return reader.apply(widget);
    } catch (HolisticsException e) {
      if (!Listed.concernsOne(e) && e.failure() != Failure.CONNECTION_LOST) {
        throw e;
      }
      unreadable.put(widget, e.getMessage());
      return Optional.empty();
    }
  }
}
