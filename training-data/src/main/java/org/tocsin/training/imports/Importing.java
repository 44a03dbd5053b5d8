package org.tocsin.training.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.training.ConversationFile;
import org.tocsin.training.imports.Found.Conversation;
import org.tocsin.training.imports.Found.Unreadable;

/** One import: foreign files → lines of a conversation file. Not thread-safe. */
public final class Importing {
  private static final List<String> LABEL = List.of("escalates", "escalates_at", "kind");

  private final ImportSettings settings;
  private final UnaryOperator<String> redaction;
  private final Consumer<String> lines;
  private final Consumer<Unreadable> unreadable;
  private final Map<String, Place> known = new HashMap<>();
  private final Labels labels;
  private Tally tally = Tally.NOTHING;

  /**
   * An import that has read nothing yet but the labels.
   *
   * @param redaction of every turn's text
   * @param lines where conversations go, one line of JSON each
   * @param unreadable where everything goes that breaks a rule
   */
  public Importing(
      ImportSettings settings,
      UnaryOperator<String> redaction,
      Consumer<String> lines,
      Consumer<Unreadable> unreadable)
      throws IOException {
    this.settings = settings;
    this.redaction = redaction;
    this.lines = lines;
    this.unreadable = unreadable;
    this.labels =
        settings.labels().isPresent()
            ? Labels.read(settings.labels().get(), this::tell)
            : Labels.none();
  }

  /** What came of it so far. */
  public Tally tally() {
    return tally;
  }

  /** How many labels belong to no conversation that was read. */
  public int labelsLeft() {
    return labels.left();
  }

  /** Reads one more file; one that cannot be read is told of like a bad row. */
  public void read(Path file, Format format) {
    try {
      format.importer().read(file, settings, this::take);
    } catch (NoSuchFileException e) {
      tell(new Unreadable(Place.of(file), "there is no file " + e.getMessage()));
    } catch (IOException e) {
      tell(new Unreadable(Place.of(file), "cannot be read: " + e.getMessage()));
    }
  }

  private void take(Found found) {
    switch (found) {
      case Unreadable bad -> tell(bad);
      case Conversation conversation -> take(conversation);
    }
  }

  private void take(Conversation conversation) {
    if (isSound(conversation) && isNew(conversation)) {
      labels.take(conversation.id()).ifPresent(label -> label(conversation.node(), label));
      placeLabel(conversation);
      dropBadLabel(conversation);
      dropTimesThatGoBack(conversation);
      settings.channel().ifPresent(c -> conversation.node().put("channel", c.name()));
      settings.vertical().ifPresent(v -> conversation.node().put("vertical", v));
      redact(conversation);
      lines.accept(conversation.node().toString());
      tally = tally.plus(conversation.node());
    }
  }

  private void tell(Unreadable bad) {
    unreadable.accept(bad);
    tally = tally.plusUnreadable();
  }

  private boolean isSound(Conversation conversation) {
    try {
      ConversationFile.transcript(conversation.node());
      return true;
    } catch (IllegalArgumentException e) {
      tell(new Unreadable(conversation.place(), e.getMessage() + "; left out"));
      return false;
    }
  }

  private boolean isNew(Conversation conversation) {
    var first = known.putIfAbsent(conversation.id(), conversation.place());
    if (first != null) {
      tell(
          new Unreadable(
              conversation.place(),
              "conversation %s was already at %s; left out".formatted(conversation.id(), first)));
    }
    return first == null;
  }

  private static void label(ObjectNode node, ObjectNode label) {
    node.remove(LABEL);
    var turns = node.remove("turns");
    node.setAll(label);
    node.set("turns", turns);
  }

  /** Counts the turns before the escalation without those that could not be read. */
  private static void placeLabel(Conversation conversation) {
    var at = conversation.node().path("escalates_at");
    if (at.isInt() && at.asInt() >= 0 && at.asInt() <= conversation.rows()) {
      long before =
          conversation.origins().stream().filter(origin -> origin.row() < at.asInt()).count();
      conversation.node().put("escalates_at", (int) before);
    }
  }

  private void dropBadLabel(Conversation conversation) {
    var node = conversation.node();
    if (LABEL.stream().noneMatch(node::hasNonNull)) {
      return;
    }
    try {
      ConversationFile.labelled(node);
    } catch (IllegalArgumentException e) {
      node.remove(LABEL);
      tell(
          new Unreadable(
              conversation.place(),
              "conversation %s: %s; it has no label".formatted(conversation.id(), e.getMessage())));
    }
  }

  private void dropTimesThatGoBack(Conversation conversation) {
    double latest = 0;
    for (int i = 0; i < conversation.origins().size(); i++) {
      if (conversation.node().path("turns").get(i) instanceof ObjectNode turn
          && turn.hasNonNull("offset_s")) {
        double begin = turn.path("offset_s").asDouble();
        if (begin < latest) {
          turn.remove(List.of("offset_s", "end_s"));
          tell(
              new Unreadable(
                  conversation.origins().get(i).place(),
                  "conversation %s, turn %d: the time goes back from %s s to %s s; left out"
                      .formatted(conversation.id(), i, latest, begin)));
        }
        latest = Math.max(latest, begin);
      }
    }
  }

  private void redact(Conversation conversation) {
    for (var turn : conversation.node().path("turns")) {
      ((ObjectNode) turn).put("text", redaction.apply(turn.path("text").asText()));
    }
  }

  /**
   * What came of an import.
   *
   * @param unknown how many turns have no known speaker
   * @param unreadable how many things broke a rule
   */
  public record Tally(int conversations, int labelled, int turns, int unknown, int unreadable) {
    static final Tally NOTHING = new Tally(0, 0, 0, 0, 0);

    Tally plus(JsonNode conversation) {
      int strangers = 0;
      for (var turn : conversation.path("turns")) {
        var speaker = turn.path("speaker").asText(Speaker.UNKNOWN.name());
        strangers += speaker.equals(Speaker.UNKNOWN.name()) ? 1 : 0;
      }
      return new Tally(
          conversations + 1,
          labelled + (conversation.has("escalates") ? 1 : 0),
          turns + conversation.path("turns").size(),
          unknown + strangers,
          unreadable);
    }

    Tally plusUnreadable() {
      return new Tally(conversations, labelled, turns, unknown, unreadable + 1);
    }
  }
}
