package org.tocsin.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.ingestion.ConversationStates.State;
import org.tocsin.ingestion.EventJournal.Entry;
import org.tocsin.model.alert.Alert;
import org.tocsin.model.conversation.Conversation;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.TranscriptEvent;
import org.tocsin.model.conversation.TranscriptEvent.Corrected;
import org.tocsin.model.conversation.TranscriptEvent.Spoken;
import org.tocsin.model.knowledge.Suggestion;
import org.tocsin.model.playbook.Guidance;
import org.tocsin.model.risk.Assessment;

/**
 * Brings conversations back that are not at hand, without telling anybody: as they were stored, and
 * what was heard since then from the journal's events.
 */
final class Recollection {
  private static final Logger LOG = LoggerFactory.getLogger(Recollection.class);

  private final Supplier<Scorer> scorer;
  private final AgentHelp help;
  private final LiveConversations live;
  private final EventJournal journal;
  private final ConversationStates states;
  private final Bell bell;
  private final Clock clock;

  Recollection(
      Supplier<Scorer> scorer,
      AgentHelp help,
      LiveConversations live,
      EventJournal journal,
      ConversationStates states,
      Bell bell,
      Clock clock) {
    this.scorer = scorer;
    this.help = help;
    this.live = live;
    this.journal = journal;
    this.states = states;
    this.bell = bell;
    this.clock = clock;
  }

  /** As it is at hand, else as it was told up to a number; without either a new one. */
  LiveConversation known(ConversationId id, long before) {
    return live.of(id).orElseGet(() -> retold(id, before));
  }

  /** As it was stored, and the events since then, up to a number. */
  private LiveConversation retold(ConversationId id, long before) {
    retell(List.of(id), before);
    return live.of(id).orElseGet(() -> begun(id));
  }

  /**
   * Brings some conversations, at least one, back without telling anybody; how many events were
   * analysed again. Many at a time cost less, for each time is a few queries.
   */
  long retell(Collection<ConversationId> ids) {
    return retell(ids, Long.MAX_VALUE);
  }

  private long retell(Collection<ConversationId> ids, long before) {
    var events = journal.replay(ids);
    var stored = states.of(ids);
    bell.recall(ids);
    help.recall(ids);
    return ids.stream()
        .mapToLong(id -> {
          var those =
              events.getOrDefault(id, List.of()).stream().filter(e -> e.seq() < before).toList();
          return retell(id, those, Optional.ofNullable(stored.get(id)), before);
        })
        .sum();
  }

  /** What had to be analysed again is stored as it is then: the next start need not. */
  private long retell(ConversationId id, List<Entry> events, Optional<State> stored, long before) {
    long from = restored(id, stored.filter(s -> s.seq() < before), events);
    var since = events.stream().filter(entry -> entry.seq() > from).toList();
    since.forEach(entry -> remember(entry.event()));
    live.of(id).map(bell::completed).ifPresent(live::put);
    if (!since.isEmpty()) {
      live.of(id).ifPresent(c -> states.keep(c, since.getLast().seq()));
    }
    return since.size();
  }

  /** Up to which event the conversation is at hand as it was stored; 0 if it is not. */
  private long restored(ConversationId id, Optional<State> state, List<Entry> events) {
    if (state.isEmpty()) {
      return 0;
    }
    var told = Conversation.of(id);
    for (var entry : events) {
      told = entry.seq() <= state.get().seq() ? told.after(entry.event()) : told;
    }
    return restored(told, state.get()) ? state.get().seq() : 0;
  }

  /** Whether it fits and could be read; another version may have known other words. */
  private boolean restored(Conversation told, State state) {
    try {
      var assessment = state.assessment(told);
      assessment.ifPresent(a -> {
        live.put(restored(told.id(), a, state.body()));
        states.restored(a);
      });
      return assessment.isPresent();
    } catch (IllegalArgumentException ofAnotherVersion) {
      LOG.warn("the state of {} is made anew", told.id(), ofAnotherVersion);
      return false;
    }
  }

  private LiveConversation restored(ConversationId id, Assessment assessment, JsonNode body) {
    var rung = new ArrayList<Alert>();
    body.path("alerts").forEach(json -> rung.add(bell.kept(HelpJson.alert(id, json))));
    var suggestions = new ArrayList<Suggestion>();
    body.path("suggestions").forEach(json -> suggestions.add(HelpJson.suggestion(json)));
    return new LiveConversation(
        assessment,
        rung,
        suggestions,
        HelpJson.guidance(body.path("guidance"), help::playbook),
        Map.of(),
        clock.instant(),
        scorer.get().name());
  }

  /** Rebuilds a conversation without telling anybody. */
  private void remember(TranscriptEvent event) {
    var before = live.of(event.conversation()).orElseGet(() -> begun(event.conversation()));
    var now = scorer.get();
    var assessment = now.assessor().after(before.assessment(), event);
    var next = before.with(assessment, now.name(), clock.instant());
    if (event instanceof Corrected && Analysis.last(next).isPresent()) {
      next = bell.recalled(next, Analysis.last(next).get());
    }
    if (event instanceof Spoken(_, var utterance) && !Analysis.ignored(next)) {
      next = bell.recalled(next, utterance).with(help.guidance(next));
      var suggestion = help.suggestionThen(next, Analysis.turnOf(next.assessment(), utterance));
      next = suggestion.isPresent() ? next.with(suggestion.get()) : next;
    }
    live.put(next);
  }

  private LiveConversation begun(ConversationId id) {
    var now = scorer.get();
    return new LiveConversation(
        now.assessor().begin(id),
        List.of(),
        List.of(),
        Guidance.NONE,
        Map.of(),
        clock.instant(),
        now.name());
  }
}
