package org.tocsin.api.learning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tocsin.ingestion.LabelLog.Imported;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.EscalationKind;
import org.tocsin.model.label.Claim;
import org.tocsin.model.label.LabelHistory;
import org.tocsin.model.label.Source;

/**
 * Labels from a file, held against what is stored.
 *
 * @param labels to be added, in the order of the file
 * @param broken lines that are no label, by place and rule; they are left out
 * @param conflicts lines that say otherwise than an earlier one or than the last word that is
 *     stored; they are added, and the last word counts
 * @param duplicates lines that say again what was imported already; they are left out
 */
public record LabelFile(
    List<Imported> labels, List<String> broken, List<String> conflicts, int duplicates) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<String> FIELDS =
      Set.of("conversation", "escalates", "kind", "turn", "why");

  /** What is stored of conversations. */
  public interface Stored {
    /** What was said of a conversation; empty if it is not stored. */
    Optional<LabelHistory> of(ConversationId id);
  }

  /**
   * Reads a file, one JSON object a line.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  public static LabelFile read(Path file, Stored stored) {
    try {
      var reading = new Reading(stored);
      var lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (!lines.get(i).isBlank()) {
          reading.take(file + ":" + (i + 1), lines.get(i));
        }
      }
      return new LabelFile(reading.labels, reading.broken, reading.conflicts, reading.duplicates);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static final class Reading {
    private final Stored stored;
    private final List<Imported> labels = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private final List<String> conflicts = new ArrayList<>();
    private final Map<ConversationId, Said> before = new HashMap<>();
    private int duplicates;

    /** A claim, and where it stands. */
    private record Said(Claim claim, String place, boolean imported) {}

    Reading(Stored stored) {
      this.stored = stored;
    }

    void take(String place, String line) {
      try {
        add(place, label(JSON.readTree(line)));
      } catch (JsonProcessingException notJson) {
        broken.add(place + ": is not JSON: " + notJson.getOriginalMessage());
      } catch (IllegalArgumentException wrong) {
        broken.add(place + ": " + wrong.getMessage());
      }
    }

    private void add(String place, Imported label) {
      var id = label.conversation();
      var known = Optional.ofNullable(before.get(id)).or(() -> stored(id));
      if (known.filter(k -> k.imported() && k.claim().equals(label.claim())).isPresent()) {
        duplicates++;
        return;
      }
      known
          .filter(k -> k.claim().escalates() != label.claim().escalates())
          .ifPresent(k ->
              conflicts.add(
                  "%s: says of %s otherwise than %s; the last word counts"
                      .formatted(place, id, k.place())));
      before.put(id, new Said(label.claim(), place, true));
      labels.add(label);
    }

    private Optional<Said> stored(ConversationId id) {
      return stored
          .of(id)
          .orElseThrow(
              () -> new IllegalArgumentException("there is no conversation %s here".formatted(id)))
          .lastWord()
          .map(entry ->
              new Said(
                  entry.claim().orElseThrow(),
                  "%s by %s".formatted(entry.word(), entry.by()),
                  entry.source() == Source.IMPORT));
    }
  }

  private static Imported label(JsonNode node) {
    if (!node.isObject()) {
      throw new IllegalArgumentException("must be a JSON object");
    }
    node.fieldNames()
        .forEachRemaining(name -> {
          if (!FIELDS.contains(name)) {
            throw new IllegalArgumentException(
                "there is no field %s; there are %s"
                    .formatted(name, FIELDS.stream().sorted().toList()));
          }
        });
    var id = node.path("conversation").asText();
    if (id.isBlank()) {
      throw new IllegalArgumentException("conversation must be an id");
    }
    if (!node.path("escalates").isBoolean()) {
      throw new IllegalArgumentException("escalates must be true or false");
    }
    return new Imported(
        new ConversationId(id),
        new Claim(node.path("escalates").asBoolean(), kind(node), turn(node)),
        node.path("why").asText());
  }

  private static Optional<EscalationKind> kind(JsonNode node) {
    var word = node.path("kind").asText();
    if (word.isEmpty() || node.path("kind").isNull()) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(EscalationKind.values())
            .filter(kind -> kind.name().equals(word))
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "kind must be one of %s: was %s"
                        .formatted(Arrays.toString(EscalationKind.values()), word))));
  }

  private static OptionalInt turn(JsonNode node) {
    var turn = node.path("turn");
    if (turn.isMissingNode() || turn.isNull()) {
      return OptionalInt.empty();
    }
    if (!turn.isInt()) {
      throw new IllegalArgumentException("turn must be a whole number: was " + turn);
    }
    return OptionalInt.of(turn.asInt());
  }
}
