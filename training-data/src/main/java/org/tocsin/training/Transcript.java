package org.tocsin.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.Outcome;
import org.tocsin.model.conversation.TranscriptEvent;
import org.tocsin.model.conversation.TranscriptEvent.Circumstances;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.language.Dictation;
import org.tocsin.model.language.Redactor;

/**
 * A recorded conversation without its labels.
 *
 * @param vertical the line of business; empty string if unknown
 * @param group conversations of one group never stand on both sides of a split
 * @param batch with which others it was written or recorded; empty string if unknown
 * @param turns with the utterance ids {@code t0}, {@code t1}, … = turn index
 */
public record Transcript(
    ConversationId id,
    String vertical,
    String group,
    String batch,
    Circumstances circumstances,
    List<Utterance> turns) {

  public Transcript {
    turns = List.copyOf(turns);
  }

  /** The events that a live source would send. */
  public List<TranscriptEvent> events() {
    var events = new ArrayList<TranscriptEvent>();
    events.add(new TranscriptEvent.Started(id, circumstances));
    turns.forEach(t -> events.add(new TranscriptEvent.Spoken(id, t)));
    events.add(new TranscriptEvent.Ended(id, Optional.empty(), Outcome.UNKNOWN));
    return events;
  }

  /**
   * The same conversation as live traffic stores it: turn after turn, in the light of the others.
   */
  public Transcript redacted(Redactor redactor) {
    var texts = new LinkedHashMap<String, String>();
    var dictation = Dictation.begin();
    for (var turn : turns) {
      var said = new Dictation.Turn(turn.id().value(), turn.speaker().name(), turn.text());
      var heard = dictation.hear(said, redactor);
      texts.put(said.id(), heard.redacted().text());
      heard.rewritten().forEach(r -> texts.put(r.id(), r.redacted().text()));
      dictation = heard.after();
    }
    return new Transcript(
        id,
        vertical,
        group,
        batch,
        circumstances,
        turns.stream().map(t -> t.saying(texts.getOrDefault(t.id().value(), t.text()))).toList());
  }

  /** The same conversation with every text passed through a redaction. */
  public Transcript redacted(UnaryOperator<String> redaction) {
    return new Transcript(
        id,
        vertical,
        group,
        batch,
        circumstances,
        turns.stream().map(t -> t.saying(redaction.apply(t.text()))).toList());
  }
}
