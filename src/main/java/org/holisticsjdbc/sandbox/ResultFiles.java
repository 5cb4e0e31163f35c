package org.holisticsjdbc.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Computes exports in the background and keeps their files until the sandbox closes.
 *
 * <p>Results of equal queries are shared, as the service serves exports from its cache (FACTS §7).
 * When there are too many, the files not used for longest are deleted.
 */
final class ResultFiles implements AutoCloseable {

  /** Names the process, so that what a killed one left can be told from what is in use. */
  static final String DIRECTORY_PREFIX = "holistics-sandbox-" + ProcessHandle.current().pid() + "-";

  private static final int MAX_FILES = 256;
  private static final int WORKERS = 2;

  private final Path directory;
  private final DaemonThreads threads = new DaemonThreads("query");
  private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS, threads);
  private final Map<ExportQuery.Identity, Result> results = new LinkedHashMap<>(16, 0.75f, true);
  private final Set<Quirk> quirks;
  private final int maxRows;
  private long lastNumber;

  ResultFiles(Set<Quirk> quirks, int maxRows) {
    this.quirks = quirks;
    this.maxRows = maxRows;
    try {
      directory = Files.createTempDirectory(DIRECTORY_PREFIX);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot create a directory for results", e);
    }
  }

  /** A result in the making, or made. */
  record Result(Path file, CompletableFuture<Long> rowCount) {

    boolean isReady() {
      return rowCount.isDone() && !rowCount.isCompletedExceptionally();
    }
  }

  /** Starts to compute a query, unless its result is there or under way. */
  synchronized Result request(ExportQuery query) {
    Result known = results.get(query.identity());
    if (known != null && !known.rowCount().isCompletedExceptionally()) {
      return known;
    }
    lastNumber++;
    Path file = directory.resolve(lastNumber + ".csv");
    Result result =
        new Result(file, CompletableFuture.supplyAsync(() -> write(query, file), workers));
    results.put(query.identity(), result);
    deleteOldest();
    return result;
  }

  private long write(ExportQuery query, Path file) {
    try (ResultTable result = new Evaluator(query, quirks, maxRows).result();
        CsvWriter csv =
            new CsvWriter(
                Files.newBufferedWriter(file, StandardCharsets.UTF_8),
                new ValueFormat(quirks),
                result.columns())) {
      csv.header();
      long count = 0;
      for (Iterator<Object[]> all = result.rows().iterator(); all.hasNext(); count++) {
        csv.row(all.next());
      }
      return count;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write a result", e);
    }
  }

  private void deleteOldest() {
    Iterator<Result> oldest = results.values().iterator();
    while (results.size() > MAX_FILES && oldest.hasNext()) {
      Result result = oldest.next();
      if (result.rowCount().isDone()) {
        oldest.remove();
        delete(result.file());
      }
    }
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + path, e);
    }
  }

  @Override
  public void close() {
    threads.stop(workers);
    try (Stream<Path> left = Files.list(directory)) {
      left.toList().forEach(ResultFiles::delete);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + directory, e);
    }
    delete(directory);
  }
}
