package org.tocsin.model.classifier;

import java.util.OptionalDouble;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.features.Turn;

/** All that is learnt about single turns. Thread-safe. */
public record TurnHeads(
    SentimentHead sentiment, SignalProbe signals, ActProbe acts, SpeakerProbe speakers) {

  /**
   * A turn with what the heads make of it. Where nobody says who speaks it counts as said by the
   * likelier side.
   *
   * @param vector the meaning of its text
   */
  public Turn heard(Utterance utterance, float[] vector) {
    var speaker = speakers.of(utterance, vector);
    return new Turn(
        utterance,
        speaker,
        vector,
        acts.acts(speaker, vector),
        speaker == Speaker.CUSTOMER
            ? OptionalDouble.of(sentiment.sentiment(vector))
            : OptionalDouble.empty(),
        signals.signal(speaker, vector));
  }
}
