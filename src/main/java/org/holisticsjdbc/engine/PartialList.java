package org.holisticsjdbc.engine;

import java.util.List;

/**
 * What could be read of many things.
 *
 * @param problems a sentence on each thing, or group of them, that is missing
 */
public record PartialList<T>(List<T> items, List<String> problems) {
  public PartialList {
    items = List.copyOf(items);
    problems = List.copyOf(problems);
  }
}
