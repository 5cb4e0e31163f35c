package org.holisticsjdbc.procedure;

/** What an operation does to the account; decided by hand for each (DESIGN §7). */
public enum Effect {
  /** Nothing changes. */
  READ,
  /** Something is made, changed, sent or started. */
  WRITE,
  /** Something goes away. */
  DELETE
}
