package org.tocsin.training.imports;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A label as people write it into a table.
 *
 * @param at the turn of the escalation; may be missing
 * @param kind in any case, with spaces or dashes for underscores; may be missing
 */
record LabelCells(Optional<String> escalates, Optional<String> at, Optional<String> kind) {
  private static final Set<String> TRUE = Set.of("true", "yes", "1");
  private static final Set<String> FALSE = Set.of("false", "no", "0");

  /** Whether there is a label at all. */
  boolean present() {
    return escalates.isPresent() || at.isPresent() || kind.isPresent();
  }

  /** The fields of a conversation file; whether they fit a conversation is not looked at. */
  ObjectNode fields() {
    var fields = of(truth(escalates.orElseThrow(() -> new BrokenRule("'escalates' is missing"))));
    at.ifPresent(turn -> fields.put("escalates_at", turn(turn)));
    kind.ifPresent(
        k -> fields.put("kind", k.strip().toUpperCase(Locale.ROOT).replaceAll("[ -]", "_")));
    return fields;
  }

  /** The label that says no more than whether. */
  static ObjectNode of(boolean escalates) {
    var fields = JsonNodeFactory.instance.objectNode().put("escalates", escalates);
    if (!escalates) {
      fields.putNull("escalates_at");
    }
    return fields;
  }

  static boolean truth(String text) {
    var word = text.strip().toLowerCase(Locale.ROOT);
    if (!TRUE.contains(word) && !FALSE.contains(word)) {
      throw new BrokenRule("'escalates' must be true or false: was " + text);
    }
    return TRUE.contains(word);
  }

  private static int turn(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new BrokenRule("'escalates_at' must be a turn's number: was " + text);
    }
  }
}
