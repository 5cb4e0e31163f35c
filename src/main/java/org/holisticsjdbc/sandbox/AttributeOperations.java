package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** The attributes of users and groups. */
final class AttributeOperations {

  private final UserAttributes attributes;
  private final Permissions permissions;

  AttributeOperations(UserAttributes attributes, People people) {
    this.attributes = attributes;
    permissions = new Permissions(people);
  }

  Map<String, Api.Handler> handlers() {
    return Map.of(
        "UserAttributes_List", this::list,
        "UserAttributes_Create", permissions.administratorsOnly(this::create),
        "UserAttributes_Update", permissions.administratorsOnly(this::update),
        "UserAttributes_Delete", permissions.administratorsOnly(this::delete));
  }

  /** {@code GET /user_attributes} */
  private Answer list(Call call) {
    Page<UserAttribute> page = Page.of(attributes.attributes(), UserAttribute::id, call);
    return Answer.json(200, page.json("user_attributes", UserAttribute::json));
  }

  /** {@code POST /user_attributes} */
  private Answer create(Call call) {
    UserAttribute attribute = attributes.create(input(call));
    return Answer.json(
        200, Json.object("user_attribute", attribute.json()).put("status", "created"));
  }

  /** {@code PUT /user_attributes/{id}} */
  private Answer update(Call call) {
    UserAttribute attribute = attributes.update(call.pathNumber("id"), input(call));
    return Answer.json(200, Json.object("user_attribute", attribute.json()));
  }

  /** {@code DELETE /user_attributes/{id}} */
  private Answer delete(Call call) {
    attributes.delete(call.pathNumber("id"));
    return Answer.message("User attribute deleted");
  }

  private static JsonNode input(Call call) {
    return call.body().path("user_attribute");
  }
}
