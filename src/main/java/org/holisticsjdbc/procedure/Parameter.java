package org.holisticsjdbc.procedure;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A parameter of a procedure.
 *
 * @param name as SQL says it, unique in its procedure
 * @param apiName as the service says it
 * @param type of the value, of an element where it is an array
 * @param nullable whether NULL may be sent; a JSON null
 * @param defaultText what the service, or the driver, takes where nothing is said
 * @param secret whether its value must not be shown
 * @param mostItems how many elements an array may have
 * @param schema what the contract says of the value
 */
public record Parameter(
    String name,
    String apiName,
    Place place,
    DataType type,
    Form form,
    boolean required,
    boolean nullable,
    Optional<String> defaultText,
    String description,
    boolean secret,
    OptionalInt mostItems,
    JsonNode schema) {

  /** The parameter that says whether to wait for the end of a job. */
  static final String WAIT = "wait";

  public Parameter {
    requireNonNull(name, "name");
    requireNonNull(apiName, "apiName");
    requireNonNull(place, "place");
    requireNonNull(type, "type");
    requireNonNull(form, "form");
    requireNonNull(defaultText, "defaultText");
    requireNonNull(description, "description");
    requireNonNull(mostItems, "mostItems");
    requireNonNull(schema, "schema");
  }

  /** Where in the request a value goes. */
  public enum Place {
    PATH,
    QUERY,
    HEADER,
    /** A property of the body, or of the one object in it. */
    BODY,
    /** The body as a whole, sent as it is written. */
    WHOLE_BODY,
    /** A field of a form. */
    FORM,
    /** Nowhere: the driver obeys it. */
    DRIVER
  }

  /** What a value looks like. */
  public enum Form {
    SCALAR,
    /** {@code ARRAY[…]} or the text of a JSON array. */
    ARRAY,
    /** One value or an array. */
    SCALAR_OR_ARRAY,
    /** The text of a JSON object, or of an array of objects. */
    JSON,
    /** Files of this machine by their paths, or their bytes. */
    FILES
  }

  /** Returns whether the value is sent as several. */
  public boolean isArray() {
    return form == Form.ARRAY || form == Form.FILES;
  }

  /** Identified by its name: schemas are large. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Parameter that && that.name.equals(name) && that.schema == schema;
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
