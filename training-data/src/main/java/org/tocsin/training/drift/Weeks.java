package org.tocsin.training.drift;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tocsin.training.backtest.Backtest.Case;

/**
 * The latest conversations of a place, and those of the time before that they are held against.
 *
 * @param now those of the latest days
 * @param before those of four times as many days before
 */
public record Weeks(List<Case> now, List<Case> before) {
  private static final int TIMES = 4;

  /** More are not read: a thousand tell what there is to tell, and each must be heard anew. */
  private static final int MOST = 1_000;

  /** Of all conversations with their times; counted back from the latest of them. */
  public static Weeks of(List<Case> all, Duration window) {
    var latest =
        all.stream().flatMap(c -> at(c).stream()).max(Instant::compareTo).orElse(Instant.EPOCH);
    var from = latest.minus(window);
    return new Weeks(
        sample(all.stream().filter(c -> within(c, from, latest)).toList()),
        sample(
            all.stream()
                .filter(c -> within(c, from.minus(window.multipliedBy(TIMES)), from))
                .toList()));
  }

  /** At most a thousand, evenly spaced. */
  public static List<Case> sample(List<Case> all) {
    int count = Math.min(MOST, all.size());
    return IntStream.range(0, count)
        .mapToObj(i -> all.get((int) ((long) i * all.size() / count)))
        .toList();
  }

  /** Later than the first moment, and no later than the second. */
  private static boolean within(Case each, Instant from, Instant to) {
    return at(each).filter(at -> at.isAfter(from) && !at.isAfter(to)).isPresent();
  }

  private static Optional<Instant> at(Case each) {
    return each.transcript().circumstances().at();
  }
}
