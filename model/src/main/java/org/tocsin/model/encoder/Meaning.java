package org.tocsin.model.encoder;

import java.util.Arrays;
import java.util.List;

/** What several texts mean together: the direction of the sum of their vectors. Immutable. */
public final class Meaning {
  private final float[] direction;

  private Meaning(float[] direction) {
    this.direction = direction;
  }

  /** Of texts; of none it is like nothing. */
  public static Meaning of(List<String> texts, SentenceEncoder encoder) {
    var sum = new float[encoder.dimensions()];
    texts.forEach(text -> Vectors.add(sum, encoder.encode(text), 1));
    return new Meaning(Vectors.normalised(sum));
  }

  /** Of directions, each weighing the same. */
  public static Meaning mean(List<Meaning> all) {
    var sum = new float[all.isEmpty() ? 0 : all.getFirst().direction.length];
    all.forEach(m -> Vectors.add(sum, m.direction, 1));
    return new Meaning(Vectors.normalised(sum));
  }

  /** The cosine of the two, −1..1. */
  public double likeness(Meaning other) {
    return Vectors.cosine(direction, other.direction);
  }

  /** The numbers of a vector of length 1; a copy. */
  public float[] vector() {
    return direction.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Meaning meaning && Arrays.equals(direction, meaning.direction);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(direction);
  }
}
