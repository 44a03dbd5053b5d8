package org.tocsin.model.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.encoder.Vectors;

/**
 * What customers needed and no article answered, the worst first.
 *
 * @param clusters by {@link Cluster#weight()}, the heaviest first
 */
public record GapReport(List<Cluster> clusters) {
  /** Turns less alike than this are about different things; chosen by eye, see RATIONALE.md. */
  private static final double ALIKE = 0.75;

  private static final int EXAMPLES = 3;

  public GapReport {
    clusters = List.copyOf(clusters);
  }

  /**
   * One need.
   *
   * @param conversations in how many it came up
   * @param risk the mean belief of the turns, 0..1
   * @param examples turns that say it, the most typical first
   */
  public record Cluster(int conversations, double risk, List<Gap> examples) {
    public Cluster {
      examples = List.copyOf(examples);
    }

    /** How much it matters: each conversation counts once and, by its risk, up to twice. */
    public double weight() {
      return conversations * (1 + risk);
    }
  }

  /**
   * Puts together what means the same: each gap joins the group whose mean is nearest, or begins a
   * group of its own (leader clustering). Some 4 ms a gap.
   *
   * @param gaps in the order in which they came up; another order may group them otherwise
   */
  public static GapReport of(List<Gap> gaps, SentenceEncoder encoder) {
    var groups = new ArrayList<Group>();
    for (var gap : gaps) {
      var vector = encoder.encode(gap.said());
      groups.stream()
          .filter(group -> group.likeness(vector) >= ALIKE)
          .max(Comparator.comparingDouble(group -> group.likeness(vector)))
          .orElseGet(() -> begun(groups, vector))
          .add(gap, vector);
    }
    return new GapReport(
        groups.stream()
            .map(Group::cluster)
            .sorted(Comparator.comparingDouble(Cluster::weight).reversed())
            .toList());
  }

  private static Group begun(List<Group> groups, float[] vector) {
    var group = new Group(new float[vector.length]);
    groups.add(group);
    return group;
  }

  private static final class Group {
    private final float[] sum;
    private final List<Gap> gaps = new ArrayList<>();
    private final List<float[]> vectors = new ArrayList<>();

    Group(float[] sum) {
      this.sum = sum;
    }

    double likeness(float[] vector) {
      return Vectors.cosine(Vectors.normalised(sum), vector);
    }

    void add(Gap gap, float[] vector) {
      gaps.add(gap);
      vectors.add(vector);
      Vectors.add(sum, vector, 1);
    }

    Cluster cluster() {
      return new Cluster(
          (int) gaps.stream().map(Gap::conversation).distinct().count(),
          gaps.stream().mapToDouble(Gap::risk).average().orElse(0),
          IntStream.range(0, gaps.size())
              .boxed()
              .sorted(Comparator.comparingDouble((Integer i) -> -likeness(vectors.get(i))))
              .map(gaps::get)
              .limit(EXAMPLES)
              .toList());
    }
  }
}
