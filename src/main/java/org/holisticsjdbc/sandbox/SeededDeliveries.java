package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;

/** The schedules and alerts that every sandbox begins with. */
final class SeededDeliveries {

  private static final String RESOURCE = "deliveries.json";

  private SeededDeliveries() {}

  static List<Delivery> of(DeliveryKind kind, IdSequence ids) {
    try (InputStream in = SeededDeliveries.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("Not on the class path: " + RESOURCE);
      }
      // As in Contract: no buffers are left in a thread-local of the application.
      JsonFactory factory =
          JsonFactory.builder().recyclerPool(JsonRecyclerPools.nonRecyclingPool()).build();
      JsonNode seeds = new ObjectMapper(factory).readTree(in).path(kind.jsonName() + "s");
      return StreamSupport.stream(seeds.spliterator(), false)
          .map(seed -> Delivery.of(seed.path("content"), seed.path("creator_role").asText(), ids))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + RESOURCE, e);
    }
  }
}
