package org.tocsin.training.drift;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tocsin.training.Sample;
import org.tocsin.training.backtest.Backtest.Case;

/**
 * The latest conversations of a place, and those of the time before that they are held against: of
 * either at most {@link #MOST}, drawn by {@link Sample}, in the order in which they are stored.
 *
 * @param now those of the latest days
 * @param before those of {@link #TIMES} times as many days before
 */
public record Weeks(List<Case> now, List<Case> before) {
  /** How many times as long the measure is as what is held against it. */
  public static final int TIMES = 4;

  /** More are not kept: a thousand tell what there is to tell, and each must be heard anew. */
  public static final int MOST = 1_000;

  /** Conversations with their times that can be read more than once. */
  @FunctionalInterface
  public interface Stored {
    /** Hands over each of them. */
    void each(Consumer<Case> reader);
  }

  /**
   * Counted back from the latest of all. They are read twice, once to find the latest, so that
   * memory does not grow with their number.
   */
  public static Weeks of(Stored stored, Duration window) {
    var latest = latest(stored);
    var from = latest.minus(window);
    var earliest = from.minus(window.multipliedBy(TIMES));
    var now = new Sample<Case>(MOST, c -> c.transcript().id());
    var before = new Sample<Case>(MOST, c -> c.transcript().id());
    stored.each(each -> {
      if (within(each, from, latest)) {
        now.add(each);
      } else if (within(each, earliest, from)) {
        before.add(each);
      }
    });
    return new Weeks(now.conversations(), before.conversations());
  }

  private static Instant latest(Stored stored) {
    var latest = new Latest();
    stored.each(latest::take);
    return latest.at;
  }

  /** At most {@link #MOST} of them. */
  public static List<Case> sample(List<Case> all) {
    var sample = new Sample<Case>(MOST, c -> c.transcript().id());
    all.forEach(sample::add);
    return sample.conversations();
  }

  /** Later than the first moment, and no later than the second. */
  private static boolean within(Case each, Instant from, Instant to) {
    return at(each).filter(at -> at.isAfter(from) && !at.isAfter(to)).isPresent();
  }

  private static Optional<Instant> at(Case each) {
    return each.transcript().circumstances().at();
  }

  private static final class Latest {
    private Instant at = Instant.EPOCH;

    void take(Case each) {
      at = Weeks.at(each).filter(began -> began.isAfter(at)).orElse(at);
    }
  }
}
