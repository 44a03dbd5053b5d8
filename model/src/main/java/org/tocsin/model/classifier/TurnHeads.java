package org.tocsin.model.classifier;

import java.util.OptionalDouble;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.features.Turn;

/** All that is learnt about single turns. Thread-safe. */
public record TurnHeads(SentimentHead sentiment, SignalProbe signals, ActProbe acts) {

  /**
   * A turn with what the heads make of it.
   *
   * @param vector the meaning of its text
   */
  public Turn heard(Utterance utterance, float[] vector) {
    var speaker = utterance.speaker();
    return new Turn(
        utterance,
        vector,
        acts.acts(speaker, vector),
        mood(speaker, vector),
        signals.signal(speaker, vector));
  }

  private OptionalDouble mood(Speaker speaker, float[] vector) {
    return speaker == Speaker.CUSTOMER
        ? OptionalDouble.of(sentiment.sentiment(vector))
        : OptionalDouble.empty();
  }
}
