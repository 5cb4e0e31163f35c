package org.holisticsjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DataSourcesTest {

  private static final String UPLOAD = "/data_sources/upload_multiple_dbt_manifests";

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  private ApiClient api;

  @BeforeEach
  void connect() {
    api = new ApiClient(holistics.sandbox());
  }

  @Test
  void aDataSourceKeepsWhatIsChanged() {
    HttpResponse<String> response =
        api.put(
            "/data_sources/301",
            "{\"data_source\":{\"name\":\"lake\",\"settings\":{\"query_timeout\":null,"
                + "\"timezone\":\"Asia/Singapore\"},\"dbconfig\":{\"password\":\"secret\"}}}");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).doesNotContain("secret");
    JsonNode dataSource = api.json("/data_sources/301").path("data_source");
    assertThat(dataSource.path("name").asText()).isEqualTo("lake");
    assertThat(dataSource.path("settings").path("query_timeout").isNull()).isTrue();
    assertThat(dataSource.path("settings").path("require_ssl").asBoolean()).isTrue();
    assertThat(api.put("/data_sources/301", "{\"data_source\":{\"name\":\" \"}}").statusCode())
        .isEqualTo(422);
  }

  @Test
  void onlyADataSourceThatNothingUsesIsDeleted() {
    assertThat(api.delete("/data_sources/301").statusCode()).isEqualTo(422);
    assertThat(api.delete("/data_sources/302").statusCode()).isEqualTo(200);
    assertThat(api.get("/data_sources/302").statusCode()).isEqualTo(404);
    assertThat(api.delete("/data_sources/302").statusCode()).isEqualTo(404);
    assertThat(api.post("/data_sources/302/bust_exploration_cache", "").statusCode())
        .isEqualTo(404);
  }

  @Test
  void manifestsAreRead() {
    HttpResponse<String> response = upload("warehouse", List.of("{\"nodes\":{}}", "{}"));

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    long job = api.parse(response).path("job").path("id").asLong();
    assertThat(api.finalStatus(job)).isEqualTo("success");
    assertThat(api.lastLog(job)).isEqualTo("Read 2 manifests");
  }

  @Test
  void filesMayHoldWhatLooksLikeTheEndOfAPart() {
    assertThat(upload("warehouse", List.of("{\"text\":\"\r\n--edg\"}")).statusCode())
        .isEqualTo(422); // Line ends in a text are no JSON, but the part is read to its end.
    assertThat(
            upload("warehouse", List.of("{\"text\":\"--edge\",\n\"more\":[\"--edge--\"]}"))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void whatIsNoManifestIsRefused() {
    assertThat(upload("warehouse", List.of("nodes: none")).statusCode()).isEqualTo(422);
    assertThat(upload("warehouse", List.of("{} {}")).statusCode()).isEqualTo(422);
    assertThat(upload("warehouse", List.of("{")).statusCode()).isEqualTo(422);
    assertThat(upload("warehouse", Collections.nCopies(6, "{}")).statusCode()).isEqualTo(422);
    assertThat(upload("lake", List.of("{}")).statusCode()).isEqualTo(404);
  }

  @Test
  void formsThatBreakOffAreRefused() {
    holistics.expectWrongRequests();

    assertThat(upload("warehouse", List.of()).statusCode()).isEqualTo(400);
    assertThat(post("multipart/form-data; boundary=edge", "--edge\r\n").statusCode())
        .isEqualTo(400);
    assertThat(
            post("multipart/form-data; boundary=edge", "--edge\r\n\r\n\r\n\r\n--edge--")
                .statusCode())
        .isEqualTo(400);
    assertThat(post("multipart/form-data", "--edge--").statusCode()).isEqualTo(400);
    assertThat(post("application/json", "{}").statusCode()).isEqualTo(400);
  }

  private HttpResponse<String> upload(String dataSource, List<String> files) {
    StringBuilder body = new StringBuilder();
    body.append("--edge\r\nContent-Disposition: form-data; name=\"data_source_name\"\r\n\r\n")
        .append(dataSource)
        .append("\r\n");
    for (String file : files) {
      body.append("--edge\r\nContent-Disposition: form-data; filename=\"m.json\"; name=\"files\"")
          .append("\r\nContent-Type: application/json\r\n\r\n")
          .append(file)
          .append("\r\n");
    }
    return post("multipart/form-data; boundary=\"edge\"", body + "--edge--\r\n");
  }

  private HttpResponse<String> post(String type, String body) {
    return api.send(
        api.request(UPLOAD)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body))
            .build());
  }
}
