package org.tocsin.training.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.tocsin.training.imports.Found.Conversation;
import org.tocsin.training.imports.Found.Origin;

/** Conversation files themselves; every field stays. */
final class JsonLines implements Importer {
  @Override
  public void read(Path file, ImportSettings settings, Consumer<Found> found) throws IOException {
    JsonDocuments.lines(file, (node, place) -> found.accept(conversation(node, place)), found);
  }

  private static Found conversation(JsonNode node, Place place) {
    if (!(node instanceof ObjectNode conversation)) {
      throw new BrokenRule("must be an object");
    }
    int turns = node.path("turns").size();
    var origins = IntStream.range(0, turns).mapToObj(i -> new Origin(place, i)).toList();
    return new Conversation(place, conversation, origins, turns);
  }
}
