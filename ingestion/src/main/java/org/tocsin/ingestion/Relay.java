package org.tocsin.ingestion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.model.conversation.ConversationId;

/**
 * Where several processes share a database: tells the one that has a conversation what people did
 * to it at another one. The word stands in a table, written in the transaction of what was done, so
 * that it waits for a process that is down, or follows the conversation to the next one.
 */
final class Relay {
  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
  private static final int AT_A_TIME = 500;
  private static final List<String> KNOWN = Arrays.stream(Kind.values()).map(Kind::name).toList();

  private final Optional<String> self;
  private final Clock clock;
  private final Set<Long> aside = ConcurrentHashMap.newKeySet();

  /** What was done. */
  enum Kind {
    /** An utterance is another side's; the body is the event, which nobody has journalled yet. */
    CORRECTED,

    /** An alert has a verdict, which is on disk: {@code {"alert", "verdict"}}. */
    JUDGED,

    /** Somebody else looks after it, which is on disk. */
    HANDLED,

    /** An agent did something with a card, which is on disk: {@code {"card", "feedback"}}. */
    CARD_TAKEN,

    /** The agent is told something: {@code {"text", "by"}}. */
    WHISPERED
  }

  /** Something that was done elsewhere to a conversation that this process has. */
  record Word(long id, ConversationId conversation, Kind kind, JsonNode body) {}

  /**
   * @param self the name of this process; empty where it has the database for itself
   */
  Relay(Optional<String> self, Clock clock) {
    this.self = self;
    this.clock = clock;
  }

  /** Leaves word if another process has the conversation; whether one has. */
  boolean leave(Handle handle, ConversationId conversation, Kind kind, String body) {
    return self.isPresent()
        && handle.execute(
                """
                INSERT INTO for_owner (conversation, kind, body, done_at)
                SELECT conversation, ?, ?, ? FROM conversations
                WHERE conversation = ? AND owner <> ?\
                """,
                kind.name(),
                body,
                clock.millis(),
                conversation.value(),
                self.get())
            == 1;
  }

  /**
   * What was left for this process, the oldest first, no more than can be done in a round. What
   * another version of this program has left and this one cannot read stays for one that can.
   */
  List<Word> left(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT w.id, w.conversation, w.kind, w.body FROM for_owner w
            JOIN conversations c ON c.conversation = w.conversation
            WHERE c.owner = :self
            ORDER BY CASE WHEN w.kind IN (<known>) THEN 0 ELSE 1 END, w.id LIMIT :most\
            """)
        .bind("self", self.orElse(""))
        .bind("most", AT_A_TIME)
        .bindList("known", KNOWN)
        .map((row, _) -> word(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)))
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Word> word(long id, String conversation, String kind, String body) {
    try {
      return Optional.of(
          new Word(
              id,
              new ConversationId(conversation),
              Kind.valueOf(kind),
              Json.MAPPER.readTree(body)));
    } catch (IllegalArgumentException | JsonProcessingException ofAnotherVersion) {
      if (aside.add(id)) {
        LOG.warn("what was done to {} elsewhere, {}, is set aside", conversation, kind);
      }
      return Optional.empty();
    }
  }

  /** It is done. */
  void taken(Handle handle, Word word) {
    handle.execute("DELETE FROM for_owner WHERE id = ?", word.id);
  }
}
