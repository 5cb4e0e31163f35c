package org.holisticsjdbc.engine;

import java.util.List;
import org.holisticsjdbc.adapter.Comparison;
import org.holisticsjdbc.adapter.GivenValue;

/**
 * What a condition sets, instead of comparing rows: a filter of a dashboard, or a parameter of a
 * list.
 */
interface Setting {

  /** Returns what it is, for messages: {@code filter "Country" of "Orders"}. */
  String described();

  /** Sets it. */
  void set(Comparison comparison, List<GivenValue> values);

  /** Returns the table with it written as an argument, for messages. */
  String asFunction();

  /** Returns the conditions that set it, for messages. */
  String allowed();
}
