package org.holisticsjdbc.engine;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.holisticsjdbc.adapter.FileColumns;
import org.holisticsjdbc.api.ApiEndpoint;
import org.holisticsjdbc.api.ApiUser;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsClient;
import org.holisticsjdbc.api.HolisticsException;
import org.holisticsjdbc.api.Threads;
import org.holisticsjdbc.catalog.Catalog;
import org.holisticsjdbc.export.Exporter;

/**
 * All that the sessions of one account share: HTTP connections, catalog, job watcher, running
 * exports, planning threads.
 *
 * <p>Accounts are kept in one registry of the JVM, by address, key, user agent and limits of time,
 * and counted: the last session to close frees everything, so that the driver can be unloaded
 * (DESIGN §2).
 */
final class Account {
  private static final Map<ApiEndpoint, Account> OPEN = new HashMap<>();

  /**
   * Planning is work for a processor; waiting for metadata is not, so a few more than there are.
   */
  private static final int PLANNING_THREADS = Runtime.getRuntime().availableProcessors() + 4;

  /**
   * A list of ten thousand values is a tree of that depth to the parser; only what is used takes
   * memory.
   */
  private static final long STACK_BYTES = 64L << 20;

  /** How long an answer about the key is believed. */
  private static final long CONFIRMED_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final ApiEndpoint endpoint;
  private final HolisticsClient client;
  private final Exporter exporter;
  private final Map<Duration, Catalog> catalogs = new HashMap<>();
  private final Map<Duration, FileColumns> fileColumns = new HashMap<>();
  private final ExecutorService planning;
  private final ExecutorService requests;
  private volatile long confirmedAt = System.nanoTime() - CONFIRMED_NANOS;
  private int sessions;

  private Account(ApiEndpoint endpoint) {
    this.endpoint = endpoint;
    this.client =
        OPEN.values().stream()
            .filter(open -> countsWith(open.endpoint))
            .findFirst()
            .map(open -> open.client.beside(endpoint))
            .orElseGet(() -> new HolisticsClient(endpoint));
    this.exporter = new Exporter(client);
    this.planning = planningThreads();
    this.requests = Threads.asNeeded("request");
  }

  /** The service limits the requests of a key, whoever sends them. */
  private boolean countsWith(ApiEndpoint other) {
    return endpoint.baseAddress().equals(other.baseAddress()) && endpoint.key().equals(other.key());
  }

  private static ExecutorService planningThreads() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            PLANNING_THREADS,
            PLANNING_THREADS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Threads.daemons("planning", STACK_BYTES));
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /** Returns the account of a session that opens. */
  static Account acquire(SessionSettings settings) {
    synchronized (OPEN) {
      Account account = OPEN.get(settings.endpoint());
      if (account == null) {
        account = new Account(settings.endpoint());
        OPEN.put(settings.endpoint(), account);
      }
      account.sessions++;
      return account;
    }
  }

  /** Asks the service who the key belongs to: one cheap request. */
  ApiUser confirmKey() {
    ApiUser user = client.currentUser();
    confirmedAt = System.nanoTime();
    return user;
  }

  /** Returns whether the service has said in the last second that it knows the key. */
  boolean isConfirmed() {
    return System.nanoTime() - confirmedAt < CONFIRMED_NANOS;
  }

  /** Takes note that a session closed; frees everything after the last one. */
  void release() {
    synchronized (OPEN) {
      if (--sessions > 0) {
        return;
      }
      OPEN.remove(endpoint);
    }
    planning.shutdownNow();
    requests.shutdown(); // closing the client ends what is under way
    exporter.close();
    client.close();
  }

  HolisticsClient client() {
    return client;
  }

  Exporter exporter() {
    return exporter;
  }

  /** Returns the catalog for sessions that remember metadata that long. */
  synchronized Catalog catalog(Duration timeToLive) {
    return catalogs.computeIfAbsent(timeToLive, ttl -> new Catalog(client, ttl));
  }

  /** Returns the columns of files for sessions that remember metadata that long. */
  synchronized FileColumns fileColumns(Duration timeToLive) {
    return fileColumns.computeIfAbsent(timeToLive, ttl -> new FileColumns(exporter, ttl));
  }

  /** Forgets what is remembered of the account, for all its sessions: something has changed. */
  synchronized void forgetMetadata() {
    catalogs.values().forEach(Catalog::forget);
    fileColumns.values().forEach(FileColumns::forget);
  }

  /**
   * Runs work that may block on a thread of the driver, so that the caller can stop waiting at any
   * time.
   */
  <T> CompletableFuture<T> run(Supplier<T> work) {
    return run(work, planning);
  }

  /** Runs a request that the caller waits for, and may stop waiting for. */
  <T> CompletableFuture<T> request(Supplier<T> request) {
    return run(request, requests);
  }

  private static <T> CompletableFuture<T> run(Supplier<T> work, ExecutorService threads) {
    try {
      return CompletableFuture.supplyAsync(work, threads);
    } catch (RejectedExecutionException e) {
      throw new HolisticsException(Failure.CLOSED, "The connection is closed", e);
    }
  }
}
