package org.tocsin.model.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.model.alert.AlertPolicy;
import org.tocsin.model.alert.Standing;
import org.tocsin.model.conversation.Conversation;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.TranscriptEvent;
import org.tocsin.model.conversation.TranscriptEvent.Corrected;
import org.tocsin.model.conversation.TranscriptEvent.Ended;
import org.tocsin.model.conversation.TranscriptEvent.Spoken;
import org.tocsin.model.conversation.TranscriptEvent.Started;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.features.Factor;
import org.tocsin.model.features.Turn;

/**
 * What is believed of a conversation after one more event: the one path that live traffic, offline
 * scoring and evaluation share. Pure but for the encoder's cache; thread-safe.
 */
public final class Assessor {
  /*
   * A complete turn moves the belief and the policy. It is scored over the complete turns alone, so
   * that the figures do not depend on which partial results happened to arrive in between; a partial
   * result only lends a provisional belief. A turn that comes late or is revised changes the beliefs
   * behind it as they are seen now; what was shown when they came stays.
   */

  private final RiskScorer scorer;
  private final AlertPolicy policy;

  public Assessor(RiskScorer scorer, AlertPolicy policy) {
    this.scorer = scorer;
    this.policy = policy;
  }

  /** A conversation of which nothing has been heard. */
  public Assessment begin(ConversationId id) {
    return Assessment.of(id, scorer.base());
  }

  /** The assessment after one more event; unchanged if the event says nothing new. */
  public Assessment after(Assessment before, TranscriptEvent event) {
    var conversation = before.conversation().after(event);
    if (conversation.equals(before.conversation())) {
      return before;
    }
    return switch (event) {
      case Started _ when conversation.circumstances().doNotAnalyse() ->
          withConversation(begin(conversation.id()), conversation);
      case Started _, Ended _ -> withConversation(before, conversation);
      case Spoken _ when conversation.circumstances().doNotAnalyse() ->
          withConversation(before, conversation);
      case Spoken spoken when spoken.utterance().complete() -> heard(before, conversation);
      case Spoken spoken ->
          provisional(
              before,
              conversation,
              conversation.utterance(spoken.utterance().id()).orElse(spoken.utterance()));
      case Corrected _
          when conversation.circumstances().doNotAnalyse() || before.turns().isEmpty() ->
          withConversation(before, conversation);
      case Corrected _ -> heard(before, conversation);
    };
  }

  /** The same conversation seen anew by this scorer; what was shown and where it stood stay. */
  public Assessment adopt(Assessment before) {
    var said = new ArrayList<Turn>();
    var turns = new ArrayList<AssessedTurn>();
    for (var each : before.turns()) {
      said.add(scorer.hear(each.turn().utterance()));
      turns.add(
          new AssessedTurn(said.getLast(), each.shown(), each.standing(), scorer.score(said)));
    }
    return new Assessment(
        before.conversation(), turns, scorer.base(), before.standing(), Optional.empty());
  }

  /**
   * Why it rings at its last turn, in one line: the demand for somebody else, if that is what rings
   * whatever is believed, and what raised the belief.
   */
  public String reason(Assessment assessment) {
    var said = assessment.turns().stream().map(AssessedTurn::turn).toList();
    var reason = assessment.explanation().reason();
    if (!demanded(assessment)) {
      return reason;
    }
    var words = Factor.ASKED_FOR_OTHERS.words(said).orElse("asks for someone else");
    var demand = "%s (turn %d".formatted(words, said.size());
    if (reason.contains(demand)) {
      return reason;
    }
    return reason.isEmpty() ? demand + ")" : demand + "); " + reason;
  }

  /** Whether the customer asks for somebody else at its last turn. */
  public boolean demanded(Assessment assessment) {
    var said = assessment.turns().stream().map(AssessedTurn::turn).toList();
    return !said.isEmpty() && scorer.demanded(said);
  }

  /** What the agent could say next that would lower the belief most, if anything would. */
  public Optional<Remedy.Tried> remedy(Assessment assessment) {
    var said = assessment.turns().stream().map(AssessedTurn::turn).toList();
    return said.isEmpty() ? Optional.empty() : scorer.remedy(said);
  }

  private static Assessment withConversation(Assessment before, Conversation conversation) {
    return new Assessment(
        conversation, before.turns(), before.base(), before.standing(), before.provisional());
  }

  private Assessment heard(Assessment before, Conversation conversation) {
    var complete = conversation.utterances().stream().filter(Utterance::complete).toList();
    int place = unchanged(before.turns(), complete);
    var turns = new ArrayList<>(before.turns().subList(0, place));
    var said = new ArrayList<>(turns.stream().map(AssessedTurn::turn).toList());
    var fresh = new ArrayList<Risk>();
    for (var each : complete.subList(place, complete.size())) {
      said.add(perceived(before, each));
      fresh.add(scorer.score(said));
    }
    var standing = standing(before.standing(), fresh.getLast(), said);
    for (int i = place; i < complete.size(); i++) {
      turns.add(turn(before, said.get(i), fresh.get(i - place), fresh.getLast(), standing));
    }
    return new Assessment(conversation, turns, before.base(), standing, Optional.empty());
  }

  private Standing standing(Standing before, Risk now, List<Turn> said) {
    int turn = said.size() - 1;
    var at = said.getLast().utterance().offsetMs();
    return scorer.demanded(said)
        ? policy.afterDemand(before, turn, at)
        : policy.after(before, now.probability(), turn, at);
  }

  /** A turn that was there before keeps what was shown; a new one is shown the belief now. */
  private static AssessedTurn turn(
      Assessment before, Turn turn, Risk risk, Risk now, Standing standing) {
    return assessed(before, turn.utterance())
        .map(known -> new AssessedTurn(turn, known.shown(), known.standing(), risk))
        .orElseGet(() -> new AssessedTurn(turn, now.probability(), standing, risk));
  }

  /** How many turns stand in front of the first that is new, revised or moved. */
  private static int unchanged(List<AssessedTurn> turns, List<Utterance> complete) {
    int count = 0;
    while (count < turns.size()
        && count < complete.size()
        && turns.get(count).turn().utterance().equals(complete.get(count))) {
      count++;
    }
    return count;
  }

  private Turn perceived(Assessment before, Utterance utterance) {
    return assessed(before, utterance)
        .map(AssessedTurn::turn)
        .filter(turn -> turn.utterance().equals(utterance))
        .orElseGet(() -> scorer.hear(utterance));
  }

  private static Optional<AssessedTurn> assessed(Assessment before, Utterance utterance) {
    return before.turns().stream()
        .filter(t -> t.turn().utterance().id().equals(utterance.id()))
        .findFirst();
  }

  private Assessment provisional(
      Assessment before, Conversation conversation, Utterance utterance) {
    var said = new ArrayList<>(before.turns().stream().map(AssessedTurn::turn).toList());
    said.add(scorer.hear(utterance));
    return new Assessment(
        conversation,
        before.turns(),
        before.base(),
        before.standing(),
        Optional.of(scorer.score(said)));
  }
}
