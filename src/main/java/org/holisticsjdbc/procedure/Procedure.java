package org.holisticsjdbc.procedure;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * An operation of the service as a procedure.
 *
 * @param name such as {@code groups_add_user}
 * @param operationId such as {@code Groups_AddUser}
 * @param template the path as the contract writes it
 * @param isSafe whether a repeat does no harm (DESIGN §7)
 * @param sendsKey whether the key goes with the request
 * @param body how the arguments of the body are put together
 */
public record Procedure(
    String name,
    String operationId,
    String description,
    String method,
    String template,
    Effect effect,
    boolean isSafe,
    boolean sendsKey,
    List<Parameter> parameters,
    Body body,
    ResultShape result) {
  public Procedure {
    requireNonNull(name, "name");
    requireNonNull(operationId, "operationId");
    requireNonNull(description, "description");
    requireNonNull(method, "method");
    requireNonNull(template, "template");
    requireNonNull(effect, "effect");
    parameters = List.copyOf(parameters);
    requireNonNull(body, "body");
    requireNonNull(result, "result");
  }

  /** What the body of the request is. */
  public enum Kind {
    NONE,
    JSON,
    FORM
  }

  /**
   * The body of the request.
   *
   * @param wrapper the one property that holds all others, such as {@code user}
   * @param isWrapperRequired whether the wrapper is sent even if nothing is in it
   */
  public record Body(Kind kind, Optional<String> wrapper, boolean isWrapperRequired) {
    public Body {
      requireNonNull(kind, "kind");
      requireNonNull(wrapper, "wrapper");
    }
  }

  /** Returns the parameter of that name, in any case. */
  public Optional<Parameter> parameter(String parameterName) {
    return parameters.stream().filter(it -> it.name().equalsIgnoreCase(parameterName)).findFirst();
  }

  /** Returns whether the service answers page by page. */
  public boolean isPaged() {
    return parameter("after").isPresent() && result instanceof ResultShape.Rows;
  }

  /** Returns whether the answer is a job. */
  public boolean startsJob() {
    return result instanceof ResultShape.StartedJob;
  }
}
