package org.holisticsjdbc.api;

import static java.util.Objects.requireNonNull;

/**
 * A failure below the JDBC surface: its kind, and a message that says what was tried, on what, why
 * it failed.
 *
 * <p>The message never holds the API key or a signed link. Unchecked, because Calcite's enumerators
 * can declare nothing; {@code SqlExceptions} turns it into an {@code SQLException}.
 */
public class HolisticsException extends RuntimeException {
  private final Failure failure;
  private final int vendorCode;

  public HolisticsException(Failure failure, String message) {
    this(failure, message, null);
  }

  public HolisticsException(Failure failure, String message, Throwable cause) {
    this(failure, 0, message, cause);
  }

  /** Creates a failure that came with an HTTP status, the vendor code of the SQLException. */
  public HolisticsException(Failure failure, int vendorCode, String message, Throwable cause) {
    super(message, cause);
    this.failure = requireNonNull(failure, "failure");
    this.vendorCode = vendorCode;
  }

  /** Returns the kind of the failure. */
  public Failure failure() {
    return failure;
  }

  /** Returns the HTTP status that came with the failure, 0 where there is none. */
  public int vendorCode() {
    return vendorCode;
  }
}
