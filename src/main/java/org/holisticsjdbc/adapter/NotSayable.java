package org.holisticsjdbc.adapter;

/** Ends the translation of a predicate, from whatever depth, with the reason why it stays here. */
final class NotSayable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotSayable(String reason) {
    super(reason, null, false, false);
  }
}
