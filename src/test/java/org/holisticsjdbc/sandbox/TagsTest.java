package org.holisticsjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagsTest {

  private static final Duration JOB = Duration.ofSeconds(10);
  private static final String WEATHER = "{'type':'dashboard','uname':'seattle_weather'}";
  private static final String WEATHER_PATH = "/dashboards/2199023271633";

  private final SteppingClock clock = new SteppingClock();

  @RegisterExtension
  final SandboxExtension holistics =
      new SandboxExtension(SandboxExtension.shortJobs().withClock(clock).withJobDuration(JOB));

  private ApiClient api;

  @BeforeEach
  void connect() {
    api = new ApiClient(holistics.sandbox());
  }

  @Test
  void someTagsAreThereFromTheBeginning() {
    JsonNode tags = api.json("/tags").path("tags");

    assertThat(names()).containsExactly("certified", "deprecated", "finance");
    assertThat(tags.get(0).path("color").asText()).matches("#[0-9A-F]{6}");
  }

  @Test
  void tagsAreAddedAndRemovedWhenTheJobIsDone() {
    long job = submit("add", WEATHER, "'rain','certified'");
    assertThat(names()).doesNotContain("rain");
    assertThat(tagsOf(WEATHER_PATH)).isEmpty();

    clock.advance(JOB);
    assertThat(names()).containsExactly("certified", "deprecated", "finance", "rain");
    assertThat(tagsOf(WEATHER_PATH)).containsExactly("certified", "rain");
    assertThat(api.status(job)).isEqualTo("success");

    submit("remove", WEATHER, "'rain','finance'");
    clock.advance(JOB);
    assertThat(tagsOf(WEATHER_PATH)).containsExactly("certified");
    assertThat(names()).contains("rain");
  }

  @Test
  void everyPlaceThatShowsAThingShowsItsTags() {
    submit("add", WEATHER, "'rain'");
    submit("add", "{'type':'dataset','uname':'all_types'}", "'finance'");
    clock.advance(JOB);

    List<String> listed = new ArrayList<>();
    for (JsonNode dashboard : api.json("/dashboards?limit=100").path("dashboards")) {
      dashboard.path("tags").forEach(tag -> listed.add(dashboard.path("title").asText()));
    }
    assertThat(listed).containsExactly("Seattle weather");
    assertThat(api.json("/data_sets/2110").path("data_set").path("tags").toString())
        .isEqualTo("[\"finance\"]");
    String widget =
        api.json(WEATHER_PATH).path("dashboard").path("widgets").get(0).path("id").asText();
    assertThat(
            api.json("/dashboard_widgets/" + widget + "?include_dashboard=true")
                .path("dashboard_widget")
                .path("dashboard")
                .path("tags"))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type':'dashboard','uname':'no_such'} | 'x' | Dashboard 'no_such' not found",
        "{'type':'dataset','uname':'wildlife_strikes_x'} | 'x' | "
            + "Data set 'wildlife_strikes_x' not found",
        "{} | 'x' | Data set '' not found",
      })
  void tagsOfUnknownThingsFailTheJob(String object, String tags, String reason) {
    long add = submit("add", object, tags);
    long remove = submit("remove", object, tags);

    clock.advance(JOB);
    assertFailed(add, reason);
    assertFailed(remove, reason);
    assertThat(names()).hasSize(3);
  }

  @Test
  void tagsWithoutANameFailTheJob() {
    long job = submit("add", WEATHER, "'rain',' '");

    clock.advance(JOB);
    assertFailed(job, "Name of a tag cannot be blank");
    assertThat(tagsOf(WEATHER_PATH)).isEmpty();
  }

  @Test
  void projectsMustExist() {
    long right = submit("add", WEATHER + ",'project_id':55", "'rain'");
    long wrong = submit("add", WEATHER + ",'project_id':56", "'rain'");

    clock.advance(JOB);
    assertThat(api.status(right)).isEqualTo("success");
    assertFailed(wrong, "Project 56 not found");
  }

  @Test
  void changesWithoutAnObjectAreRefused() {
    holistics.expectWrongRequests();

    assertThat(
            api.parse(api.post("/tags/submit_add_object_tags", "{\"tags\":[]}"), 400)
                .path("message")
                .asText())
        .contains("object_params is missing");
  }

  private long submit(String action, String object, String tags) {
    String body = "{'object_params':%s,'tags':[%s]}".formatted(object, tags).replace('\'', '"');
    return api.parse(api.post("/tags/submit_%s_object_tags".formatted(action), body), 200)
        .path("job")
        .path("id")
        .asLong();
  }

  private List<String> names() {
    return api.json("/tags").path("tags").findValuesAsText("name");
  }

  private List<String> tagsOf(String path) {
    List<String> tags = new ArrayList<>();
    api.json(path).path("dashboard").path("tags").forEach(tag -> tags.add(tag.asText()));
    return tags;
  }

  private void assertFailed(long id, String reason) {
    JsonNode job = api.json("/jobs/" + id).path("job");
    assertThat(job.path("status").asText()).isEqualTo("failure");
    assertThat(job.path("last_error_log").asText()).isEqualTo(reason);
    assertThat(api.json("/jobs/" + id + "/logs").path("job_logs").findValuesAsText("message"))
        .contains(reason);
  }
}
