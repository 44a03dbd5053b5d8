package org.tocsin.training.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.tocsin.training.imports.CsvRows.Row;
import org.tocsin.training.imports.Found.Unreadable;

/** A file of labels beside the conversations: {@code id,escalates,escalates_at,kind}. */
final class Labels {
  private final Map<String, ObjectNode> labels = new HashMap<>();

  private Labels() {}

  static Labels none() {
    return new Labels();
  }

  static Labels read(Path file, Consumer<? super Unreadable> bad) throws IOException {
    var labels = new Labels();
    CsvRows.read(file, Set.of("id", "escalates"), Map.of(), row -> labels.add(row, bad), bad);
    return labels;
  }

  /** Takes the label of a conversation, if there is one. */
  Optional<ObjectNode> take(String id) {
    return Optional.ofNullable(labels.remove(id));
  }

  /** How many were not taken. */
  int left() {
    return labels.size();
  }

  private void add(Row row, Consumer<? super Unreadable> bad) {
    try {
      var id = row.whole().cell("id").orElseThrow(() -> new BrokenRule("'id' is missing"));
      var cells = new LabelCells(row.cell("escalates"), row.cell("escalates_at"), row.cell("kind"));
      if (labels.putIfAbsent(id, cells.fields()) != null) {
        throw new BrokenRule("a second label for " + id);
      }
    } catch (BrokenRule e) {
      bad.accept(new Unreadable(row.place(), e.getMessage() + "; the label is left out"));
    }
  }
}
