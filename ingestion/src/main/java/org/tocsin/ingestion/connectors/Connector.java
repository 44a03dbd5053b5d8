package org.tocsin.ingestion.connectors;

import java.util.Map;
import org.tocsin.model.conversation.Channel;
import org.tocsin.model.conversation.Speaker;

/**
 * Reads the payloads of one vendor. Holds nothing itself: what must be remembered from one payload
 * to the next is in the {@link Hearing}. Adding one is a page in {@code CONTRIBUTING.md}.
 */
interface Connector {

  /** What it is called in {@code /v1/connectors/{name}}. */
  String name();

  /** What it reads, and by which page, in a sentence. */
  String reads();

  /** How people talk there. */
  default Channel channel() {
    return Channel.CALL;
  }

  /** Whether the vendor streams its payloads, so that they may come through a WebSocket. */
  default boolean streams() {
    return false;
  }

  /** Who is who by the vendor's own word for a side, track, channel or role, in lower case. */
  default Map<String, Speaker> speakers() {
    return Map.of();
  }

  /** Whether a payload looks like one of this vendor's. */
  boolean recognises(Part payload);

  /**
   * Tells all that a payload says. What breaks a rule in one part of it must not keep the others
   * from being told: see {@link Hearing#each}.
   */
  void read(Part payload, Hearing hearing) throws Unreadable;
}
