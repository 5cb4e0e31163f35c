package org.holisticsjdbc.sandbox;

import java.util.stream.Stream;

/** Rows of a model, one value per field in the order of the fields. */
@FunctionalInterface
interface RowSource {

  /** Returns the rows, always the same ones in the same order. The caller closes the stream. */
  Stream<Object[]> rows();
}
