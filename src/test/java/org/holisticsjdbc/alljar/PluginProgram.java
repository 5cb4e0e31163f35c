package org.holisticsjdbc.alljar;

import java.io.File;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Loads the jar as a BI tool loads a plug-in: by a class loader of its own that sees only the JDK,
 * with no context class loader; queries, closes, deregisters; then says what is left.
 *
 * <p>It does so twice. What the JDK opens for itself on first use it keeps for ever: a socket by
 * which it marks others as closed, and its sources of random numbers. So open files are compared
 * with those after the first time, and only what grows counts.
 */
public final class PluginProgram {
  private static final long PATIENCE_MILLIS = 120_000;

  private PluginProgram() {}

  public static void main(String[] arguments) throws Exception {
    URL jar = Path.of(arguments[0]).toUri().toURL();
    Set<String> threadsBefore = threads();
    long spoolsBefore = spools();
    useAndUnload("first", jar);
    Set<String> socketsBefore = sockets();
    long filesBefore = openFiles();
    useAndUnload("second", jar);
    Set<String> threadsLeft = threads();
    threadsLeft.removeAll(threadsBefore);
    Set<String> socketsLeft = sockets();
    socketsLeft.removeAll(socketsBefore);
    System.out.println("threads left: " + threadsLeft);
    System.out.println("temporary files left: " + (spools() - spoolsBefore));
    System.out.println("sockets left: " + socketsLeft);
    System.out.println("open files more than before: " + Math.max(0, openFiles() - filesBefore));
  }

  private static void useAndUnload(String time, URL jar) throws Exception {
    WeakReference<ClassLoader> loader = queryWithNewLoader(time, jar);
    System.out.println(time + " loader collected: " + awaitCollection(loader));
  }

  private static WeakReference<ClassLoader> queryWithNewLoader(String time, URL jar)
      throws Exception {
    Thread.currentThread().setContextClassLoader(null);
    URLClassLoader loader =
        new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader());
    Class<?> type = Class.forName("org.holisticsjdbc.jdbc.HolisticsDriver", true, loader);
    Driver driver = (Driver) type.getConstructor().newInstance();
    try (Connection connection = driver.connect("jdbc:holistics:sandbox", new Properties());
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT COUNT(*) FROM \"Wildlife strikes\".\"Strikes\" WHERE \"State\" = 'Texas'")) {
      rows.next();
      System.out.println(time + " rows: " + rows.getLong(1));
    }
    type.getMethod("deregister").invoke(null);
    loader.close();
    return new WeakReference<>(loader);
  }

  private static boolean awaitCollection(WeakReference<ClassLoader> loader)
      throws InterruptedException {
    clearSoftReferences();
    long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (loader.get() != null && System.currentTimeMillis() < deadline) {
      System.gc();
      Thread.sleep(100); // the collector tells nobody when it is done
    }
    return loader.get() == null;
  }

  /**
   * Fills the heap, which should be small. Caches of the JDK for method handles refer to classes of
   * the loader softly: that does not keep it once memory is short, but System.gc() leaves them.
   */
  private static void clearSoftReferences() {
    List<long[]> blocks = new ArrayList<>();
    try {
      while (true) {
        blocks.add(new long[1 << 17]);
      }
    } catch (OutOfMemoryError e) {
      blocks.clear(); // before it is thrown, all soft references have been cleared
    }
  }

  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> !name.startsWith("Common-Cleaner") && !name.startsWith("Attach Listener"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static long spools() {
    String[] files =
        new File(System.getProperty("java.io.tmpdir"))
            .list((dir, name) -> name.startsWith("holistics"));
    return files == null ? 0 : files.length;
  }

  private static long openFiles() {
    String[] files = new File("/proc/self/fd").list();
    return files == null ? 0 : files.length;
  }

  private static Set<String> sockets() {
    File[] files = new File("/proc/self/fd").listFiles();
    return java.util.Arrays.stream(files == null ? new File[0] : files)
        .map(PluginProgram::target)
        .filter(target -> target.startsWith("socket:"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String target(File link) {
    try {
      return java.nio.file.Files.readSymbolicLink(link.toPath()).toString();
    } catch (java.io.IOException e) {
      return ""; // closed since it was listed
    }
  }
}
