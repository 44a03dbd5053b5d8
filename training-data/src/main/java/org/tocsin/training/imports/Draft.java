package org.tocsin.training.imports;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.tocsin.training.imports.Found.Conversation;
import org.tocsin.training.imports.Found.Origin;
import org.tocsin.training.imports.Found.Unreadable;

/** A conversation that an importer puts together turn by turn. */
final class Draft {
  private record Row(int number, Turn turn) {}

  private final Place place;
  private final ObjectNode node = JsonNodeFactory.instance.objectNode();
  private final List<Row> kept = new ArrayList<>();
  private int rows;

  Draft(Place place, String id) {
    this.place = place;
    node.put("id", id);
  }

  /** What a conversation that is a file of its own is called: the file, without its ending. */
  static String name(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("(?<=.)\\.[^.]*$", "");
  }

  /** Sets a field of the conversation, if there is a value. */
  Draft with(String field, Optional<String> value) {
    value.ifPresent(v -> node.put(field, v));
    return this;
  }

  /** Sets all fields of a label. */
  void label(ObjectNode label) {
    node.setAll(label);
  }

  /** If it escalates, it does so in the first turn that comes from one of these places. */
  void escalatesAtFirst(Set<Place> places) {
    if (node.path("escalates").asBoolean()) {
      kept.stream()
          .filter(row -> places.contains(row.turn().place()))
          .findFirst()
          .ifPresent(row -> node.put("escalates_at", row.number()));
    }
  }

  void add(Turn turn) {
    kept.add(new Row(rows++, turn));
  }

  /** A turn that cannot be read stands here; it is counted, so that labels keep their place. */
  void lost() {
    rows++;
  }

  /** Puts the turns in the order of their times, if all have one; lost ones no longer count. */
  Draft inTimeOrder() {
    if (kept.stream().allMatch(row -> row.turn().beginMs().isPresent())) {
      kept.sort(Comparator.comparingLong(row -> row.turn().beginMs().getAsLong()));
    }
    rows = kept.size();
    for (int i = 0; i < rows; i++) {
      kept.set(i, new Row(i, kept.get(i).turn()));
    }
    return this;
  }

  /** Counts all times from the earliest one: they were those of a clock. */
  Draft fromFirst() {
    var first = kept.stream().flatMapToLong(row -> row.turn().beginMs().stream()).min();
    first.ifPresent(zero -> kept.replaceAll(row -> new Row(row.number(), row.turn().since(zero))));
    return this;
  }

  /** The conversation; unreadable if it has not one turn. */
  Found found() {
    if (kept.isEmpty()) {
      return new Unreadable(
          place,
          "conversation %s has no turn that can be read".formatted(node.path("id").asText()));
    }
    var turns = node.putArray("turns");
    kept.forEach(row -> turns.add(turn(row.turn())));
    var origins = kept.stream().map(row -> new Origin(row.turn().place(), row.number())).toList();
    return new Conversation(place, node, origins, rows);
  }

  private static ObjectNode turn(Turn turn) {
    var node = JsonNodeFactory.instance.objectNode();
    node.put("speaker", turn.speaker().name()).put("text", turn.text());
    putSeconds(node, "offset_s", turn.beginMs());
    putSeconds(node, "end_s", turn.endMs());
    turn.confidence().ifPresent(c -> node.put("confidence", c));
    return node;
  }

  private static void putSeconds(ObjectNode node, String field, OptionalLong milliseconds) {
    milliseconds.ifPresent(ms -> node.put(field, ms / 1000.0));
  }
}
