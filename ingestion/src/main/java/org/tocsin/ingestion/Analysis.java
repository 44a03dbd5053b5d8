package org.tocsin.ingestion;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.TranscriptEvent;
import org.tocsin.model.conversation.TranscriptEvent.Corrected;
import org.tocsin.model.conversation.TranscriptEvent.Ended;
import org.tocsin.model.conversation.TranscriptEvent.Spoken;
import org.tocsin.model.conversation.TranscriptEvent.Started;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.conversation.UtteranceId;
import org.tocsin.model.language.CoreNlp;
import org.tocsin.model.language.CoreNlp.Depth;
import org.tocsin.model.risk.Assessment;

/**
 * The rest of an event's way, in its conversation's lane: belief, alert, guidance, suggestion,
 * annotation, each told to whoever is watching.
 */
public final class Analysis {
  private final Supplier<Scorer> scorer;
  private final AgentHelp help;
  private final Supplier<Optional<CoreNlp>> language;
  private final LiveConversations live;
  private final ConversationStates states;
  private final Recollection recollection;
  private final Bell bell;
  private final Updates updates;
  private final Consumer<LiveConversation> finished;
  private final Clock clock;

  /**
   * @param scorer of the model that serves now
   * @param language empty while CoreNLP still loads, or where it is switched off
   * @param finished is told of each conversation that has just ended
   * @param clock for what is shown alone; no belief depends on it
   */
  public Analysis(
      Supplier<Scorer> scorer,
      AgentHelp help,
      Supplier<Optional<CoreNlp>> language,
      LiveConversations live,
      EventJournal journal,
      ConversationStates states,
      Bell bell,
      Updates updates,
      Consumer<LiveConversation> finished,
      Clock clock) {
    this.scorer = scorer;
    this.help = help;
    this.language = language;
    this.live = live;
    this.states = states;
    this.recollection = new Recollection(scorer, help, live, journal, states, bell, clock);
    this.bell = bell;
    this.updates = updates;
    this.finished = finished;
    this.clock = clock;
  }

  /**
   * What is made of one more event; returns the conversation after it.
   *
   * @param seq under which the event, or for a partial result the newest event, was acknowledged
   */
  public LiveConversation of(TranscriptEvent event, long seq) {
    var known = recollection.known(event.conversation(), partial(event) ? seq + 1 : seq);
    var now = scorer.get();
    var after = after(seenBy(now, known), event, now);
    if (!partial(event)) {
      states.keep(after, seq);
    }
    return after;
  }

  /** The same of a conversation that another process had: what is at hand here is out of date. */
  LiveConversation takenOver(TranscriptEvent event, long seq) {
    live.erase(event.conversation());
    states.forget(event.conversation());
    return of(event, seq);
  }

  private LiveConversation after(LiveConversation before, TranscriptEvent event, Scorer now) {
    var assessment = now.assessor().after(before.assessment(), event);
    if (assessment.conversation().equals(before.assessment().conversation())) {
      return before;
    }
    var moved = keep(before.with(assessment, now.name(), clock.instant()));
    updates.publish(new Update.Moved(moved, utteranceOf(event)));
    return switch (event) {
      case Started _ -> moved;
      case Ended _ -> ended(moved);
      case Spoken(_, var utterance) when utterance.complete() && !ignored(moved) -> {
        var heard = heard(moved, utterance);
        yield annotated(suggested(guided(bell.heard(moved, heard)), heard), heard);
      }
      case Spoken _ -> moved;
      case Corrected _ -> last(moved).map(newest -> bell.heard(moved, newest)).orElse(moved);
    };
  }

  /** An utterance by whom it really was. */
  private static Utterance heard(LiveConversation conversation, Utterance utterance) {
    return conversation.assessment().conversation().utterance(utterance.id()).orElse(utterance);
  }

  static Optional<Utterance> last(LiveConversation conversation) {
    var turns = utterances(conversation.assessment());
    return turns.isEmpty() || ignored(conversation)
        ? Optional.empty()
        : Optional.of(turns.getLast());
  }

  /**
   * Sees a conversation anew by the model that serves now, unless it has seen it already; what was
   * shown stays as it was. Empty if nothing changed.
   */
  public Optional<LiveConversation> adopt(ConversationId id) {
    var now = scorer.get();
    var adopted = live.of(id).filter(c -> !c.scorer().equals(now.name())).map(c -> seenBy(now, c));
    adopted.ifPresent(c -> updates.publish(new Update.Moved(c, Optional.empty())));
    return adopted;
  }

  private LiveConversation seenBy(Scorer now, LiveConversation before) {
    return before.scorer().equals(now.name())
        ? before
        : keep(before.with(now.assessor().adopt(before.assessment()), now.name(), before.lastAt()));
  }

  /** Brings a conversation back without telling anybody; how many events were analysed again. */
  long retell(Collection<ConversationId> ids) {
    return recollection.retell(ids);
  }

  /** A conversation as it is at hand, else as the journal tells it; empty if it is unknown. */
  public Optional<LiveConversation> recall(ConversationId id) {
    recollection.known(id, Long.MAX_VALUE);
    return live.of(id);
  }

  private static boolean partial(TranscriptEvent event) {
    return event instanceof Spoken(_, var utterance) && !utterance.complete();
  }

  private LiveConversation ended(LiveConversation conversation) {
    bell.ended(conversation.id());
    finished.accept(conversation);
    return conversation;
  }

  private LiveConversation guided(LiveConversation conversation) {
    var guidance = help.guidance(conversation);
    if (guidance.equals(conversation.guidance())) {
      return conversation;
    }
    var next = keep(conversation.with(guidance));
    updates.publish(new Update.Guided(next));
    return next;
  }

  private LiveConversation suggested(LiveConversation conversation, Utterance utterance) {
    int turn = turnOf(conversation.assessment(), utterance);
    var suggestion = help.suggestion(conversation, turn);
    if (suggestion.isEmpty()) {
      help.noteGap(conversation, turn);
      return conversation;
    }
    var next = keep(conversation.with(suggestion.get()));
    updates.publish(new Update.Offered(next, suggestion.get()));
    return next;
  }

  private LiveConversation annotated(LiveConversation conversation, Utterance utterance) {
    var ready = language.get();
    if (ready.isEmpty()) {
      return conversation;
    }
    var annotation =
        ready
            .get()
            .annotate(
                utterance.text(),
                utterance.speaker() == Speaker.CUSTOMER ? Depth.SENTIMENT : Depth.ENTITIES);
    var next = keep(conversation.with(utterance.id(), annotation));
    updates.publish(new Update.Moved(next, Optional.of(utterance.id())));
    return next;
  }

  private LiveConversation keep(LiveConversation conversation) {
    live.put(conversation);
    return conversation;
  }

  static boolean ignored(LiveConversation conversation) {
    return conversation.assessment().conversation().circumstances().doNotAnalyse();
  }

  private static List<Utterance> utterances(Assessment assessment) {
    return assessment.turns().stream().map(t -> t.turn().utterance()).toList();
  }

  static int turnOf(Assessment assessment, Utterance utterance) {
    var turns = utterances(assessment);
    return IntStream.range(0, turns.size())
        .filter(i -> turns.get(i).id().equals(utterance.id()))
        .findFirst()
        .orElseThrow();
  }

  private static Optional<UtteranceId> utteranceOf(TranscriptEvent event) {
    return event instanceof Spoken(_, var utterance)
        ? Optional.of(utterance.id())
        : Optional.empty();
  }
}
