package org.holisticsjdbc.procedure;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;

/** JSON as texts of the manifest, of arguments and of cells. */
final class JsonText {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              // The default pool, which JsonNode.toString uses too, leaves buffers in thread-locals
              // of the application's threads.
              JsonFactory.builder().recyclerPool(JsonRecyclerPools.nonRecyclingPool()).build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  private JsonText() {}

  /** Reads one document; a missing node if the text holds none. */
  static JsonNode read(String text) throws JsonProcessingException {
    return MAPPER.readTree(text);
  }

  /** Reads one document to the end of the stream. */
  static JsonNode read(InputStream in) throws IOException {
    return MAPPER.readTree(in);
  }

  /** Returns a document as text, without blanks. */
  static String of(JsonNode json) {
    try {
      return MAPPER.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("No JSON for " + json.getNodeType(), e);
    }
  }
}
