package org.tocsin.model.conversation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.tocsin.model.conversation.TranscriptEvent.Circumstances;
import org.tocsin.model.conversation.TranscriptEvent.Corrected;
import org.tocsin.model.conversation.TranscriptEvent.Ended;
import org.tocsin.model.conversation.TranscriptEvent.Spoken;
import org.tocsin.model.conversation.TranscriptEvent.Started;

/**
 * All that has been heard of a conversation so far, its utterances in the order in which they were
 * said.
 *
 * @param outcome present once the conversation has ended
 * @param roles who the source's speakers really are, where somebody corrected them
 */
public record Conversation(
    ConversationId id,
    Circumstances circumstances,
    List<Utterance> utterances,
    Optional<Outcome> outcome,
    Map<Speaker, Speaker> roles) {

  /*
   * Order: an utterance with an offset stands behind the last one whose offset is not greater; one
   * without stands where it arrived, at the end. An utterance without an offset therefore travels
   * with its predecessor, and a late one finds its place. Utterances of equal offset keep the order
   * in which they arrived, because a conversation file may carry no finer times than seconds. Those
   * without an offset that arrived before anything else stay in front. A final result takes neither
   * place nor time from its partial ones: those are not journalled, and what is believed must be
   * the same after a restart.
   */

  public Conversation {
    utterances = List.copyOf(utterances);
    roles = Map.copyOf(roles);
  }

  /** A conversation of which nothing has been heard. */
  public static Conversation of(ConversationId id) {
    return new Conversation(id, Circumstances.UNKNOWN, List.of(), Optional.empty(), Map.of());
  }

  /** This conversation after one more event. Events may come twice or out of turn. */
  public Conversation after(TranscriptEvent event) {
    return switch (event) {
      case Started started ->
          new Conversation(id, started.circumstances(), utterances, outcome, roles);
      case Spoken spoken -> heard(bySpeaker(spoken.utterance(), roles));
      case Corrected corrected -> corrected(corrected);
      case Ended ended ->
          new Conversation(id, circumstances, utterances, Optional.of(ended.outcome()), roles);
    };
  }

  /** Whether the source said that it is over. */
  public boolean ended() {
    return outcome.isPresent();
  }

  /** What was said under an id. */
  public Optional<Utterance> utterance(UtteranceId utterance) {
    return utterances.stream().filter(u -> u.id().equals(utterance)).findFirst();
  }

  /** The place of an utterance among the turns, 0-based. */
  public OptionalInt turnOf(UtteranceId utterance) {
    return IntStream.range(0, utterances.size())
        .filter(i -> utterances.get(i).id().equals(utterance))
        .findFirst();
  }

  private Conversation heard(Utterance utterance) {
    var turn = turnOf(utterance.id());
    if (turn.isEmpty()) {
      return with(inserted(utterance, utterances));
    }
    var earlier = utterances.get(turn.getAsInt());
    if (repeats(earlier, utterance)) {
      return this;
    }
    return earlier.complete()
        ? with(revised(turn.getAsInt(), earlier, utterance))
        : with(inserted(utterance, without(turn.getAsInt())));
  }

  /** Whether the later of two utterances of one id says nothing new. */
  private static boolean repeats(Utterance earlier, Utterance later) {
    boolean sameWords =
        earlier.complete() == later.complete() && earlier.text().equals(later.text());
    return sameWords || (earlier.complete() && !later.complete());
  }

  private List<Utterance> revised(int turn, Utterance earlier, Utterance later) {
    var next = new ArrayList<>(utterances);
    if (later.offsetMs().isEmpty() || later.offsetMs().equals(earlier.offsetMs())) {
      next.set(turn, timedAsBefore(earlier, later));
      return next;
    }
    return inserted(later, without(turn));
  }

  private List<Utterance> without(int turn) {
    var others = new ArrayList<>(utterances);
    others.remove(turn);
    return others;
  }

  /** A revision that brings no time of its own was said when the first version was. */
  private static Utterance timedAsBefore(Utterance earlier, Utterance later) {
    if (later.offsetMs().isPresent() || earlier.offsetMs().isEmpty()) {
      return later;
    }
    return new Utterance(
        later.id(),
        later.speaker(),
        later.text(),
        earlier.offsetMs(),
        earlier.endMs(),
        later.complete(),
        later.confidence());
  }

  private static List<Utterance> inserted(Utterance utterance, List<Utterance> among) {
    var next = new ArrayList<>(among);
    next.add(placeOf(utterance, among), utterance);
    return next;
  }

  /** These turns; whoever speaks again reopens the conversation. */
  private Conversation with(List<Utterance> turns) {
    return new Conversation(id, circumstances, turns, Optional.empty(), roles);
  }

  private Conversation corrected(Corrected correction) {
    return utterance(correction.utterance())
        .map(said -> exchanged(said.speaker(), correction.speaker()))
        .orElse(this);
  }

  /** Two roles change places; whom nobody knew takes a role from nobody. */
  private Conversation exchanged(Speaker shown, Speaker right) {
    if (shown == right) {
      return this;
    }
    var exchange = new EnumMap<Speaker, Speaker>(Speaker.class);
    exchange.put(shown, right);
    if (shown != Speaker.UNKNOWN) {
      exchange.put(right, shown);
    }
    var turns = utterances.stream().map(u -> bySpeaker(u, exchange)).toList();
    var next = new EnumMap<Speaker, Speaker>(Speaker.class);
    for (var source : Speaker.values()) {
      var now = roles.getOrDefault(source, source);
      next.put(source, exchange.getOrDefault(now, now));
    }
    return new Conversation(id, circumstances, turns, outcome, next);
  }

  private static Utterance bySpeaker(Utterance utterance, Map<Speaker, Speaker> roles) {
    return utterance.by(roles.getOrDefault(utterance.speaker(), utterance.speaker()));
  }

  private static int placeOf(Utterance utterance, List<Utterance> among) {
    if (utterance.offsetMs().isEmpty()) {
      return among.size();
    }
    for (int i = among.size(); i > 0; i--) {
      var offset = among.get(i - 1).offsetMs();
      if (offset.isPresent() && offset.getAsLong() <= utterance.offsetMs().getAsLong()) {
        return afterUntimed(i, among);
      }
    }
    return afterUntimed(0, among);
  }

  private static int afterUntimed(int place, List<Utterance> among) {
    int end = place;
    while (end < among.size() && among.get(end).offsetMs().isEmpty()) {
      end++;
    }
    return end;
  }
}
