package org.tocsin.model.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.tocsin.model.conversation.TranscriptEvent.Circumstances;
import org.tocsin.model.conversation.TranscriptEvent.Ended;
import org.tocsin.model.conversation.TranscriptEvent.Spoken;
import org.tocsin.model.conversation.TranscriptEvent.Started;

/**
 * All that has been heard of a conversation so far, its utterances in the order in which they were
 * said.
 *
 * @param outcome present once the conversation has ended
 */
public record Conversation(
    ConversationId id,
    Circumstances circumstances,
    List<Utterance> utterances,
    Optional<Outcome> outcome) {

  /*
   * Order: an utterance with an offset stands behind the last one whose offset is not greater; one
   * without stands where it arrived, at the end. An utterance without an offset therefore travels
   * with its predecessor, and a late one finds its place. Utterances of equal offset keep the order
   * in which they arrived, because a conversation file may carry no finer times than seconds.
   */

  public Conversation {
    utterances = List.copyOf(utterances);
  }

  /** A conversation of which nothing has been heard. */
  public static Conversation of(ConversationId id) {
    return new Conversation(id, Circumstances.UNKNOWN, List.of(), Optional.empty());
  }

  /** This conversation after one more event. Events may come twice or out of turn. */
  public Conversation after(TranscriptEvent event) {
    return switch (event) {
      case Started started -> new Conversation(id, started.circumstances(), utterances, outcome);
      case Spoken spoken -> heard(spoken.utterance());
      case Ended ended ->
          new Conversation(id, circumstances, utterances, Optional.of(ended.outcome()));
    };
  }

  /** Whether the source said that it is over. */
  public boolean ended() {
    return outcome.isPresent();
  }

  /** The place of an utterance among the turns, 0-based. */
  public OptionalInt turnOf(UtteranceId utterance) {
    return IntStream.range(0, utterances.size())
        .filter(i -> utterances.get(i).id().equals(utterance))
        .findFirst();
  }

  private Conversation heard(Utterance utterance) {
    var known = turnOf(utterance.id());
    if (known.isPresent() && repeats(utterances.get(known.getAsInt()), utterance)) {
      return this;
    }
    var next = new ArrayList<>(utterances);
    if (known.isPresent() && samePlace(utterances.get(known.getAsInt()), utterance)) {
      next.set(known.getAsInt(), utterance);
    } else {
      known.ifPresent(next::remove);
      next.add(placeOf(utterance, next), utterance);
    }
    return new Conversation(id, circumstances, next, Optional.empty());
  }

  /** Whether the later of two utterances of one id says nothing new. */
  private static boolean repeats(Utterance earlier, Utterance later) {
    return earlier.equals(later) || (earlier.complete() && !later.complete());
  }

  private static boolean samePlace(Utterance earlier, Utterance later) {
    return earlier.offsetMs().equals(later.offsetMs()) || later.offsetMs().isEmpty();
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
    return 0;
  }

  private static int afterUntimed(int place, List<Utterance> among) {
    int end = place;
    while (end < among.size() && among.get(end).offsetMs().isEmpty()) {
      end++;
    }
    return end;
  }
}
