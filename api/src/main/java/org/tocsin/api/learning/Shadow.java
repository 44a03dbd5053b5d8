package org.tocsin.api.learning;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.ingestion.LiveConversation;
import org.tocsin.ingestion.Update;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.registry.BrokenModel;
import org.tocsin.model.registry.ModelRegistry;
import org.tocsin.model.registry.ModelVersion;
import org.tocsin.model.registry.SiteModel;

/**
 * A candidate that scores live traffic silently beside the model that serves. It has one thread of
 * the lowest priority and a short queue: where it cannot follow, turns are left out and counted,
 * and the model that serves waits for nothing. Thread-safe.
 */
public final class Shadow implements MeterBinder, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Shadow.class);
  private static final int MOST_WAITING = 500;

  private final ModelRegistry registry;
  private final Function<ModelRegistry, Optional<ModelVersion>> usual;
  private final SentenceEncoder encoder;
  private final Clock clock;
  private final ThreadPoolExecutor thread;
  private final LongAdder leftOut = new LongAdder();
  private volatile Optional<ModelVersion> followed = Optional.empty();
  private volatile Optional<SideCar> sideCar = Optional.empty();

  /**
   * @param usual the candidate while the registry names none
   */
  public Shadow(
      ModelRegistry registry,
      Function<ModelRegistry, Optional<ModelVersion>> usual,
      SentenceEncoder encoder,
      Clock clock) {
    this.registry = registry;
    this.usual = usual;
    this.encoder = encoder;
    this.clock = clock;
    this.thread =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().daemon().name("tocsin-shadow").factory(),
            (_, _) -> leftOut.increment());
  }

  /**
   * Takes on the candidate that the registry names now, in its own thread; a broken one is none.
   */
  public void follow() {
    Optional<ModelVersion> named;
    try {
      named = registry.shadow().or(() -> usual.apply(registry));
    } catch (BrokenModel broken) {
      LOG.debug("no shadow", broken);
      return;
    }
    if (!named.equals(followed)) {
      thread.execute(() -> change(named));
    }
  }

  /** Only the thread of the candidate comes here. */
  private void change(Optional<ModelVersion> named) {
    if (!named.equals(followed)) {
      followed = named;
      sideCar = named.flatMap(this::begun);
    }
  }

  private Optional<SideCar> begun(ModelVersion version) {
    try {
      var model = SiteModel.of(registry.read(version));
      leftOut.reset();
      LOG.info("model {} scores silently", version);
      return Optional.of(new SideCar(model, encoder, clock.instant()));
    } catch (BrokenModel broken) {
      LOG.error("{}; nothing scores silently", broken.getMessage());
      return Optional.empty();
    }
  }

  /** Looks at what happened; never blocks. */
  public void see(Update update) {
    if (sideCar.isPresent()
        && update instanceof Update.Moved(LiveConversation conversation, var utterance)
        && utterance.isPresent()
        && !conversation.assessment().turns().isEmpty()) {
      thread.execute(() -> sideCar.ifPresent(car -> car.hear(conversation)));
    }
  }

  /** How far the two agree; empty while nothing scores silently. */
  public Optional<Agreement> agreement() {
    return sideCar.map(car -> car.agreement(leftOut.sum(), clock.instant()));
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    gauge(meters, "turns", "Turns that a candidate has scored silently", Agreement::turns);
    gauge(
        meters,
        "difference",
        "Mean difference of the silent candidate's beliefs from the shown ones",
        Agreement::meanDifference);
    gauge(
        meters,
        "alerts.only",
        "Alerts that only the silent candidate would have rung",
        Agreement::onlyCandidate);
    gauge(
        meters,
        "alerts.missing",
        "Alerts that only the serving model rang",
        Agreement::onlyServing);
    gauge(meters, "millis.p99", "99 % of the silent scorings took no longer", Agreement::millis99);
  }

  private interface Figure {
    double of(Agreement agreement);
  }

  private void gauge(MeterRegistry meters, String name, String words, Figure figure) {
    Gauge.builder(
            "tocsin.shadow." + name,
            this,
            shadow -> shadow.agreement().map(figure::of).orElse(Double.NaN))
        .description(words)
        .register(meters);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
