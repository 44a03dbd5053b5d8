package org.tocsin.training.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.tocsin.training.imports.Found.Unreadable;

/** The turns of one vendor's list, one by one: a bad one is told of and spoils no other. */
final class JsonTurns {
  private JsonTurns() {}

  /**
   * Adds the elements of a list to a draft.
   *
   * @param turn an element as a turn; empty if it is none, such as an event or a note
   */
  static void add(
      JsonNode list,
      Place place,
      Draft draft,
      BiFunction<JsonNode, Place, Optional<Turn>> turn,
      Consumer<? super Unreadable> bad) {
    for (int i = 0; i < list.size(); i++) {
      try {
        turn.apply(list.get(i), place.in(i)).ifPresent(draft::add);
      } catch (BrokenRule e) {
        draft.lost();
        bad.accept(
            new Unreadable(place.in(i), e.getMessage() + "; the conversation goes on without it"));
      }
    }
  }
}
