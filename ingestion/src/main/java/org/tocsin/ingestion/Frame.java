package org.tocsin.ingestion;

import com.fasterxml.jackson.databind.JsonNode;

/** One event's worth of a request's body. */
public sealed interface Frame {

  /** Its place among the frames of the body, 0-based. */
  int index();

  /** An element of an array, or the only object. */
  record Parsed(int index, JsonNode json) implements Frame {}

  /** A line that is yet to be parsed and may be malformed. */
  record Line(int index, String text) implements Frame {}
}
