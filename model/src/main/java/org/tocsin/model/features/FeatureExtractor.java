package org.tocsin.model.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Turns into numbers: behaviour ({@link Feature}), dialogue acts along the conversation ({@link
 * Act}, {@link ActCourse}) and what words and meaning say as a whole ({@link Reading}). Learnt once
 * from training conversations, then fixed and part of the model. Immutable and thread-safe.
 */
public final class FeatureExtractor {
  private static final List<Feature> FEATURES = List.of(Feature.values());
  private static final List<Act> ACTS = List.of(Act.values());
  private static final List<ActCourse> COURSES = List.of(ActCourse.values());

  /*
   * The lengths of the blocks, after standardisation: a block of n numbers is divided by sqrt(n) and
   * given a length of its own, so that the acts, many of which say the same, do not drown the others
   * merely by being many.
   */
  private static final double BEHAVIOUR_LENGTH = 2;
  private static final double ACTS_LENGTH = 4;
  private static final double READING_LENGTH = 3;

  private final Standardizer standard;
  private final Reading reading;
  private final List<Factor> factors;

  private FeatureExtractor(Standardizer standard, Reading reading) {
    this.standard = standard;
    this.reading = reading;
    this.factors = factors(reading);
  }

  /** All that was learnt, to be stored with a model. */
  public record Learnt(Standardizer standard, Reading.Learnt reading) {}

  /** The extractor that was stored. */
  public static FeatureExtractor of(Learnt learnt) {
    return new FeatureExtractor(learnt.standard(), Reading.of(learnt.reading()));
  }

  /**
   * Learns means and deviations.
   *
   * @param reading what serves
   * @param rows raw numbers of training conversations at various lengths, each {@link #raw} by a
   *     reading that has not learnt from its conversation
   */
  public static FeatureExtractor learn(Reading reading, List<float[]> rows) {
    return new FeatureExtractor(Standardizer.of(rows), reading);
  }

  /** What is to be stored with a model. */
  public Learnt learnt() {
    return new Learnt(standard, reading.learnt());
  }

  /** How many numbers a vector has. */
  public int size() {
    return factors.size();
  }

  /** The average training conversation. */
  public FeatureVector average() {
    return new FeatureVector(new float[size()]);
  }

  /** The conversation as it stands after the last of these turns. */
  public FeatureVector of(List<Turn> turns) {
    return scaled(raw(turns, reading));
  }

  /** The same from raw numbers. */
  public FeatureVector scaled(float[] raw) {
    var values = standard.apply(raw);
    int acts = FEATURES.size();
    int words = acts + ACTS.size() * COURSES.size();
    scale(values, 0, acts, BEHAVIOUR_LENGTH);
    scale(values, acts, words, ACTS_LENGTH);
    scale(values, words, values.length, READING_LENGTH);
    return new FeatureVector(values);
  }

  /** The numbers before they are brought to one scale; NaN where one cannot be known. */
  public static float[] raw(List<Turn> turns, Reading reading) {
    var course = new Course(turns);
    var numbers = new ArrayList<Float>();
    FEATURES.forEach(feature -> numbers.add((float) feature.of(course)));
    for (var act : ACTS) {
      var odds = course.odds(act);
      COURSES.forEach(c -> numbers.add((float) c.of(odds)));
    }
    for (float number : reading.of(turns)) {
      numbers.add(number);
    }
    var row = new float[numbers.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = numbers.get(i);
    }
    return row;
  }

  /** Which numbers stand behind each factor of an explanation; every number behind one. */
  public Map<Factor, int[]> places() {
    var found = new EnumMap<Factor, List<Integer>>(Factor.class);
    for (int i = 0; i < size(); i++) {
      found.computeIfAbsent(factors.get(i), f -> new ArrayList<>()).add(i);
    }
    var places = new EnumMap<Factor, int[]>(Factor.class);
    found.forEach((f, list) -> places.put(f, list.stream().mapToInt(i -> i).toArray()));
    return places;
  }

  private static List<Factor> factors(Reading reading) {
    return Stream.of(
            Arrays.stream(Feature.values()).map(Feature::factor),
            ACTS.stream().flatMap(act -> COURSES.stream().map(_ -> Factor.of(act))),
            reading.factors().stream())
        .flatMap(factors -> factors)
        .toList();
  }

  private static void scale(float[] values, int from, int to, double length) {
    var scale = (float) (length / Math.sqrt(to - from));
    for (int i = from; i < to; i++) {
      values[i] *= scale;
    }
  }
}
