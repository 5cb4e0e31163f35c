package org.holisticsjdbc.procedure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;
import org.holisticsjdbc.api.NearestNames;

/** All procedures of the manifest, read when the first one is asked for. */
public final class Procedures {
  /** The schema they are in. */
  public static final String SCHEMA = "holistics";

  private static final String MANIFEST = "operations.json";

  private final List<Procedure> all;
  private final SchemaCheck check;
  private final Schemas schemas;

  private Procedures(JsonNode manifest) {
    schemas = new Schemas(manifest.path("schemas"));
    ManifestReader reader = new ManifestReader(schemas);
    all =
        StreamSupport.stream(manifest.path("operations").spliterator(), false)
            .map(reader::procedure)
            .sorted(Comparator.comparing(Procedure::name))
            .toList();
    check = new SchemaCheck(schemas);
  }

  /** Loads nothing until it is asked for. */
  private static final class Loaded {
    static final Procedures PROCEDURES = new Procedures(Manifest.read(MANIFEST));
  }

  /** Returns the procedures of the manifest; immutable. */
  public static Procedures get() {
    return Loaded.PROCEDURES;
  }

  /** Returns all procedures, sorted by name. */
  public List<Procedure> all() {
    return all;
  }

  /** Returns the procedure of that name, in any case. */
  public Optional<Procedure> find(String name) {
    return all.stream().filter(it -> it.name().equalsIgnoreCase(name)).findFirst();
  }

  /**
   * Returns the procedure of that name.
   *
   * @throws HolisticsException that names the nearest ones if there is none
   */
  public Procedure require(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new HolisticsException(
                    Failure.SEMANTICS,
                    "There is no procedure %s.%s.%s"
                        .formatted(
                            SCHEMA,
                            name,
                            NearestNames.hint(name, all.stream().map(Procedure::name).toList()))));
  }

  /** Returns the values that the contract allows, or allows as elements; empty where any is. */
  public List<String> allowed(Parameter parameter) {
    List<String> values = schemas.allowed(parameter.schema());
    return values.isEmpty()
        ? schemas.allowed(schemas.keyword(parameter.schema(), "items"))
        : values;
  }

  SchemaCheck check() {
    return check;
  }
}
