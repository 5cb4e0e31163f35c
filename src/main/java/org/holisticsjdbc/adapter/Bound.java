package org.holisticsjdbc.adapter;

/** A table that a statement has set something of: it exists in this statement only. */
public sealed interface Bound permits BoundTable, BoundListing {

  /** Returns the name of its schema, as metadata has it. */
  String schema();
}
