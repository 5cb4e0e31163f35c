package org.holisticsjdbc.sandbox;

import java.time.Instant;
import java.util.Optional;

/** What one of the two servers answers when nothing goes wrong. */
interface Responder {

  /** Returns the operation a request asks for, if it is one of the contract. */
  Optional<Operation> operationOf(Request request);

  /**
   * Returns the regular answer.
   *
   * @param effect a fault that changes what the answer says
   */
  Answer answer(Request request, Instant now, Optional<Fault.Effect> effect);
}
