package org.tocsin.api;

import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.ingestion.Scorer;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.registry.BrokenModel;
import org.tocsin.model.registry.ModelRegistry;
import org.tocsin.model.registry.ModelVersion;
import org.tocsin.model.registry.ServedModel;
import org.tocsin.model.registry.SiteModel;
import org.tocsin.model.risk.Assessor;

/**
 * The model that scores: the one that the registry names or, while that one is broken, the one that
 * served before it; fitted to the place where it serves. Thread-safe.
 */
final class OnDuty {
  private static final Logger LOG = LoggerFactory.getLogger(OnDuty.class);

  private final ModelRegistry registry;
  private final SentenceEncoder encoder;
  private final Fitting fitting;
  private Optional<FileTime> followed;
  private Optional<Read> serving = Optional.empty();
  private Optional<Read> before = Optional.empty();
  private volatile Shift shift;

  /**
   * A model as it was read. The one that served before stays at hand, so that a rollback need not
   * read it again.
   *
   * @param named as the registry calls it
   * @param added when it was; empty for the shipped one, which never changes
   */
  private record Read(ModelVersion named, Optional<Instant> added, ServedModel model) {}

  private record Shift(SiteModel model, Scorer scorer) {
    static Shift of(SiteModel model, SentenceEncoder encoder) {
      var served = model.model();
      var all =
          List.of(
              served.version(),
              served.provenance(),
              encoder.version(),
              model.shift(),
              model.policy());
      var name = new Scorer.Name(served.version().value(), DigestUtils.sha256Hex(all.toString()));
      return new Shift(model, new Scorer(name, model.assessor(encoder)));
    }
  }

  /** Begins with the model that the registry names. */
  OnDuty(ModelRegistry registry, SentenceEncoder encoder, Fitting fitting) {
    this.registry = registry;
    this.encoder = encoder;
    this.fitting = fitting;
    this.followed = registry.promotedAt();
    this.shift = firstWhole();
    tell();
  }

  SiteModel model() {
    return shift.model();
  }

  Assessor assessor() {
    return scorer().assessor();
  }

  /** What turns events into beliefs now. */
  Scorer scorer() {
    return shift.scorer();
  }

  /**
   * Hands over to the model that was promoted since the last call. What is broken is tried once and
   * told once: nothing changes until the next promotion.
   *
   * @return whether another model scores now
   */
  synchronized boolean follow() {
    var promoted = registry.promotedAt();
    if (promoted.equals(followed)) {
      return false;
    }
    followed = promoted;
    try {
      shift = shift(read(registry.serving()));
      LOG.info("model {} serves", model().model().version());
      tell();
      return true;
    } catch (BrokenModel refused) {
      LOG.error("{}; model {} keeps serving", refused.getMessage(), model().model().version());
      return false;
    }
  }

  /**
   * Fits the model anew to what the traffic has told since. Blocks.
   *
   * @return whether beliefs or thresholds are others now
   */
  synchronized boolean refit() {
    if (!fitting.learns()) {
      return false;
    }
    var next = fitting.fit(model().model());
    if (!next.differs(model())) {
      return false;
    }
    shift = Shift.of(next, encoder);
    tell();
    return true;
  }

  private void tell() {
    var served = model();
    if (served.differs(SiteModel.of(served.model()))) {
      LOG.info(
          String.format(
              Locale.ROOT,
              "beliefs assume that %.1f %% escalate (learnt: %.1f %%); it rings from %.3f, which the"
                  + " model itself calls %.3f",
              100 * served.baseRate().orElse(Double.NaN),
              100 * served.model().baseRate().orElse(Double.NaN),
              served.policy().raiseAt(),
              served.shift().undo(served.policy().raiseAt())));
    }
  }

  private Shift firstWhole() {
    for (var version : registry.history()) {
      try {
        return shift(read(version));
      } catch (BrokenModel refused) {
        LOG.error("{}; the model before it serves", refused.getMessage());
      }
    }
    throw new IllegalStateException("not even the model that the product ships is whole");
  }

  /** Whether it is the model that served before, unchanged since then. */
  synchronized boolean hasAtHand(ModelVersion version) {
    return atHand(version).isPresent();
  }

  private Optional<Read> atHand(ModelVersion version) {
    var added = registry.added(version);
    return before.filter(known -> known.named().equals(version) && known.added().equals(added));
  }

  private Read read(ModelVersion version) {
    return atHand(version)
        .orElseGet(() -> new Read(version, registry.added(version), registry.read(version)));
  }

  private Shift shift(Read next) {
    var fitted = Shift.of(fitting.fit(next.model()), encoder);
    before = serving;
    serving = Optional.of(next);
    return fitted;
  }
}
