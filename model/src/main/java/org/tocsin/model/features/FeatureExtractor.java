package org.tocsin.model.features;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tocsin.model.conversation.Speaker;

/**
 * Turns into numbers: behaviour ({@link Feature}), meaning (the encoder's vectors pooled per side)
 * and words (per side). Learnt once from training conversations, then fixed and part of the model.
 * Immutable and thread-safe.
 */
public final class FeatureExtractor {
  /*
   * Scales: after standardisation a block of n numbers has length sqrt(n). Each block is divided by
   * sqrt(n) and given a length of its own, so that 1,536 vector components and up to 1,200 words
   * do not drown 45 behavioural numbers merely by being many.
   */
  private static final List<Feature> FEATURES = List.of(Feature.values());
  private static final double BEHAVIOUR_LENGTH = 4;
  private static final double MEANING_LENGTH = 2;
  private static final double WORDS_LENGTH = 1.5;
  private static final double FADING = 0.6;

  private final Standardizer behaviour;
  private final Standardizer meaning;
  private final Map<Speaker, Vocabulary> vocabularies;
  private final Map<Speaker, Map<String, Integer>> places;

  private FeatureExtractor(
      Standardizer behaviour, Standardizer meaning, Map<Speaker, Vocabulary> vocabularies) {
    this.behaviour = behaviour;
    this.meaning = meaning;
    this.vocabularies = new EnumMap<>(vocabularies);
    this.places = new EnumMap<>(Speaker.class);
    vocabularies.forEach((side, vocabulary) -> places.put(side, numbered(vocabulary)));
  }

  /** All that was learnt, to be stored with a model. */
  public record Learnt(
      Standardizer behaviour, Standardizer meaning, Vocabulary customer, Vocabulary agent) {}

  /** The extractor that was stored. */
  public static FeatureExtractor of(Learnt learnt) {
    return new FeatureExtractor(
        learnt.behaviour(),
        learnt.meaning(),
        Map.of(Speaker.CUSTOMER, learnt.customer(), Speaker.AGENT, learnt.agent()));
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
        Standardizer.of(prefixes.stream().map(p -> meaning(new Course(p))).toList()),
        Map.of(
            Speaker.CUSTOMER, vocabulary(conversations, Speaker.CUSTOMER, least, wordsPerSide),
            Speaker.AGENT, vocabulary(conversations, Speaker.AGENT, least, wordsPerSide)));
  }

  /** What is to be stored with a model. */
  public Learnt learnt() {
    return new Learnt(behaviour, meaning, words(Speaker.CUSTOMER), words(Speaker.AGENT));
  }

  /** How many numbers a vector has. */
  public int size() {
    return behaviour.means().size()
        + meaning.means().size()
        + words(Speaker.CUSTOMER).weights().size()
        + words(Speaker.AGENT).weights().size();
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
    place = put(values, place, meaning(course), meaning, MEANING_LENGTH);
    place = countWords(values, place, course, Speaker.CUSTOMER);
    countWords(values, place, course, Speaker.AGENT);
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
    return place < numbers + vectors + words(Speaker.CUSTOMER).weights().size()
        ? Factor.CUSTOMER_SAYS
        : Factor.AGENT_SAYS;
  }

  private Vocabulary words(Speaker side) {
    return requireNonNull(vocabularies.get(side));
  }

  private static float[] behaviour(Course course) {
    var values = new float[FEATURES.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) FEATURES.get(i).of(course);
    }
    return values;
  }

  /** Customer's mean, customer's fading sum, agent's mean, agent's fading sum. */
  private static float[] meaning(Course course) {
    var pooled =
        Stream.of(Speaker.CUSTOMER, Speaker.AGENT)
            .flatMap(s -> Stream.of(pooled(course, s, 1), pooled(course, s, FADING)))
            .toList();
    int width = pooled.getFirst().length;
    var values = new float[width * pooled.size()];
    for (int i = 0; i < pooled.size(); i++) {
      System.arraycopy(pooled.get(i), 0, values, i * width, width);
    }
    return values;
  }

  private static float[] pooled(Course course, Speaker side, double fading) {
    var said = course.by(side);
    var sum = new float[course.turns().getFirst().vector().length];
    double weights = 0;
    double weight = 1;
    for (int i = said.size() - 1; i >= 0; i--) {
      said.get(i).addTo(sum, weight);
      weights += weight;
      weight *= fading;
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] = weights == 0 ? Float.NaN : (float) (sum[i] / weights);
    }
    return sum;
  }

  private static int put(
      float[] values, int from, float[] raw, Standardizer standardizer, double length) {
    var scale = (float) (length / Math.sqrt(raw.length));
    for (int i = 0; i < raw.length; i++) {
      values[from + i] = scale * standardizer.apply(i, raw[i]);
    }
    return from + raw.length;
  }

  private int countWords(float[] values, int from, Course course, Speaker side) {
    var numbers = requireNonNull(places.get(side));
    var weights = words(side).weights();
    for (var turn : course.by(side)) {
      turn.counts()
          .forEach((word, count) -> {
            var number = numbers.get(word);
            if (number != null) {
              values[from + number] += count;
            }
          });
    }
    double square = 0;
    for (var entry : numbers.entrySet()) {
      int place = from + entry.getValue();
      values[place] =
          (float) (Math.log1p(values[place]) * weights.getOrDefault(entry.getKey(), 0.0));
      square += values[place] * values[place];
    }
    scale(values, from, numbers.size(), square == 0 ? 0 : WORDS_LENGTH / Math.sqrt(square));
    return from + numbers.size();
  }

  private static void scale(float[] values, int from, int count, double by) {
    for (int i = from; i < from + count; i++) {
      values[i] *= (float) by;
    }
  }

  private static Vocabulary vocabulary(
      List<List<Turn>> conversations, Speaker side, int least, int most) {
    return Vocabulary.of(
        conversations.stream()
            .map(turns ->
                new Course(turns)
                    .by(side).stream().flatMap(t -> Words.oneAndTwo(t.words())).toList())
            .toList(),
        least,
        most);
  }

  private static Map<String, Integer> numbered(Vocabulary vocabulary) {
    var numbers = new LinkedHashMap<String, Integer>();
    vocabulary.weights().keySet().forEach(w -> numbers.put(w, numbers.size()));
    return numbers;
  }
}
