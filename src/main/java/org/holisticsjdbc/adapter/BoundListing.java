package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import org.holisticsjdbc.procedure.Procedures;

/** A list of the service with parameters that a statement sets. */
public record BoundListing(Listing listing) implements Bound {
  public BoundListing {
    requireNonNull(listing, "listing");
  }

  @Override
  public String schema() {
    return Procedures.SCHEMA;
  }
}
