package org.tocsin.model.features;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tocsin.model.conversation.Speaker;

/**
 * Turns into numbers: behaviour ({@link Feature}), meaning (the encoder's vectors pooled per side)
 * and words (per side). Learnt once from training conversations, then fixed and part of the model.
 * Immutable and thread-safe.
 */
public final class FeatureExtractor {
  /*
   * Scales: after standardisation a block of n numbers has length sqrt(n). Each block is divided by
   * sqrt(n) and given a length of its own, so that vector components and words, thousands of them,
   * do not drown some sixty behavioural numbers merely by being many.
   */
  private static final List<Feature> FEATURES = List.of(Feature.values());
  private static final double BEHAVIOUR_LENGTH = 4;
  private static final double MEANING_LENGTH = 2;
  private static final double WORDS_LENGTH = 1.5;

  private final Standardizer behaviour;
  private final Standardizer meaning;
  private final WordCounts customerWords;
  private final WordCounts agentWords;

  private FeatureExtractor(
      Standardizer behaviour,
      Standardizer meaning,
      WordCounts customerWords,
      WordCounts agentWords) {
    this.behaviour = behaviour;
    this.meaning = meaning;
    this.customerWords = customerWords;
    this.agentWords = agentWords;
  }

  /** All that was learnt, to be stored with a model. */
  public record Learnt(
      Standardizer behaviour, Standardizer meaning, Vocabulary customer, Vocabulary agent) {}

  /** The extractor that was stored. */
  public static FeatureExtractor of(Learnt learnt) {
    return new FeatureExtractor(
        learnt.behaviour(),
        learnt.meaning(),
        new WordCounts(Speaker.CUSTOMER, learnt.customer()),
        new WordCounts(Speaker.AGENT, learnt.agent()));
  }

  /**
   * Learns means, deviations and vocabularies.
   *
   * @param conversations whole training conversations; every prefix counts once for the means
   */
  public static FeatureExtractor learn(List<List<Turn>> conversations, int wordsPerSide) {
    var prefixes =
        conversations.stream()
            .flatMap(c -> IntStream.rangeClosed(1, c.size()).mapToObj(n -> c.subList(0, n)))
            .toList();
    int least = Math.max(3, conversations.size() / 100);
    return new FeatureExtractor(
        Standardizer.of(prefixes.stream().map(p -> behaviour(new Course(p))).toList()),
        Standardizer.of(prefixes.stream().map(Pooling::of).toList()),
        WordCounts.learn(conversations, Speaker.CUSTOMER, least, wordsPerSide),
        WordCounts.learn(conversations, Speaker.AGENT, least, wordsPerSide));
  }

  /** What is to be stored with a model. */
  public Learnt learnt() {
    return new Learnt(behaviour, meaning, customerWords.vocabulary(), agentWords.vocabulary());
  }

  /** How many numbers a vector has. */
  public int size() {
    return behaviour.means().size()
        + meaning.means().size()
        + customerWords.size()
        + agentWords.size();
  }

  /** The average training conversation. */
  public FeatureVector average() {
    return new FeatureVector(new float[size()]);
  }

  /** The conversation as it stands after the last of these turns. */
  public FeatureVector of(List<Turn> turns) {
    var course = new Course(turns);
    var values = new float[size()];
    int place = put(values, 0, behaviour(course), behaviour, BEHAVIOUR_LENGTH);
    place = put(values, place, Pooling.of(turns), meaning, MEANING_LENGTH);
    place = put(values, place, customerWords.of(turns), customerWords.size());
    put(values, place, agentWords.of(turns), agentWords.size());
    return new FeatureVector(values);
  }

  /** Which numbers stand behind each factor of an explanation; every number behind one. */
  public Map<Factor, int[]> places() {
    var found = new EnumMap<Factor, List<Integer>>(Factor.class);
    for (int i = 0; i < size(); i++) {
      found.computeIfAbsent(factorOf(i), f -> new ArrayList<>()).add(i);
    }
    var places = new EnumMap<Factor, int[]>(Factor.class);
    found.forEach((f, list) -> places.put(f, list.stream().mapToInt(i -> i).toArray()));
    return places;
  }

  private Factor factorOf(int place) {
    int numbers = behaviour.means().size();
    int vectors = meaning.means().size();
    if (place < numbers) {
      return FEATURES.get(place).factor();
    }
    if (place < numbers + vectors) {
      return place - numbers < vectors / 2 ? Factor.CUSTOMER_SAYS : Factor.AGENT_SAYS;
    }
    return place < numbers + vectors + customerWords.size()
        ? Factor.CUSTOMER_SAYS
        : Factor.AGENT_SAYS;
  }

  private static float[] behaviour(Course course) {
    var values = new float[FEATURES.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) FEATURES.get(i).of(course);
    }
    return values;
  }

  private static int put(
      float[] values, int from, float[] raw, Standardizer standardizer, double length) {
    var scale = (float) (length / Math.sqrt(raw.length));
    for (int i = 0; i < raw.length; i++) {
      values[from + i] = scale * standardizer.apply(i, raw[i]);
    }
    return from + raw.length;
  }

  private static int put(float[] values, int from, SparseVector words, int size) {
    for (int i = 0; i < words.count(); i++) {
      values[from + words.place(i)] = (float) (WORDS_LENGTH * words.value(i));
    }
    return from + size;
  }
}
