package org.holisticsjdbc.sandbox;

/** Refuses what the owner of the key may not do. */
record Permissions(People people) {

  /** Returns an operation that only administrators may use. */
  Api.Handler administratorsOnly(Api.Handler operation) {
    return call -> {
      Role role = people.owner().access().role();
      if (role != Role.ADMIN) {
        throw ApiError.permissionDenied(
            "Only administrators may do this; your role is " + role.apiName());
      }
      return operation.answer(call);
    };
  }
}
