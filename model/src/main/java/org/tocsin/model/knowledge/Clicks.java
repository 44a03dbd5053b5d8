package org.tocsin.model.knowledge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How useful agents find an article, in each queue by itself; what they did long ago counts less.
 * Thread-safe.
 */
public final class Clicks implements Preference {
  /*
   * A position-based click model (A. Chuklin, I. Markov, M. de Rijke: Click Models for Web Search,
   * 2015, section 3.3): a card at place p is used with the probability θ(p)·a, where θ(p) is whether
   * it is looked at and a whether it is useful. θ is fixed at 1/p (T. Joachims, A. Swaminathan,
   * T. Schnabel: Unbiased Learning-to-Rank with Biased Feedback, 2017, section 5.1, with η = 1), so
   * that a card far down is not blamed for having been overlooked. With a Beta prior
   *
   *   a = (LIKED + Σ w·liked) / (LIKED + OTHERS + Σ w·θ(p)),   w = 2^(−age / HALF_LIFE).
   *
   * The score of an article moves by WEIGHT times the log-odds of a less those of the prior: an
   * article that was shown ten times on top and never used loses 0.04, as much as separates a good
   * hit from the next one; no article moves by more than MOST.
   */
  private static final double LIKED = 1;
  private static final double OTHERS = 4;
  private static final double HIGHEST = 0.95;
  private static final double WEIGHT = 0.03;
  private static final double MOST = 0.1;
  private static final Duration HALF_LIFE = Duration.ofDays(30);

  private final Clock clock;
  private final Map<Place, Sum> sums = new ConcurrentHashMap<>();

  public Clicks(Clock clock) {
    this.clock = clock;
  }

  private record Place(Optional<String> queue, ArticleId article) {}

  /** What was seen of an article, as it counts at a time. */
  private record Sum(double liked, double examined, Instant at) {
    Sum at(Instant later) {
      double weight =
          Math.pow(0.5, (double) Duration.between(at, later).toMillis() / HALF_LIFE.toMillis());
      return new Sum(liked * weight, examined * weight, later);
    }

    Sum plus(Sum other) {
      return other.at.isBefore(at) ? other.plus(this) : at(other.at).sum(other);
    }

    private Sum sum(Sum now) {
      return new Sum(liked + now.liked, examined + now.examined, now.at);
    }
  }

  /**
   * Takes in what became of a card; the caller keeps out what comes twice.
   *
   * @param rank where it stood, 1 for the top
   */
  public void take(
      Optional<String> queue, ArticleId article, Reaction reaction, int rank, Instant at) {
    if (!(rank > 0)) {
      throw new IllegalArgumentException("rank must be above 0: was " + rank);
    }
    double looks = reaction == Reaction.SHOWN ? reaction.examined() / rank : reaction.examined();
    sums.merge(new Place(queue, article), new Sum(reaction.liked(), looks, at), Sum::plus);
  }

  /** How likely an agent who looks at this article uses it, 0..1. */
  public double usefulness(Optional<String> queue, ArticleId article) {
    return Optional.ofNullable(sums.get(new Place(queue, article)))
        .map(sum -> usefulness(sum.at(clock.instant())))
        .orElse(LIKED / (LIKED + OTHERS));
  }

  private static double usefulness(Sum sum) {
    return Math.min(HIGHEST, (LIKED + sum.liked) / (LIKED + OTHERS + sum.examined));
  }

  @Override
  public double of(Optional<String> queue, ArticleId article) {
    double moved = logOdds(usefulness(queue, article)) - logOdds(LIKED / (LIKED + OTHERS));
    return Math.clamp(WEIGHT * moved, -MOST, MOST);
  }

  private static double logOdds(double probability) {
    return Math.log(probability / (1 - probability));
  }
}
