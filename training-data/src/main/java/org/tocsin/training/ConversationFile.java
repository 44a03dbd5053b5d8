package org.tocsin.training;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tocsin.model.conversation.Channel;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.EscalationKind;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.TranscriptEvent.Circumstances;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.conversation.UtteranceId;
import org.tocsin.model.conversation.WellFormed;
import org.tocsin.model.features.Act;

/**
 * Reads conversation files: JSON Lines, one conversation a line. A bad line is set aside with its
 * number and the rule it breaks; the others are read. Labels are only looked at where they are
 * asked for.
 */
public final class ConversationFile {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private ConversationFile() {}

  /** What was read, in order, and what was not. */
  public record Contents<T>(List<T> conversations, List<BadLine> badLines) {
    public Contents {
      conversations = List.copyOf(conversations);
      badLines = List.copyOf(badLines);
    }
  }

  /**
   * A line that breaks a rule.
   *
   * @param line 1-based
   */
  public record BadLine(String file, int line, String reason) {
    @Override
    public String toString() {
      return file + ":" + line + ": " + reason;
    }
  }

  /** Reads conversations without their labels. */
  public static Contents<Transcript> transcripts(Path file) {
    return read(file, ConversationFile::transcript);
  }

  /** Reads conversations with their labels; one without a label is a bad line. */
  public static Contents<LabelledConversation> labelled(Path file) {
    return read(file, ConversationFile::labelled);
  }

  /** Reads labelled conversations from a stream, such as a resource. */
  public static Contents<LabelledConversation> labelled(String name, InputStream in) {
    return read(name, in, ConversationFile::labelled);
  }

  /**
   * The turns of a list of turns, as in a conversation.
   *
   * @throws IllegalArgumentException if one breaks a rule of the format
   */
  public static List<Utterance> utterances(JsonNode turns) {
    var utterances = new ArrayList<Utterance>();
    turns.forEach(turn -> utterances.add(utterance(turn, utterances.size())));
    return utterances;
  }

  /**
   * Hands over conversations with their labels one after the other; memory does not grow with their
   * number. Returns the bad lines.
   */
  public static List<BadLine> each(Path file, Consumer<LabelledConversation> reader) {
    try (var in = Files.newInputStream(file)) {
      return each(file.toString(), in, ConversationFile::labelled, reader);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static <T> Contents<T> read(Path file, Function<JsonNode, T> reading) {
    try (var in = Files.newInputStream(file)) {
      return read(file.toString(), in, reading);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static <T> Contents<T> read(String name, InputStream in, Function<JsonNode, T> reading) {
    var read = new ArrayList<T>();
    return new Contents<>(read, each(name, in, reading, read::add));
  }

  private static <T> List<BadLine> each(
      String name, InputStream in, Function<JsonNode, T> reading, Consumer<T> reader) {
    var bad = new ArrayList<BadLine>();
    try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          readLine(name, number, line, reading, bad).ifPresent(reader);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
    return bad;
  }

  private static <T> Optional<T> readLine(
      String name, int number, String line, Function<JsonNode, T> reading, List<BadLine> bad) {
    try {
      return Optional.of(reading.apply(JSON.readTree(line)));
    } catch (JacksonException e) {
      bad.add(new BadLine(name, number, "is not JSON: " + e.getOriginalMessage()));
    } catch (IllegalArgumentException e) {
      bad.add(new BadLine(name, number, String.valueOf(e.getMessage())));
    }
    return Optional.empty();
  }

  /** A rule of the format that a line breaks; caught where the line's number is known. */
  private static final class BrokenRule extends IllegalArgumentException {
    BrokenRule(String rule) {
      super(rule);
    }
  }

  /**
   * One conversation without its labels.
   *
   * @throws IllegalArgumentException if it breaks a rule of the format
   */
  public static Transcript transcript(JsonNode node) {
    var id = text(node, "id").orElseThrow(() -> new BrokenRule("'id' is missing"));
    var turns = node.path("turns");
    if (!turns.isArray() || turns.isEmpty()) {
      throw new BrokenRule("'turns' must be a list that is not empty");
    }
    return new Transcript(
        new ConversationId(id),
        text(node, "vertical").orElse(""),
        text(node, "group").orElse(id),
        text(node, "batch").orElse(""),
        circumstances(node),
        utterances(turns));
  }

  private static Circumstances circumstances(JsonNode node) {
    return new Circumstances(
        text(node, "at").map(ConversationFile::instant),
        text(node, "channel").map(c -> constant(Channel.class, "channel", c)).orElse(Channel.CALL),
        text(node, "agent"),
        text(node, "team"),
        text(node, "queue"),
        text(node, "customer"),
        Map.of());
  }

  private static Utterance utterance(JsonNode turn, int index) {
    var where = "turn " + index + ": ";
    try {
      return new Utterance(
          new UtteranceId("t" + index),
          text(turn, "speaker")
              .map(s -> constant(Speaker.class, "speaker", s))
              .orElse(Speaker.UNKNOWN),
          text(turn, "text").orElseThrow(() -> new BrokenRule("'text' is missing")),
          milliseconds(turn, "offset_s"),
          milliseconds(turn, "end_s"),
          true,
          number(turn, "confidence"));
    } catch (IllegalArgumentException e) {
      throw new BrokenRule(where + e.getMessage());
    }
  }

  /**
   * One conversation with its label.
   *
   * @throws IllegalArgumentException if it breaks a rule of the format
   */
  public static LabelledConversation labelled(JsonNode node) {
    var transcript = transcript(node);
    return new LabelledConversation(transcript, label(node, transcript.turns().size()));
  }

  private static Label label(JsonNode node, int turns) {
    if (!node.path("escalates").isBoolean()) {
      throw new BrokenRule("'escalates' must be true or false");
    }
    boolean escalates = node.path("escalates").asBoolean();
    return new Label(
        escalates,
        escalates ? seen(node.path("escalates_at"), turns) : turns,
        text(node, "kind").map(k -> constant(EscalationKind.class, "kind", k)),
        sentiments(node.path("turns")),
        acts(node.path("turns")),
        notes(node.path("signals"), "why", turns),
        notes(node.path("needs"), "article", turns));
  }

  private static int seen(JsonNode at, int turns) {
    if (at.isMissingNode() || at.isNull()) {
      return turns;
    }
    if (!at.isInt() || at.asInt() < 0 || at.asInt() > turns) {
      throw new BrokenRule("'escalates_at' must be in 0.." + turns + ": was " + at);
    }
    return at.asInt();
  }

  private static Map<Integer, Double> sentiments(JsonNode turns) {
    var found = new HashMap<Integer, Double>();
    for (int i = 0; i < turns.size(); i++) {
      int turn = i;
      number(turns.get(i), "sentiment").ifPresent(s -> found.put(turn, sentiment(turn, s)));
    }
    return found;
  }

  private static Map<Integer, Set<Act>> acts(JsonNode turns) {
    var found = new HashMap<Integer, Set<Act>>();
    for (int i = 0; i < turns.size(); i++) {
      var acts = EnumSet.noneOf(Act.class);
      for (var name : turns.get(i).path("acts")) {
        acts.add(constant(Act.class, "turn " + i + ": acts", name.asText()));
      }
      if (!acts.isEmpty()) {
        found.put(i, Collections.unmodifiableSet(acts));
      }
    }
    return found;
  }

  private static double sentiment(int turn, double value) {
    if (!(value >= -2 && value <= 2)) {
      throw new BrokenRule("turn " + turn + ": 'sentiment' must be in -2..2: was " + value);
    }
    return value;
  }

  private static List<Label.Note> notes(JsonNode list, String field, int turns) {
    var notes = new ArrayList<Label.Note>();
    for (var each : list) {
      int turn = each.path("turn").asInt(-1);
      if (turn < 0 || turn >= turns) {
        throw new BrokenRule("a note's 'turn' must be in 0.." + (turns - 1) + ": was " + turn);
      }
      notes.add(new Label.Note(turn, text(each, field).orElse("")));
    }
    return notes;
  }

  private static Optional<String> text(JsonNode node, String field) {
    var value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw new BrokenRule("'" + field + "' must be a text: was " + value.getNodeType());
    }
    return Optional.of(WellFormed.of(value.asText()));
  }

  private static OptionalDouble number(JsonNode node, String field) {
    var value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return OptionalDouble.empty();
    }
    if (!value.isNumber()) {
      throw new BrokenRule("'" + field + "' must be a number: was " + value.getNodeType());
    }
    return OptionalDouble.of(value.asDouble());
  }

  private static OptionalLong milliseconds(JsonNode node, String field) {
    var seconds = number(node, field);
    return seconds.isPresent()
        ? OptionalLong.of(Math.round(seconds.getAsDouble() * 1000))
        : OptionalLong.empty();
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException notATime) {
      throw new BrokenRule("'at' must be a time as 2026-11-22T09:00:00Z: was " + text);
    }
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String field, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new BrokenRule("'%s' must be one of %s: was %s".formatted(field, names(type), name)));
  }

  private static <E extends Enum<E>> String names(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
  }
}
