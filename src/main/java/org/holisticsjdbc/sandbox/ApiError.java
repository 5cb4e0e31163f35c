package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** A refusal, answered with a status and an error body (FACTS §10). */
final class ApiError extends RuntimeException {

  private final int status;
  private final transient ObjectNode body;

  private ApiError(int status, String type, String message) {
    super(message);
    this.status = status;
    this.body = JsonNodeFactory.instance.objectNode().put("type", type).put("message", message);
  }

  static ApiError invalidParameter(String message) {
    return new ApiError(400, "InvalidParameterError", message);
  }

  static ApiError invalidKey() {
    return new ApiError(401, "AuthError", "Invalid authentication token");
  }

  static ApiError permissionDenied(String message) {
    return new ApiError(403, "PermissionDeniedError", message);
  }

  /** The contract lists no type for it, so it is the base type. */
  static ApiError notFound(String what) {
    return new ApiError(404, "BaseError", what + " not found");
  }

  static ApiError methodNotAllowed(String method) {
    return new ApiError(405, "BaseError", "Method not allowed: " + method);
  }

  static ApiError invalidOperation(String message) {
    return new ApiError(422, "InvalidOperationError", message);
  }

  /** A request that is well-formed but wrong in one field. */
  static ApiError invalidRecord(String field, String message) {
    ApiError error = new ApiError(422, "RecordError", message);
    error.body.putObject("record").putArray(field).add(message);
    return error;
  }

  /**
   * A refusal of invitations.
   *
   * @param reasons by address; none if there is no address at all
   */
  static ApiError invalidEmails(Map<String, String> reasons) {
    String message = reasons.isEmpty() ? "No email addresses" : "Some addresses cannot be invited";
    ApiError error = new ApiError(422, "InvalidEmailsInvitationError", message);
    ArrayNode data = error.body.putArray("data");
    reasons.forEach((email, reason) -> data.addObject().put("email", email).put("reason", reason));
    return error;
  }

  static ApiError rateLimitExceeded() {
    return new ApiError(429, "RateLimitExceedError", "Rate limit exceeded");
  }

  static ApiError internal(String message) {
    return new ApiError(500, "InternalHolisticsError", message);
  }

  Answer answer() {
    return Answer.json(status, body);
  }
}
