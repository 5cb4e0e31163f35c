package org.holisticsjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ManyUsersTest {

  @RegisterExtension
  final SandboxExtension holistics =
      new SandboxExtension(SandboxExtension.shortJobs().withUsers(1_000));

  private ApiClient api;

  @BeforeEach
  void connect() {
    api = new ApiClient(holistics.sandbox());
  }

  @Test
  void aThousandUsersAreReadInTenRequests() {
    List<String> ids = ids("/users?limit=100");

    assertThat(ids).hasSize(1_000);
    assertThat(new HashSet<>(ids)).hasSize(1_000);
    assertThat(holistics.exchanges("Users_List")).hasSize(10);
  }

  @Test
  void pagesFollowTheOrderAndLeadBack() {
    JsonNode first = api.json("/users?limit=7&sort=name_desc");
    JsonNode second = api.json("/users?limit=7&sort=name_desc&after=" + cursor(first, "next"));
    JsonNode back = api.json("/users?limit=7&sort=name_desc&before=" + cursor(second, "previous"));

    assertThat(second.path("users")).hasSize(7).isNotEqualTo(first.path("users"));
    assertThat(back.path("users")).isEqualTo(first.path("users"));
    assertThat(first.path("cursors").path("previous").isNull()).isTrue();
    assertThat(first.path("counters").path("total").asInt()).isEqualTo(1_000);
  }

  @Test
  void pagesHoldTwentyUsersUnlessAskedForMore() {
    assertThat(api.json("/users").path("users")).hasSize(20);
  }

  private List<String> ids(String path) {
    List<String> ids = new ArrayList<>();
    JsonNode page = api.json(path);
    ids.addAll(page.path("users").findValuesAsText("id"));
    while (page.path("cursors").path("next").isTextual()) {
      page = api.json(path + "&after=" + cursor(page, "next"));
      page.path("users").forEach(user -> ids.add(user.path("id").asText()));
    }
    return ids;
  }

  private static String cursor(JsonNode page, String name) {
    return page.path("cursors").path(name).asText();
  }
}
