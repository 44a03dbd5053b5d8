package org.tocsin.ingestion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.model.conversation.Conversation;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.UtteranceId;
import org.tocsin.model.risk.AssessedTurn;
import org.tocsin.model.risk.Assessment;

/**
 * Where each open conversation stands, on disk, so that a start need not analyse it again.
 * Thread-safe; each conversation is kept by its own lane.
 */
public final class ConversationStates {

  /*
   * After each turn that was analysed only what it changed is written: as a rule one row for the
   * turn and one for the conversation. Nobody waits for it, and while the disk is behind with events
   * nothing is written, for it can all be made from the events. A state holds for the scorer that
   * made it and for the texts that it was made of; else it does not exist.
   */

  /** With so many writes waiting a state can wait, too. */
  private static final int BEHIND = 500;

  private static final Logger LOG = LoggerFactory.getLogger(ConversationStates.class);

  private final Database database;
  private final EventJournal journal;
  private final Supplier<String> scorer;
  private final Map<ConversationId, List<AssessedTurn>> kept = new ConcurrentHashMap<>();

  /**
   * @param scorer names model, encoder and threshold: another name, another belief
   */
  public ConversationStates(Database database, EventJournal journal, Supplier<String> scorer) {
    this.database = database;
    this.journal = journal;
    this.scorer = scorer;
  }

  /**
   * A state as it was stored.
   *
   * @param seq of the newest event that is in it
   */
  record State(long seq, JsonNode body, Map<String, JsonNode> turns) {

    /** The assessment, given what its events made of the conversation; empty if it does not fit. */
    Optional<Assessment> assessment(Conversation conversation) {
      var assessed = new ArrayList<AssessedTurn>();
      for (var name : body.path("turns")) {
        var turn =
            conversation
                .utterance(new UtteranceId(name.asText()))
                .flatMap(u ->
                    Optional.ofNullable(turns.get(name.asText()))
                        .flatMap(json -> StateJson.read(json, u)));
        if (turn.isEmpty()) {
          return Optional.empty();
        }
        assessed.add(turn.get());
      }
      return Optional.of(
          new Assessment(
              conversation,
              assessed,
              body.path("base").asDouble(),
              StateJson.standing(body.path("standing")),
              Optional.empty()));
    }
  }

  /** Keeps a conversation as it is after an event; one that has ended needs no state. */
  void keep(LiveConversation conversation, long seq) {
    var id = conversation.id();
    if (conversation.assessment().conversation().ended()) {
      kept.remove(id);
      journal.write(handle -> delete(handle, id));
      return;
    }
    if (journal.waiting() >= BEHIND) {
      return;
    }
    var turns = conversation.assessment().turns();
    var before = Optional.ofNullable(kept.put(id, turns));
    var bodies = new HashMap<String, String>();
    for (int i = 0; i < turns.size(); i++) {
      if (before.isEmpty() || !stands(before.get(), i, turns.get(i))) {
        bodies.put(turns.get(i).turn().utterance().id().value(), StateJson.write(turns.get(i)));
      }
    }
    var body = body(conversation);
    var by = scorer.get();
    journal
        .write(handle -> {
          if (!isThere(handle, id, seq)) {
            return;
          }
          if (before.isEmpty() || before.get().size() > turns.size()) {
            handle.execute("DELETE FROM turn_states WHERE conversation = ?", id.value());
          }
          write(handle, id, bodies);
          write(handle, id, seq, by, body);
        })
        .onFailure(failure -> notKept(id, failure));
  }

  /** What was stored of those, at least one, of which it is of the scorer that serves. Blocks. */
  Map<ConversationId, State> of(Collection<ConversationId> ids) {
    var names = ids.stream().map(ConversationId::value).toList();
    return database.read(handle -> {
      var turns = turns(handle, names);
      var states = new HashMap<ConversationId, State>();
      handle
          .createQuery(
              "SELECT conversation, seq, body FROM conversation_states"
                  + " WHERE conversation IN (<ids>) AND scorer = :scorer")
          .bindList("ids", names)
          .bind("scorer", scorer.get())
          .map((row, _) -> {
            var name = row.getString(1);
            return state(name, row.getLong(2), row.getString(3), turns.getOrDefault(name, Map.of()))
                .map(state -> states.put(new ConversationId(name), state));
          })
          .list();
      return states;
    });
  }

  /** By conversation and utterance. */
  private static Map<String, Map<String, String>> turns(Handle handle, List<String> names) {
    var turns = new HashMap<String, Map<String, String>>();
    handle
        .createQuery(
            "SELECT conversation, utterance, body FROM turn_states WHERE conversation IN (<ids>)")
        .bindList("ids", names)
        .map((row, _) ->
            turns
                .computeIfAbsent(row.getString(1), _ -> new HashMap<>())
                .put(row.getString(2), row.getString(3)))
        .list();
    return turns;
  }

  /** What is kept of a conversation from now on is what differs from this. */
  void restored(Assessment assessment) {
    kept.put(assessment.conversation().id(), assessment.turns());
  }

  /** Another process or an erasure has the say over what is on disk. */
  public void forget(ConversationId id) {
    kept.remove(id);
  }

  /** Not if the conversation was erased meanwhile: then nothing of it may come back. */
  private static boolean isThere(Handle handle, ConversationId id, long seq) {
    return handle
        .createQuery("SELECT 1 FROM events WHERE seq = ? AND conversation = ?")
        .bind(0, seq)
        .bind(1, id.value())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  private static boolean stands(List<AssessedTurn> before, int place, AssessedTurn turn) {
    return place < before.size() && before.get(place).equals(turn);
  }

  private void notKept(ConversationId id, Throwable failure) {
    kept.remove(id);
    LOG.debug("where {} stands is not on disk", id, failure);
  }

  private static String body(LiveConversation conversation) {
    var assessment = conversation.assessment();
    var json = Json.MAPPER.createObjectNode().put("base", assessment.base());
    json.set("standing", StateJson.write(assessment.standing()));
    var turns = json.putArray("turns");
    assessment.turns().forEach(turn -> turns.add(turn.turn().utterance().id().value()));
    var alerts = json.putArray("alerts");
    conversation.alerts().forEach(alert -> alerts.add(HelpJson.write(alert)));
    var suggestions = json.putArray("suggestions");
    conversation.suggestions().forEach(s -> suggestions.add(HelpJson.write(s)));
    json.set("guidance", HelpJson.write(conversation.guidance()));
    return json.toString();
  }

  private static void write(Handle handle, ConversationId id, Map<String, String> bodies) {
    bodies.forEach((utterance, body) ->
        handle.execute(
            """
            INSERT INTO turn_states (conversation, utterance, body) VALUES (?, ?, ?)
            ON CONFLICT (conversation, utterance) DO UPDATE SET body = excluded.body\
            """,
            id.value(),
            utterance,
            body));
  }

  private static void write(Handle handle, ConversationId id, long seq, String by, String body) {
    handle.execute(
        """
        INSERT INTO conversation_states (conversation, seq, scorer, body) VALUES (?, ?, ?, ?)
        ON CONFLICT (conversation) DO UPDATE
        SET seq = excluded.seq, scorer = excluded.scorer, body = excluded.body\
        """,
        id.value(),
        seq,
        by,
        body);
  }

  private static void delete(Handle handle, ConversationId id) {
    handle.execute("DELETE FROM turn_states WHERE conversation = ?", id.value());
    handle.execute("DELETE FROM conversation_states WHERE conversation = ?", id.value());
  }

  private static Optional<State> state(
      String name, long seq, String body, Map<String, String> bodies) {
    var turns = new HashMap<String, JsonNode>();
    try {
      for (var turn : bodies.entrySet()) {
        turns.put(turn.getKey(), Json.MAPPER.readTree(turn.getValue()));
      }
      return Optional.of(new State(seq, Json.MAPPER.readTree(body), turns));
    } catch (JsonProcessingException damaged) {
      LOG.warn("the state of {} cannot be read; it is made anew", name, damaged);
      return Optional.empty();
    }
  }
}
