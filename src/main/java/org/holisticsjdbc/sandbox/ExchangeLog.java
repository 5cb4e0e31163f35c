package org.holisticsjdbc.sandbox;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Remembers the latest exchanges in the order in which their requests arrived. */
final class ExchangeLog {

  private final int capacity;
  private final Optional<Consumer<RecordedExchange>> listener;
  private final Map<Long, RecordedExchange> exchanges = new TreeMap<>();
  private long lastNumber;

  ExchangeLog(int capacity, Optional<Consumer<RecordedExchange>> listener) {
    this.capacity = capacity;
    this.listener = listener;
  }

  /** Notes a request and returns the number under which its answer is noted later. */
  synchronized long arrived(RecordedExchange exchange) {
    lastNumber++;
    exchanges.put(lastNumber, exchange);
    if (exchanges.size() > capacity) {
      Iterator<Long> oldest = exchanges.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
    return lastNumber;
  }

  void finished(long number, RecordedExchange exchange) {
    synchronized (this) {
      exchanges.replace(number, exchange);
    }
    listener.ifPresent(consumer -> consumer.accept(exchange));
  }

  synchronized List<RecordedExchange> exchanges() {
    return List.copyOf(exchanges.values());
  }

  synchronized void clear() {
    exchanges.clear();
  }
}
