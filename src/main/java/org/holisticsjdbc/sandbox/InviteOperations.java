package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Invitations, which are sent by jobs. */
final class InviteOperations {

  private static final String SOURCE = "User";
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+");

  private final People people;
  private final JobOperations jobs;
  private final Permissions permissions;

  InviteOperations(People people, JobOperations jobs) {
    this.people = people;
    this.jobs = jobs;
    permissions = new Permissions(people);
  }

  Map<String, Api.Handler> handlers() {
    return Map.of(
        "Users_Invite", permissions.administratorsOnly(this::invite),
        "Users_ResendInvite", permissions.administratorsOnly(this::resend));
  }

  /**
   * {@code POST /users/invite}: wrong addresses are refused at once, all of them; the people are
   * there when the job is done. A group that does not exist fails the job, because the contract has
   * no refusal for it.
   */
  private Answer invite(Call call) {
    Collection<String> emails = emails(call.body().path("emails"));
    User.Access access = access(call.body());
    Set<Long> groupIds = UserOperations.ids(call.body().path("group_ids"));
    Task task =
        new Task(
            SOURCE,
            Optional.empty(),
            "invite",
            () -> {
              people.invite(emails, access, groupIds, call.time());
              return Task.done("Invited " + String.join(", ", emails));
            });
    return jobs.submit(task, call);
  }

  /** {@code POST /users/{id}/resend_invite} */
  private Answer resend(Call call) {
    User user = people.user(call.pathNumber("id"));
    if (user.status() != User.Status.PENDING) {
      throw ApiError.invalidOperation(
          "User %d is %s and not waiting for an invitation"
              .formatted(user.id(), user.status().apiName()));
    }
    JsonNode id = JsonNodeFactory.instance.numberNode(user.id());
    Task task =
        new Task(
            SOURCE,
            Optional.of(id),
            "resend_invite",
            () -> Task.done("Invited %s again".formatted(user.email())));
    return jobs.submit(task, call);
  }

  /** Returns the addresses, each once. */
  private Collection<String> emails(JsonNode requested) {
    Map<String, String> emails = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Map<String, String> refused = new LinkedHashMap<>();
    for (JsonNode text : requested) {
      String email = text.asText();
      emails.putIfAbsent(email, email);
      if (!EMAIL.matcher(email).matches()) {
        refused.put(email, "is not an email address");
      } else if (people.userWithEmail(email).isPresent()) {
        refused.put(email, "is already a user");
      }
    }
    if (emails.isEmpty() || !refused.isEmpty()) {
      throw ApiError.invalidEmails(refused);
    }
    return emails.values();
  }

  private static User.Access access(JsonNode body) {
    return new User.Access(
        Role.of(body.path("role").asText()),
        body.path("allow_authentication_token").asBoolean(false),
        false,
        body.path("enable_export_data").asBoolean(true));
  }
}
