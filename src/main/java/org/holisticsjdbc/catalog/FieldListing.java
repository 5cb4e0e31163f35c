package org.holisticsjdbc.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.api.HolisticsException;
import org.holisticsjdbc.api.Threads;

/** Reads what many widgets display, a few at a time. */
final class FieldListing {
  private static final int AT_A_TIME = 4;

  private FieldListing() {}

  /** Returns the fields of each widget, in order. No thread stays behind. */
  static Map<Widget, WidgetFields> read(
      List<Widget> widgets, Function<Widget, WidgetFields> reader) {
    if (widgets.isEmpty()) {
      return Map.of();
    }
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.min(AT_A_TIME, widgets.size()), work -> Threads.daemon(work, "catalog"));
    try {
      List<CompletableFuture<WidgetFields>> readings = new ArrayList<>();
      for (Widget widget : widgets) {
        readings.add(CompletableFuture.supplyAsync(() -> readOne(widget, reader), threads));
      }
      return await(widgets, readings);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Map<Widget, WidgetFields> await(
      List<Widget> widgets, List<CompletableFuture<WidgetFields>> readings) {
    Cancellation never = new Cancellation();
    Map<Widget, WidgetFields> fields = new LinkedHashMap<>();
    for (int i = 0; i < widgets.size(); i++) {
      fields.put(widgets.get(i), never.await(readings.get(i)));
    }
    return Collections.unmodifiableMap(fields);
  }

  private static WidgetFields readOne(Widget widget, Function<Widget, WidgetFields> reader) {
    try {
      return reader.apply(widget);
    } catch (HolisticsException e) {
      if (!concernsOneWidget(e)) {
        throw e;
      }
      return new WidgetFields(
          List.of(),
          Optional.empty(),
          OptionalLong.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          "Its columns could not be read: " + e.getMessage());
    }
  }

  /** Whether the other widgets may well be readable. */
  private static boolean concernsOneWidget(HolisticsException e) {
    return switch (e.failure()) {
      case FORBIDDEN, NOT_FOUND, INVALID_REQUEST, UNREADABLE_ANSWER, CONNECTION_LOST -> true;
      default -> false;
    };
  }
}
