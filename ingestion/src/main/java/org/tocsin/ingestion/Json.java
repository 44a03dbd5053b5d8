package org.tocsin.ingestion;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** How this module reads and writes JSON. */
public final class Json {

  /**
   * Strict: one value and nothing behind it. Depth and the length of numbers are bounded by
   * Jackson's defaults; names of fields are not interned, since senders choose them.
   */
  public static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /** The JSON of a value, also of one that is nested too deeply to be written. */
  public static String of(JsonNode value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException tooDeep) {
      return "(cannot be shown: %s)".formatted(tooDeep.getOriginalMessage());
    }
  }
}
