package org.tocsin.model.features;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.encoder.Vectors;

/**
 * One utterance with all that is known about it without its neighbours: its meaning, its words, the
 * acts it performs and the mood it shows. Computed once for a text and never changed.
 */
public final class Turn {
  private final Utterance utterance;
  private final Speaker speaker;
  private final float[] vector;
  private final List<String> words;
  private final Map<String, Integer> counts;
  private final Map<Act, Double> acts;
  private final OptionalDouble sentiment;
  private final double signal;

  /**
   * @param speaker who said it, as far as can be told
   * @param vector the encoder's, of length 1, or all zeros for a text without words
   * @param acts the log-odds of each act that its speaker could perform
   * @param sentiment −2 (furious) to 2 (delighted); empty if it is not the customer who speaks
   * @param signal log-odds that a turn like this foreshadows an escalation
   */
  public Turn(
      Utterance utterance,
      Speaker speaker,
      float[] vector,
      Map<Act, Double> acts,
      OptionalDouble sentiment,
      double signal) {
    this.utterance = utterance;
    this.speaker = speaker;
    this.vector = vector.clone();
    this.words = Words.of(utterance.text());
    this.counts = Words.counts(words);
    this.acts = acts.isEmpty() ? Map.of() : new EnumMap<>(acts);
    this.sentiment = sentiment;
    this.signal = signal;
  }

  public Utterance utterance() {
    return utterance;
  }

  /** A turn of which only the meaning and the words are known. */
  public static Turn of(Utterance utterance, Speaker speaker, float[] vector) {
    return new Turn(utterance, speaker, vector, Map.of(), OptionalDouble.empty(), 0);
  }

  /** The meaning of the text; a copy. */
  public float[] vector() {
    return vector.clone();
  }

  /** How many numbers the vector has. */
  int dimensions() {
    return vector.length;
  }

  /** Lower-case words and number signs, in order. */
  public List<String> words() {
    return words;
  }

  /** How often each word and each pair of neighbours occurs; counted once, not at every turn. */
  Map<String, Integer> counts() {
    return counts;
  }

  /** The log-odds that this turn performs an act; NaN if another side would have to. */
  double logOdds(Act act) {
    return acts.getOrDefault(act, Double.NaN);
  }

  /** Whether this turn more likely than not performs an act. */
  public boolean performs(Act act) {
    return logOdds(act) > 0;
  }

  /**
   * The customer's mood, −2..2; empty for other turns than those that say they are a customer's.
   */
  public OptionalDouble sentiment() {
    return utterance.speaker() == Speaker.CUSTOMER ? sentiment : OptionalDouble.empty();
  }

  /** The same, also where it is only likely that the customer speaks. */
  OptionalDouble likelySentiment() {
    return sentiment;
  }

  /** The log-odds that a turn like this, alone, foreshadows an escalation. */
  public double signal() {
    return signal;
  }

  boolean by(Speaker side) {
    return speaker == side;
  }

  /** The cosine between the meanings of two turns, −1..1; 0 if one of them has no words. */
  double similarity(Turn other) {
    return Vectors.cosine(vector, other.vector);
  }

  /** Adds this turn's vector, times a weight, to a sum. */
  void addTo(float[] sum, double weight) {
    Vectors.add(sum, vector, weight);
  }
}
