package org.holisticsjdbc.sandbox;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The faults that are switched on. Several at one place happen one after the other.
 *
 * <p>Calls return this object, so that they can be chained.
 */
public final class Faults {

  private static final String EXPORT = "DashboardWidgets_SubmitExport";

  private final Function<String, Optional<Operation>> operations;
  private final Predicate<String> isWidget;
  private final Map<String, Deque<Fault>> waiting = new HashMap<>();
  private CountDownLatch release = new CountDownLatch(1);

  Faults(Function<String, Optional<Operation>> operations, Predicate<String> isWidget) {
    this.operations = operations;
    this.isWidget = isWidget;
  }

  /**
   * Switches a fault on for the next requests to an operation of the contract. Faults of jobs
   * happen to the job that the request starts; those of exports are switched on for the widget.
   */
  public Faults onOperation(String operationId, Fault fault) {
    require(id -> operations.apply(id).isPresent(), operationId, "operation");
    boolean isDownload = operationId.equals("Exports_Download");
    requirePlace(!isOfJob(fault) || startsTask(operationId), fault);
    requirePlace(!isOfFile(fault) && (isDownload || !isOfLink(fault)), fault);
    return add(operationPlace(operationId), fault);
  }

  /** Switches a fault on for the next requests to the storage. */
  public Faults onStorage(Fault fault) {
    requirePlace(!isOfJob(fault) && !isOfLink(fault), fault);
    return add(storagePlace(), fault);
  }

  /** Switches a fault on for the next export jobs of a widget. */
  public Faults onWidget(String widgetId, Fault fault) {
    require(isWidget, widgetId, "widget");
    requirePlace(isOfJob(fault), fault);
    return add(widgetPlace(widgetId), fault);
  }

  /** Switches all faults off and lets go of the requests they hold. */
  public synchronized void clear() {
    waiting.clear();
    release.countDown();
    release = new CountDownLatch(1);
  }

  /**
   * What happens to one request.
   *
   * @param release lets go of the request if it is held; the one of the moment when the fault was
   *     taken, so that clearing the faults cannot come in between
   */
  record Happening(Fault.Effect effect, CountDownLatch release) {

    /** Waits as the effect wants it. */
    void hold() throws IOException {
      try {
        if (effect instanceof Fault.Delay delay) {
          release.await(delay.duration().toNanos(), TimeUnit.NANOSECONDS);
        } else if (effect instanceof Fault.Hang) {
          release.await();
          throw new IOException("Let go of a held request");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("Sandbox closed", e);
      }
    }
  }

  synchronized Optional<Happening> take(String place) {
    Deque<Fault> faults = waiting.getOrDefault(place, new ArrayDeque<>());
    Fault next = faults.poll();
    if (next == null) {
      return Optional.empty();
    }
    if (next.times() > 1) {
      boolean endless = next.times() == Integer.MAX_VALUE;
      faults.addFirst(endless ? next : next.times(next.times() - 1));
    }
    return Optional.of(new Happening(next.effect(), release));
  }

  static String operationPlace(String operationId) {
    return "operation " + operationId;
  }

  static String storagePlace() {
    return "storage";
  }

  static String widgetPlace(String widgetId) {
    return "widget " + widgetId;
  }

  private synchronized Faults add(String place, Fault fault) {
    waiting.computeIfAbsent(place, any -> new ArrayDeque<>()).add(fault);
    return this;
  }

  private static void require(Predicate<String> known, String id, String what) {
    if (!known.test(id)) {
      throw new IllegalArgumentException("Unknown %s: %s".formatted(what, id));
    }
  }

  private boolean startsTask(String operationId) {
    return !operationId.equals(EXPORT)
        && operations.apply(operationId).filter(Operation::answersWithJob).isPresent();
  }

  private static boolean isOfJob(Fault fault) {
    return fault.effect() instanceof Fault.JobFailure
        || fault.effect() instanceof Fault.JobCancellation;
  }

  private static boolean isOfLink(Fault fault) {
    return fault.effect() instanceof Fault.ExpiredLink;
  }

  private static boolean isOfFile(Fault fault) {
    return fault.effect() instanceof Fault.Truncation;
  }

  private static void requirePlace(boolean fits, Fault fault) {
    if (!fits) {
      throw new IllegalArgumentException("Cannot happen at this place: " + fault.effect());
    }
  }
}
