package org.tocsin.ingestion;

import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tocsin.ingestion.Receipt.Accepted;
import org.tocsin.ingestion.Receipt.Duplicate;
import org.tocsin.ingestion.Receipt.ForOwner;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.TranscriptEvent;
import org.tocsin.model.conversation.TranscriptEvent.Corrected;
import org.tocsin.model.conversation.TranscriptEvent.Ended;
import org.tocsin.model.conversation.TranscriptEvent.Spoken;
import org.tocsin.model.conversation.TranscriptEvent.Started;

/**
 * Decides within a transaction whether an event is new, and if so enters it. Only the journal's
 * thread uses it.
 */
final class Ledger {

  /*
   * |                       | new when                                               | enters     |
   * | started               | it differs from the conversation's newest start        | the event  |
   * | utterance, final      | its id is unknown, or its text differs from the newest | the event  |
   * | utterance, partial    | there is no final of its id yet                        | nothing    |
   * | corrected             | always; who is right already stays so                  | the event, |
   * |                       |                                                        | or word to |
   * |                       |                                                        | its owner  |
   * | ended                 | it differs from the newest end, or something was said  | the event  |
   * |                       | since                                                  |            |
   */

  private final EventEncoder encoder = new EventEncoder();
  private final Clock clock;

  private final Optional<String> owner;
  private final Relay relay;

  /**
   * @param owner the name of this process, where several share a database
   */
  Ledger(Clock clock, Optional<String> owner, Relay relay) {
    this.clock = clock;
    this.owner = owner;
    this.relay = relay;
  }

  Receipt enter(Handle handle, TranscriptEvent event) {
    boolean others = owner.isPresent() && isOthers(handle, event.conversation());
    return switch (entered(handle, event)) {
      case Accepted(var seq, _) when others -> new Accepted(seq, true);
      case Accepted accepted -> accepted;
      case Duplicate duplicate -> duplicate;
      case ForOwner forOwner -> forOwner;
    };
  }

  private boolean isOthers(Handle handle, ConversationId conversation) {
    return handle
        .createQuery("SELECT owner FROM conversations WHERE conversation = ?")
        .bind(0, conversation.value())
        .map((row, _) -> Optional.ofNullable(row.getString(1)))
        .findOne()
        .flatMap(found -> found)
        .filter(found -> !Optional.of(found).equals(owner))
        .isPresent();
  }

  private Receipt entered(Handle handle, TranscriptEvent event) {
    return switch (event) {
      case Started started -> started(handle, started);
      case Spoken(_, var utterance) when !utterance.complete() -> partial(handle, (Spoken) event);
      case Spoken spoken -> spoken(handle, spoken);
      case Corrected corrected -> corrected(handle, corrected);
      case Ended ended -> ended(handle, ended);
    };
  }

  /** Puts a text in the place of all that an utterance said before, so that none of it is left. */
  void overwrite(Handle handle, Spoken event) {
    handle.execute(
        "UPDATE events SET body = ? WHERE conversation = ? AND utterance = ? AND kind = ?",
        encoder.encode(event),
        event.conversation().value(),
        event.utterance().id().value(),
        EventEncoder.kindOf(event));
  }

  private Receipt started(Handle handle, Started event) {
    var body = encoder.encode(event);
    var hash = TextHash.of(body);
    if (standing(handle, "started_hash", event.conversation()).equals(Optional.of(hash))) {
      return new Duplicate(newest(handle));
    }
    return advanced(handle, event, "started_hash", Optional.of(hash), append(handle, event, body));
  }

  /** It says nothing that its source said: the conversation stays with the process that has it. */
  private Receipt corrected(Handle handle, Corrected event) {
    var body = encoder.encode(event);
    return relay.leave(handle, event.conversation(), Relay.Kind.CORRECTED, body)
        ? new ForOwner(newest(handle))
        : new Accepted(append(handle, event, body));
  }

  private Receipt ended(Handle handle, Ended event) {
    var body = encoder.encode(event);
    var hash = TextHash.of(body);
    if (standing(handle, "ended_hash", event.conversation()).equals(Optional.of(hash))) {
      return new Duplicate(newest(handle));
    }
    LabelLog.enter(handle, event, clock.millis());
    return advanced(handle, event, "ended_hash", Optional.of(hash), append(handle, event, body));
  }

  private Receipt spoken(Handle handle, Spoken event) {
    var hash = TextHash.of(event.utterance().text());
    if (heard(handle, event).equals(Optional.of(hash))) {
      return new Duplicate(newest(handle));
    }
    hear(handle, event, hash);
    long seq = append(handle, event, encoder.encode(event));
    return advanced(handle, event, "ended_hash", Optional.empty(), seq);
  }

  private static Receipt partial(Handle handle, Spoken event) {
    if (heard(handle, event).isPresent()) {
      return new Duplicate(newest(handle));
    }
    reopen(handle, event.conversation());
    return new Accepted(newest(handle));
  }

  private static long newest(Handle handle) {
    return handle.createQuery("SELECT COALESCE(MAX(seq), 0) FROM events").mapTo(Long.class).one();
  }

  private static Optional<TextHash> standing(
      Handle handle, String column, ConversationId conversation) {
    return handle
        .createQuery("SELECT " + column + " FROM conversations WHERE conversation = ?")
        .bind(0, conversation.value())
        .mapTo(String.class)
        .findOne()
        .map(TextHash::new);
  }

  /** The text of the newest final result of an utterance. */
  private static Optional<TextHash> heard(Handle handle, Spoken event) {
    return handle
        .createQuery("SELECT text_hash FROM utterances WHERE conversation = ? AND utterance = ?")
        .bind(0, event.conversation().value())
        .bind(1, event.utterance().id().value())
        .mapTo(String.class)
        .findOne()
        .map(TextHash::new);
  }

  private static void hear(Handle handle, Spoken event, TextHash hash) {
    handle.execute(
        """
        INSERT INTO utterances (conversation, utterance, text_hash) VALUES (?, ?, ?)
        ON CONFLICT (conversation, utterance) DO UPDATE SET text_hash = excluded.text_hash\
        """,
        event.conversation().value(),
        event.utterance().id().value(),
        hash.value());
  }

  private long append(Handle handle, TranscriptEvent event, String body) {
    var utterance = event instanceof Spoken spoken ? spoken.utterance().id().value() : null;
    return handle
        .createUpdate(
            """
            INSERT INTO events (conversation, kind, utterance, body, received_at)
            VALUES (?, ?, ?, ?, ?)\
            """)
        .bind(0, event.conversation().value())
        .bind(1, EventEncoder.kindOf(event))
        .bind(2, utterance)
        .bind(3, body)
        .bind(4, clock.millis())
        .executeAndReturnGeneratedKeys("seq")
        .mapTo(Long.class)
        .one();
  }

  private Receipt advanced(
      Handle handle, TranscriptEvent event, String column, Optional<TextHash> hash, long seq) {
    handle
        .createUpdate(
            """
            INSERT INTO conversations (conversation, %1$s, last_seq, owner) VALUES (?, ?, ?, ?)
            ON CONFLICT (conversation) DO UPDATE
            SET %1$s = excluded.%1$s, last_seq = excluded.last_seq, owner = excluded.owner\
            """
                .formatted(column))
        .bind(0, event.conversation().value())
        .bind(1, hash.map(TextHash::value).orElse(null))
        .bind(2, seq)
        .bind(3, owner.orElse(null))
        .execute();
    return new Accepted(seq);
  }

  private static void reopen(Handle handle, ConversationId conversation) {
    handle.execute(
        """
        UPDATE conversations SET ended_hash = NULL
        WHERE conversation = ? AND ended_hash IS NOT NULL\
        """,
        conversation.value());
  }
}
