package org.tocsin.training.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What an importer comes across in a file. */
public sealed interface Found {

  /** Where it stands. */
  Place place();

  /**
   * A conversation, as a line of a conversation file; its {@code escalates_at} still counts the
   * turns of the source.
   *
   * @param origins of its turns, in their order
   * @param rows how many turns the source has, unreadable ones included
   */
  record Conversation(Place place, ObjectNode node, List<Origin> origins, int rows)
      implements Found {
    public Conversation {
      origins = List.copyOf(origins);
    }

    String id() {
      return node.path("id").asText();
    }
  }

  /** Something that breaks a rule, and what becomes of it. */
  record Unreadable(Place place, String reason) implements Found {
    @Override
    public String toString() {
      return place + ": " + reason;
    }
  }

  /**
   * Where a turn comes from.
   *
   * @param row its 0-based number among the turns of the source, unreadable ones counted
   */
  record Origin(Place place, int row) {}
}
