package org.tocsin.api.learning;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.registry.ServedModel;
import org.tocsin.training.backtest.Backtest.Case;
import org.tocsin.training.drift.Drift;
import org.tocsin.training.drift.Observed;
import org.tocsin.training.drift.Weeks;

/**
 * Whether the latest week of a place is like the weeks before. A report is kept for some hours,
 * since every conversation is heard anew for it. Thread-safe.
 */
public final class Drifting implements MeterBinder {
  /** What is held against the time before. */
  public static final Duration WEEK = Duration.ofDays(7);

  private static final Duration KEPT = Duration.ofHours(6);

  private final Path state;
  private final Supplier<ServedModel> model;
  private final SentenceEncoder encoder;
  private final Clock clock;
  private volatile Optional<Made> last = Optional.empty();

  /** A report, and when it was made. */
  public record Made(Drift drift, Instant at) {}

  /**
   * @param model that serves now
   */
  public Drifting(Path state, Supplier<ServedModel> model, SentenceEncoder encoder, Clock clock) {
    this.state = state;
    this.model = model;
    this.encoder = encoder;
    this.clock = clock;
  }

  /** The newest report; made anew if it is older than some hours. Blocks, perhaps for minutes. */
  public synchronized Made report() {
    var now = clock.instant();
    var fresh = last.filter(made -> made.at().plus(KEPT).isAfter(now));
    if (fresh.isPresent()) {
      return fresh.get();
    }
    var weeks = Weeks.of(reader -> OwnConversations.eachCase(state, reader), WEEK);
    var served = model.get();
    var made =
        new Made(
            Drift.between(
                observed(weeks.before(), served, encoder), observed(weeks.now(), served, encoder)),
            now);
    last = Optional.of(made);
    return made;
  }

  /** Conversations as a model hears them. Blocks. */
  public static List<Observed> observed(
      List<Case> cases, ServedModel model, SentenceEncoder encoder) {
    return cases.stream().flatMap(c -> Observed.of(c, model, encoder).stream()).toList();
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    Gauge.builder(
            "tocsin.drift.shifted",
            this,
            drifting ->
                drifting.last.map(m -> (double) m.drift().shifted().size()).orElse(Double.NaN))
        .description("What has shifted since the weeks before, by the last report on drift")
        .register(meters);
  }
}
