package org.tocsin.ingestion.connectors;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.tocsin.ingestion.Decoded;
import org.tocsin.ingestion.Decoded.Rejected;
import org.tocsin.ingestion.EventDecoder;
import org.tocsin.ingestion.Json;
import org.tocsin.model.conversation.Outcome;
import org.tocsin.model.conversation.Speaker;

/** One payload being read: what is known around it, and what it has told so far. */
final class Hearing {
  private static final EventDecoder DECODER = new EventDecoder();

  private final Connector connector;
  private final Source source;
  private final Roles roles;
  private final Memory memory;
  private final List<Decoded> told = new ArrayList<>();

  /** Reads a part of a payload. */
  interface Reading {
    void read(Part part) throws Unreadable;
  }

  Hearing(Connector connector, Source source, Roles roles, Memory memory) {
    this.connector = connector;
    this.source = source;
    this.roles = source.customer().map(roles::withCustomer).orElse(roles);
    this.memory = memory;
  }

  /** Everything that was told, in order. */
  List<Decoded> told() {
    return List.copyOf(told);
  }

  /** The conversation that the sender named, else that of the payload. */
  String conversation(Part id) throws Unreadable {
    return source.conversation().isPresent() ? source.conversation().get() : id.needId();
  }

  /** The conversation that the sender named; such payloads do not tell. */
  String conversation() throws Unreadable {
    return source
        .conversation()
        .orElseThrow(() ->
            new Unreadable(
                "", "such a payload names no conversation: add ?conversation=… to the address"));
  }

  /** What tells this stream of a conversation from its others, with a hyphen; may be empty. */
  String stream() {
    return source.stream().map(s -> s + "-").orElse("");
  }

  /** Who speaks, by the vendor's word for a side. */
  Speaker speaker(String word) {
    return source.speaker().or(() -> roles.of(word)).orElse(Speaker.UNKNOWN);
  }

  /** The role that somebody gave to one of these words, if any. */
  Optional<Speaker> known(String word) {
    return source.speaker().or(() -> roles.of(word));
  }

  /** What is remembered of a conversation. */
  Course course(String conversation) {
    return memory.of(conversation);
  }

  /** A name that no utterance has had, not even before this process was started. */
  String fresh() {
    return memory.fresh();
  }

  /** A conversation begins, or more becomes known of it; says nothing if it is known already. */
  void begin(String conversation, Consumer<ObjectNode> circumstances) {
    var more = JsonNodeFactory.instance.objectNode();
    if (!course(conversation).hasBegun()) {
      more.put("channel", connector.channel().name());
    }
    source.begun().forEach(more::put);
    circumstances.accept(more);
    course(conversation)
        .beginning(more)
        .ifPresent(frame -> tell(frame.put("conversation", conversation)));
  }

  /** Somebody said something; a blank text says nothing. */
  void say(Turn turn) {
    if (turn.text().isBlank()) {
      return;
    }
    boolean ordinary = connector.channel().name().equals("CALL") && source.begun().isEmpty();
    if (!ordinary && !course(turn.conversation()).hasBegun()) {
      begin(turn.conversation(), _ -> {});
    }
    tell(turn.frame(source.offsetMs()));
  }

  void end(String conversation, Optional<Instant> at, Outcome outcome) {
    var frame =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "ended")
            .put("conversation", conversation)
            .put("outcome", outcome.name());
    at.ifPresent(moment -> frame.put("at", moment.toString()));
    tell(frame);
  }

  /** Something is wrong at this place. */
  void reject(Part part, String reason) {
    told.add(new Rejected(Json.of(part.node()), reason));
  }

  /** Reads one part after the other; one that breaks a rule is told of, and the rest goes on. */
  void each(List<Part> parts, Reading reading) {
    parts.forEach(part -> attempt(part, reading));
  }

  /** Reads a part, or tells which rule it breaks. */
  void attempt(Part part, Reading reading) {
    try {
      reading.read(part);
    } catch (Unreadable broken) {
      reject(part, String.valueOf(broken.getMessage()));
    }
  }

  /**
   * The offset of a moment, for vendors that tell the time of day; the first moment that is heard
   * of is taken for the beginning where nobody told it. A clock that runs behind gives 0.
   */
  OptionalLong since(String conversation, Optional<Instant> moment) {
    if (moment.isEmpty()) {
      return OptionalLong.empty();
    }
    var course = course(conversation);
    if (course.at().isEmpty()) {
      begin(conversation, more -> more.put("at", moment.get().toString()));
    }
    return course.at().isPresent()
        ? OptionalLong.of(
            Math.max(0, moment.get().toEpochMilli() - course.at().get().toEpochMilli()))
        : OptionalLong.empty();
  }

  private void tell(ObjectNode frame) {
    told.add(DECODER.decode(frame));
  }
}
