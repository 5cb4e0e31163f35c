package org.holisticsjdbc.export;

import org.holisticsjdbc.api.Failure;

/** A cell that does not fit the type of its column; row and column are added by who knows them. */
final class BadCellException extends RuntimeException {
  private final Failure failure;

  BadCellException(Failure failure, String expected) {
    super(expected, null, false, false);
    this.failure = failure;
  }

  /** A cell that cannot be read as what the column holds. */
  static BadCellException not(String expected) {
    return new BadCellException(Failure.BAD_VALUE, "is not " + expected);
  }

  /** A number beyond the range of its column. */
  static BadCellException beyond(String range) {
    return new BadCellException(Failure.OVERFLOW, "is beyond " + range);
  }

  Failure failure() {
    return failure;
  }
}
