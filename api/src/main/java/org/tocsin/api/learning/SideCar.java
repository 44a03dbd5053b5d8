package org.tocsin.api.learning;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tocsin.ingestion.LiveConversation;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.TranscriptEvent.Spoken;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.registry.SiteModel;
import org.tocsin.model.risk.AssessedTurn;
import org.tocsin.model.risk.Assessment;
import org.tocsin.model.risk.Assessor;

/** One candidate with what it believes of the live conversations. Thread-safe. */
final class SideCar {
  private static final int MOST_CONVERSATIONS = 2_000;
  private static final int TIMES = 2_000;

  private final SiteModel model;
  private final Assessor assessor;
  private final Instant since;
  private final Map<ConversationId, Assessment> known = new LinkedHashMap<>();
  private final Deque<Long> nanos = new ArrayDeque<>();
  private long turns;
  private double difference;
  private long sameLevel;
  private long both;
  private long onlyServing;
  private long onlyCandidate;

  SideCar(SiteModel model, SentenceEncoder encoder, Instant since) {
    this.model = model;
    this.assessor = model.assessor(encoder);
    this.since = since;
  }

  /** Scores what is new in a conversation; its newest turn counts. */
  synchronized void hear(LiveConversation conversation) {
    var served = conversation.assessment();
    if (served.conversation().circumstances().doNotAnalyse()) {
      return;
    }
    var said = served.turns().stream().map(turn -> turn.turn().utterance()).toList();
    var before = before(served, said);
    int heard = before.turns().size();
    if (heard == said.size()) {
      return;
    }
    long began = System.nanoTime();
    var after = before;
    for (var utterance : said.subList(heard, said.size())) {
      after = assessor.after(after, new Spoken(conversation.id(), utterance));
    }
    took(System.nanoTime() - began, said.size() - heard);
    keep(conversation.id(), after);
    count(served.turns().getLast(), after.turns().getLast());
  }

  /** What is known already; begun anew where something was revised, corrected or came late. */
  private Assessment before(Assessment served, List<Utterance> said) {
    var id = served.conversation().id();
    var before = known.getOrDefault(id, assessor.begin(id));
    var heard = before.turns().stream().map(turn -> turn.turn().utterance()).toList();
    boolean goesOn = heard.size() <= said.size() && said.subList(0, heard.size()).equals(heard);
    return goesOn ? before : assessor.begin(id);
  }

  private void keep(ConversationId id, Assessment assessment) {
    known.remove(id);
    known.put(id, assessment);
    if (known.size() > MOST_CONVERSATIONS) {
      known.remove(known.keySet().iterator().next());
    }
  }

  private void took(long time, int scored) {
    nanos.add(time / scored);
    if (nanos.size() > TIMES) {
      nanos.remove();
    }
  }

  private void count(AssessedTurn served, AssessedTurn ours) {
    turns++;
    difference += Math.abs(served.shown() - ours.shown());
    sameLevel += served.standing().level() == ours.standing().level() ? 1 : 0;
    boolean rang = served.standing().rings();
    boolean wouldRing = ours.standing().rings();
    both += rang && wouldRing ? 1 : 0;
    onlyServing += rang && !wouldRing ? 1 : 0;
    onlyCandidate += wouldRing && !rang ? 1 : 0;
  }

  synchronized Agreement agreement(long leftOut, Instant now) {
    var times = nanos.stream().sorted().toList();
    long kept = known.values().stream().mapToLong(a -> a.turns().size()).sum();
    return new Agreement(
        model.model().version().value(),
        since,
        turns,
        leftOut,
        turns == 0 ? Double.NaN : difference / turns,
        turns == 0 ? Double.NaN : (double) sameLevel / turns,
        both,
        onlyServing,
        onlyCandidate,
        Duration.between(since, now).toMillis() / 3_600_000.0,
        millis(times, 0.5),
        millis(times, 0.99),
        kept);
  }

  private static double millis(List<Long> sorted, double share) {
    return sorted.isEmpty()
        ? Double.NaN
        : sorted.get((int) Math.min(sorted.size() - 1L, (long) (share * sorted.size()))) / 1e6;
  }
}
