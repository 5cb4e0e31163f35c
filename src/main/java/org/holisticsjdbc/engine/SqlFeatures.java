package org.holisticsjdbc.engine;

import java.util.List;

/** What SQL the engine understands, as {@code DatabaseMetaData} lists it; upper case, sorted. */
public final class SqlFeatures {
  private SqlFeatures() {}

  /** Returns the words that cannot be names without quotes. */
  public static List<String> keywords() {
    return List.of();
  }

  /** Returns the functions of {@code {fn …}} over numbers. */
  public static List<String> numericFunctions() {
    return List.of();
  }

  /** Returns the functions of {@code {fn …}} over text. */
  public static List<String> stringFunctions() {
    return List.of();
  }

  /** Returns the functions of {@code {fn …}} about the system. */
  public static List<String> systemFunctions() {
    return List.of();
  }

  /** Returns the functions of {@code {fn …}} over dates and times. */
  public static List<String> timeDateFunctions() {
    return List.of();
  }
}
