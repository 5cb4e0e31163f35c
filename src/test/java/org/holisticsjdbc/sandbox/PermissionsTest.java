package org.holisticsjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionsTest {

  @RegisterExtension
  final SandboxExtension holistics =
      new SandboxExtension(SandboxExtension.shortJobs().withRole("analyst"));

  private ApiClient api;

  @BeforeEach
  void connect() {
    api = new ApiClient(holistics.sandbox());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "PUT | /users/9001 | {'user':{'role':'admin'}}",
        "DELETE | /users/9001 | ``",
        "POST | /users/invite | {'emails':['kim@example.com'],'role':'user'}",
        "POST | /users/9001/restore | ``",
        "POST | /users/9001/resend_invite | ``",
        "POST | /users/9001/revoke_authentication_token | ``",
        "POST | /groups | {'group':{'name':'Pilots'}}",
        "PUT | /groups/7 | {'group':{'name':'Pilots'}}",
        "DELETE | /groups/7 | ``",
        "POST | /groups/7/add_user/9001 | ``",
        "POST | /groups/7/remove_user/9001 | ``",
        "POST | /user_attributes | "
            + "{'user_attribute':{'name':'x','attribute_type':'string','label':'x'}}",
        "PUT | /user_attributes/7 | "
            + "{'user_attribute':{'name':'x','attribute_type':'string','label':'x'}}",
        "DELETE | /user_attributes/7 | ``",
        "PUT | /user_attribute_entries/upsert | {'user_attribute_entries':[]}",
      })
  void onlyAdministratorsAdministrate(String method, String path, String body) {
    var response =
        api.send(
            api.request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body.replace('\'', '"')))
                .build());

    var error = api.parse(response, 403);
    assertThat(error.path("type").asText()).isEqualTo("PermissionDeniedError");
    assertThat(error.path("message").asText()).contains("your role is analyst");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/users",
        "/users/check_holistics_user",
        "/groups",
        "/user_attributes",
        "/user_attribute_entries?subject_type=User&subject_id=9001",
        "/user_attribute_entries/computed_values?subject_type=User&subject_id=9001",
        "/tags",
        "/shareable_links",
        "/dashboards",
      })
  void everybodyMayRead(String path) {
    assertThat(api.json(path)).isNotEmpty();
  }

  @Test
  void theRoleIsToldByTheUser() {
    assertThat(api.json("/users/me").path("user").path("role").asText()).isEqualTo("analyst");
  }

  @Test
  void whoGivesUpTheRoleMayNotTakeItBack() {
    try (Sandbox sandbox = Sandbox.start(SandboxExtension.shortJobs())) {
      ApiClient admin = new ApiClient(sandbox);
      admin.parse(admin.put("/users/9001", "{\"user\":{\"role\":\"user\"}}"), 200);
      admin.parse(admin.put("/users/9001", "{\"user\":{\"role\":\"admin\"}}"), 403);
    }
  }
}
