package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The published description of the API, read from the driver's manifest. */
final class Contract {

  private static final String RESOURCE = "/org/holisticsjdbc/manifest/operations.json";

  private final List<Operation> operations;
  private final JsonNode schemas;

  private Contract(List<Operation> operations, JsonNode schemas) {
    this.operations = operations;
    this.schemas = schemas;
  }

  /** An operation and the values in the path that led to it. */
  record Route(Operation operation, Map<String, String> pathValues) {}

  static Contract load() {
    try (InputStream in = Contract.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("Not on the class path: " + RESOURCE);
      }
      // The default pool leaves buffers in a thread-local of the thread that starts the sandbox.
      JsonFactory factory =
          JsonFactory.builder().recyclerPool(JsonRecyclerPools.nonRecyclingPool()).build();
      JsonNode root = new ObjectMapper(factory).readTree(in);
      // Operations whose paths have more fixed parts come first.
      List<Operation> operations =
          StreamSupport.stream(root.path("operations").spliterator(), false)
              .map(Operation::of)
              .sorted(Comparator.comparing(Operation::fixedSegments).reversed())
              .toList();
      return new Contract(operations, root.path("schemas"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + RESOURCE, e);
    }
  }

  JsonNode schemas() {
    return schemas;
  }

  Set<String> operationIds() {
    return operations.stream().map(Operation::id).collect(Collectors.toSet());
  }

  Optional<Operation> operation(String id) {
    return operations.stream().filter(operation -> operation.id().equals(id)).findFirst();
  }

  /** Returns the operation for a method and the decoded parts of a path. */
  Optional<Route> route(String method, List<String> path) {
    for (Operation operation : operations) {
      Optional<Map<String, String>> values = operation.match(path);
      if (operation.method().equals(method) && values.isPresent()) {
        return Optional.of(new Route(operation, values.get()));
      }
    }
    return Optional.empty();
  }

  /** Returns whether some method is defined for the path. */
  boolean knows(List<String> path) {
    return operations.stream().anyMatch(operation -> operation.match(path).isPresent());
  }
}
