package org.tocsin.ingestion.connectors;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import org.tocsin.ingestion.Json;

/**
 * Takes off what payloads travel in: a batch of Kinesis records ({@code Records[].kinesis.data}) or
 * of Firehose ({@code records[].data}), a Pub/Sub push ({@code message.data}), an EventBridge event
 * ({@code detail-type}, {@code detail}), a plain list.
 */
final class Envelope {
  private static final int DEEPEST = 4;

  private Envelope() {}

  /** Hands on each payload that is inside, in order; one that cannot be opened is told of. */
  static void open(Part part, Hearing hearing, Hearing.Reading payload) {
    open(part, hearing, payload, 0);
  }

  private static void open(Part part, Hearing hearing, Hearing.Reading payload, int depth) {
    hearing.attempt(
        part,
        outer -> {
          if (depth == DEEPEST) {
            throw new Unreadable(outer.place(), "is an envelope in an envelope too many");
          } else if (outer.node().isArray()) {
            outer.each().forEach(inner -> open(inner, hearing, payload, depth + 1));
          } else if (!outer.isObject()) {
            throw outer.broken("must be an object");
          } else if (outer.in("Records").node().isArray()) {
            hearing.each(
                outer.in("Records").each(),
                r -> open(decoded(r.in("kinesis").in("data")), hearing, payload, depth + 1));
          } else if (outer.in("records").node().isArray()) {
            hearing.each(
                outer.in("records").each(),
                r -> open(decoded(r.in("data")), hearing, payload, depth + 1));
          } else if (outer.in("message").in("data").isText()) {
            open(decoded(outer.in("message").in("data")), hearing, payload, depth + 1);
          } else if (outer.in("detail-type").exists() && outer.in("detail").isObject()) {
            open(outer.in("detail"), hearing, payload, depth + 1);
          } else {
            payload.read(outer);
          }
        });
  }

  private static Part decoded(Part data) throws Unreadable {
    try {
      var bytes = Base64.getMimeDecoder().decode(data.needText());
      return new Part(Json.MAPPER.readTree(bytes), data.place());
    } catch (JacksonException malformed) {
      throw new Unreadable(
          data.place(), "must hold well-formed JSON: " + malformed.getOriginalMessage());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } catch (IllegalArgumentException notBase64) {
      throw new Unreadable(data.place(), "must be Base64: " + notBase64.getMessage());
    }
  }
}
