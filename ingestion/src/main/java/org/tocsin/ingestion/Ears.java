package org.tocsin.ingestion;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.TranscriptEvent;
import org.tocsin.model.conversation.TranscriptEvent.Ended;

/** When things arrived of the conversations that go on. Thread-safe. */
public final class Ears {
  private final Map<ConversationId, Reception> receptions = new ConcurrentHashMap<>();
  private final Clock clock;

  public Ears(Clock clock) {
    this.clock = clock;
  }

  /** Of one conversation; empty if it has ended or is unknown. */
  public Optional<Reception> of(ConversationId id) {
    return Optional.ofNullable(receptions.get(id));
  }

  /** Begins to listen to a conversation that was live before the process began. */
  public void resume(ConversationId id) {
    receptions.putIfAbsent(id, Reception.begun(clock.instant()));
  }

  /** Listens to a conversation no longer. */
  void forget(ConversationId id) {
    receptions.remove(id);
  }

  void heard(TranscriptEvent event) {
    if (event instanceof Ended) {
      receptions.remove(event.conversation());
      return;
    }
    var now = clock.instant();
    receptions.compute(
        event.conversation(),
        (_, before) -> before == null ? Reception.first(event, now) : before.after(event, now));
  }

  /** Something came again: the source is there, and says nothing new. */
  void again(ConversationId id) {
    var now = clock.instant();
    receptions.computeIfPresent(id, (_, before) -> before.afterRepetition(now));
  }

  /** A frame of a conversation broke a rule; says nothing of a conversation that is unknown. */
  void rejected(ConversationId id) {
    receptions.computeIfPresent(id, (_, before) -> before.afterRejection());
  }
}
