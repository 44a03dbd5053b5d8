package org.tocsin.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
import org.tocsin.model.risk.Assessor;

/**
 * Brings conversations back that are not at hand, without telling anybody: as they were stored, and
 * what was heard since then from the journal's events.
 */
final class Recollection {
  private static final Logger LOG = LoggerFactory.getLogger(Recollection.class);

  private final Supplier<Assessor> assessor;
  private final AgentHelp help;
  private final LiveConversations live;
  private final EventJournal journal;
  private final ConversationStates states;
  private final Bell bell;
  private final Clock clock;

  Recollection(
      Supplier<Assessor> assessor,
      AgentHelp help,
      LiveConversations live,
      EventJournal journal,
      ConversationStates states,
      Bell bell,
      Clock clock) {
    this.assessor = assessor;
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
    retell(id, before);
    return live.of(id).orElseGet(() -> begun(id));
  }

  /** Brings a conversation back without telling anybody; how many events were analysed again. */
  long retell(ConversationId id) {
    return retell(id, Long.MAX_VALUE);
  }

  private long retell(ConversationId id, long before) {
    var events = new ArrayList<Entry>();
    journal.replay(
        id,
        entry -> {
          if (entry.seq() < before) {
            events.add(entry);
          }
        });
    bell.recall(id);
    long from = restored(id, before, events);
    var since = events.stream().filter(entry -> entry.seq() > from).toList();
    since.forEach(entry -> remember(entry.event()));
    live.of(id).map(bell::completed).ifPresent(live::put);
    return since.size();
  }

  /** Up to which event the conversation is at hand as it was stored; 0 if it is not. */
  private long restored(ConversationId id, long before, List<Entry> events) {
    var state = states.of(id).filter(s -> s.seq() < before);
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
  private boolean restored(Conversation told, ConversationStates.State state) {
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
        clock.instant());
  }

  /** Rebuilds a conversation without telling anybody. */
  private void remember(TranscriptEvent event) {
    var before = live.of(event.conversation()).orElseGet(() -> begun(event.conversation()));
    var assessment = assessor.get().after(before.assessment(), event);
    var next = before.with(assessment, clock.instant());
    if (event instanceof Corrected && Analysis.last(next).isPresent()) {
      next = bell.recalled(next, Analysis.last(next).get());
    }
    if (event instanceof Spoken(_, var utterance) && !Analysis.ignored(next)) {
      next = bell.recalled(next, utterance).with(help.guidance(next));
      var suggestion = help.suggestion(next, Analysis.turnOf(next.assessment(), utterance));
      next = suggestion.isPresent() ? next.with(suggestion.get()) : next;
    }
    live.put(next);
  }

  private LiveConversation begun(ConversationId id) {
    return new LiveConversation(
        assessor.get().begin(id), List.of(), List.of(), Guidance.NONE, Map.of(), clock.instant());
  }
}
