package org.tocsin.api.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.Outcome;
import org.tocsin.model.conversation.TranscriptEvent;
import org.tocsin.model.conversation.TranscriptEvent.Corrected;
import org.tocsin.model.conversation.TranscriptEvent.Ended;
import org.tocsin.model.conversation.TranscriptEvent.Spoken;
import org.tocsin.model.conversation.TranscriptEvent.Started;
import org.tocsin.training.Transcript;

/** Recorded conversations as they would come in, one beginning after the other. */
record Timeline(List<Moment> moments) {
  /** How long a turn takes where the file does not say; only the pace depends on it. */
  private static final long USUAL_TURN_MS = 5_000;

  /**
   * An event and when it comes.
   *
   * @param atMs milliseconds since the beginning of the replay, at speed 1
   */
  record Moment(long atMs, TranscriptEvent event) {}

  Timeline {
    moments = List.copyOf(moments);
  }

  /** All events in the order in which they come. */
  static Timeline of(List<Transcript> transcripts, Duration between) {
    return new Timeline(
        IntStream.range(0, transcripts.size())
            .mapToObj(i -> moments(transcripts.get(i), i * between.toMillis()))
            .flatMap(List::stream)
            .sorted(Comparator.comparingLong(Moment::atMs))
            .toList());
  }

  /** The same, but that what became of each conversation is said at its end. */
  Timeline ending(Function<ConversationId, Outcome> outcomes) {
    return new Timeline(
        moments.stream()
            .map(moment ->
                moment.event() instanceof Ended(var id, var at, _)
                    ? new Moment(moment.atMs(), new Ended(id, at, outcomes.apply(id)))
                    : moment)
            .toList());
  }

  private static List<Moment> moments(Transcript transcript, long begin) {
    var moments = new ArrayList<Moment>();
    long now = begin;
    for (var event : transcript.events()) {
      now =
          switch (event) {
            case Started _, Corrected _ -> now;
            case Spoken(var _, var utterance) ->
                Math.max(now, begin + offset(utterance.offsetMs(), moments.size()));
            case Ended _ -> now + USUAL_TURN_MS;
          };
      moments.add(new Moment(now, event));
    }
    return moments;
  }

  private static long offset(OptionalLong known, int turn) {
    return known.orElse(turn * USUAL_TURN_MS);
  }
}
