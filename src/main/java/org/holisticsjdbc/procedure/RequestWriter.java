package org.holisticsjdbc.procedure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holisticsjdbc.api.ApiRequest;
import org.holisticsjdbc.api.ApiRequest.NamedValue;
import org.holisticsjdbc.api.Content;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;
import org.holisticsjdbc.procedure.Parameter.Place;

/** Writes the request of a call. */
final class RequestWriter {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]+)}");
  private static final String MASK = "***";

  private final ProcedureCall call;
  private final Procedure procedure;

  RequestWriter(ProcedureCall call) {
    this.call = call;
    this.procedure = call.procedure();
  }

  ApiRequest request() {
    return new ApiRequest(
        procedure.method(),
        procedure.template(),
        pathArguments(),
        query(),
        headers(),
        content(),
        procedure.sendsKey(),
        procedure.isSafe());
  }

  private List<String> pathArguments() {
    List<String> values = new ArrayList<>();
    Matcher placeholder = PLACEHOLDER.matcher(procedure.template());
    while (placeholder.find()) {
      values.add(given(Place.PATH, placeholder.group(1)).orElseThrow().asText());
    }
    return values;
  }

  private Optional<JsonNode> given(Place place, String apiName) {
    return call.procedure().parameters().stream()
        .filter(it -> it.place() == place && it.apiName().equals(apiName))
        .flatMap(it -> Optional.ofNullable(call.arguments().get(it)).stream())
        .findFirst();
  }

  private List<Parameter> said(Place place) {
    return procedure.parameters().stream()
        .filter(it -> it.place() == place && call.arguments().containsKey(it))
        .toList();
  }

  /** Arrays are sent as {@code ids[]=1&ids[]=2} (FACTS §11). */
  private List<NamedValue> query() {
    List<NamedValue> query = new ArrayList<>();
    for (Parameter parameter : said(Place.QUERY)) {
      JsonNode value = call.arguments().get(parameter);
      if (value.isArray()) {
        value.forEach(it -> query.add(new NamedValue(parameter.apiName() + "[]", it.asText())));
      } else {
        query.add(new NamedValue(parameter.apiName(), value.asText()));
      }
    }
    boolean mayBeLarge = procedure.isPaged() && procedure.parameter("limit").isPresent();
    if (mayBeLarge && !call.pagesByHand()) {
      query.add(new NamedValue("limit", Integer.toString(call.pageSize())));
    }
    return query;
  }

  private List<NamedValue> headers() {
    return said(Place.HEADER).stream()
        .map(it -> new NamedValue(it.apiName(), headerText(it)))
        .toList();
  }

  private String headerText(Parameter parameter) {
    String text = call.arguments().get(parameter).asText();
    if (!text.matches("[\\x20-\\x7e]*")) {
      throw new HolisticsException(
          Failure.INVALID_REQUEST,
          "%s goes into a header and can hold plain ASCII only".formatted(parameter.name()));
    }
    return text;
  }

  private Content content() {
    return switch (procedure.body().kind()) {
      case NONE -> Content.nothing();
      case JSON -> jsonContent();
      case FORM -> form();
    };
  }

  /**
   * What was written as the whole body is sent as it was written: its signature covers the text.
   */
  private Content jsonContent() {
    List<Parameter> whole = said(Place.WHOLE_BODY);
    String text =
        whole.isEmpty() ? JsonText.of(body(false)) : call.arguments().get(whole.get(0)).asText();
    return new Content.JsonDocument(text.getBytes(StandardCharsets.UTF_8));
  }

  private ObjectNode body(boolean isMasked) {
    ObjectNode inside = JsonNodeFactory.instance.objectNode();
    List<Parameter> said = said(Place.BODY);
    said.forEach(it -> inside.set(it.apiName(), isMasked ? masked(it) : call.arguments().get(it)));
    Optional<String> wrapper = procedure.body().wrapper();
    if (wrapper.isEmpty()) {
      return inside;
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (!said.isEmpty() || procedure.body().isWrapperRequired()) {
      body.set(wrapper.get(), inside);
    }
    return body;
  }

  private JsonNode masked(Parameter parameter) {
    return parameter.secret() ? TextNode.valueOf(MASK) : call.arguments().get(parameter);
  }

  private Content form() {
    List<Content.Part> parts = new ArrayList<>();
    for (Parameter field : said(Place.FORM)) {
      byte[] text = call.arguments().get(field).asText().getBytes(StandardCharsets.UTF_8);
      parts.add(new Content.Part(field.apiName(), Optional.empty(), new Content.Bytes(text)));
    }
    parts.addAll(call.files());
    return new Content.Form(parts);
  }

  /** Returns the request in words, without what is secret. */
  String describe() {
    StringBuilder text = new StringBuilder(request().label());
    char separator = '?';
    for (NamedValue parameter : query()) {
      text.append(separator).append(parameter.name()).append('=').append(parameter.value());
      separator = '&';
    }
    for (Parameter header : said(Place.HEADER)) {
      text.append('\n').append(header.apiName()).append(": ").append(masked(header).asText());
    }
    switch (procedure.body().kind()) {
      case NONE -> {}
      case JSON -> text.append('\n').append(describeBody());
      case FORM -> describeForm(text);
    }
    return text.toString();
  }

  private void describeForm(StringBuilder text) {
    for (Parameter field : said(Place.FORM)) {
      text.append('\n').append(field.apiName()).append(": ").append(masked(field).asText());
    }
    call.files().forEach(file -> text.append("\nfile: ").append(file.fileName().orElseThrow()));
  }

  private String describeBody() {
    return said(Place.WHOLE_BODY).stream()
        .findFirst()
        .map(whole -> masked(whole).asText())
        .orElseGet(() -> JsonText.of(body(true)));
  }
}
