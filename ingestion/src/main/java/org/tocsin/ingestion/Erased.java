package org.tocsin.ingestion;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The receipt of an erasure.
 *
 * @param tombstones SHA-256 of the id of each conversation that was erased, in hexadecimal digits
 * @param rows how many rows went, by table
 * @param by who asked for it
 */
public record Erased(List<String> tombstones, Map<String, Integer> rows, String by, Instant at) {
  public Erased {
    tombstones = List.copyOf(tombstones);
    rows = Map.copyOf(rows);
  }
}
