package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a delivery is sent, as the contract's {@code dest} says it. Nothing leaves the machine;
 * what is addressed to the reserved domain {@code .invalid} counts as not deliverable.
 */
record Destination(JsonNode json) {

  private static final String UNREACHABLE = ".invalid";

  /**
   * Refuses what could never be delivered.
   *
   * @throws ApiError naming the part that is wrong
   */
  void check(Workspace workspace, DataSources dataSources) {
    switch (type()) {
      case "EmailDest", "EmailSubscriptionDest" -> requireSome("recipients");
      case "SlackDest" -> requireSome("slack_channels");
      case "SftpDest" -> checkFile(workspace, dataSources);
      case "GsheetDest" -> requireAddress("sheet_url");
      case "WebhookDest" -> requireAddress("endpoint");
      default -> throw ApiError.invalidRecord("dest", "Unknown type: " + type());
    }
  }

  /**
   * Delivers, and returns a sentence for the log of the job.
   *
   * @throws ApiError if it cannot be delivered
   */
  String deliver(String title) {
    for (String address : addresses()) {
      if (address.endsWith(UNREACHABLE)) {
        throw ApiError.invalidOperation("Cannot deliver to " + address);
      }
    }
    return "Sent '%s' to %s".formatted(title, String.join(", ", addresses()));
  }

  private String type() {
    return json.path("type").asText();
  }

  private List<String> addresses() {
    List<String> addresses = new ArrayList<>();
    json.path("recipients").forEach(recipient -> addresses.add(recipient.asText()));
    json.path("slack_channels").forEach(channel -> addresses.add(channel.path("name").asText()));
    for (String place : List.of("sheet_url", "endpoint")) {
      if (json.has(place)) {
        addresses.add(URI.create(json.path(place).asText()).getHost());
      }
    }
    if (json.has("file_path")) {
      addresses.add(json.path("file_path").asText());
    }
    return addresses;
  }

  private void requireSome(String list) {
    if (json.path(list).isEmpty()) {
      throw ApiError.invalidRecord(list, "At least one is needed: " + list);
    }
  }

  private void requireAddress(String property) {
    String text = json.path(property).asText();
    try {
      if (URI.create(text).getHost() != null) {
        return;
      }
    } catch (IllegalArgumentException e) {
      // Refused below, as an address without a host is.
    }
    throw ApiError.invalidRecord(property, "Not an address: '%s'".formatted(text));
  }

  private void checkFile(Workspace workspace, DataSources dataSources) {
    if (json.path("file_path").asText().isBlank()) {
      throw ApiError.invalidRecord("file_path", "Path can't be blank");
    }
    if (!dataSources.has(json.path("data_source_id").asLong())) {
      throw ApiError.invalidRecord("data_source_id", "Unknown data source");
    }
    JsonNode widgetId = json.path("dashboard_widget_id");
    if (widgetId.isMissingNode() || widgetId.isNull()) {
      return;
    }
    Widget widget =
        workspace
            .widget(widgetId.asText())
            .orElseThrow(() -> ApiError.invalidRecord("dashboard_widget_id", "Unknown widget"))
            .widget();
    if (!widget.isExportable()) {
      throw ApiError.permissionDenied("You are not allowed to export data of this widget");
    }
  }
}
