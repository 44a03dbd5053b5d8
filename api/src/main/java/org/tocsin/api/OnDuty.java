package org.tocsin.api;

import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.features.CueDetector;
import org.tocsin.model.registry.BrokenModel;
import org.tocsin.model.registry.ModelRegistry;
import org.tocsin.model.registry.ServedModel;
import org.tocsin.model.risk.Assessor;

/**
 * The model that scores: the one that the registry names or, while that one is broken, the one that
 * served before it. Thread-safe.
 */
final class OnDuty {
  private static final Logger LOG = LoggerFactory.getLogger(OnDuty.class);

  private final ModelRegistry registry;
  private final SentenceEncoder encoder;
  private final CueDetector cues;
  private Optional<FileTime> followed;
  private volatile Shift shift;

  private record Shift(ServedModel model, Assessor assessor) {}

  /** Begins with the model that the registry names. */
  OnDuty(ModelRegistry registry, SentenceEncoder encoder) {
    this.registry = registry;
    this.encoder = encoder;
    this.cues = new CueDetector(encoder);
    this.followed = registry.promotedAt();
    this.shift = firstWhole();
  }

  ServedModel model() {
    return shift.model();
  }

  Assessor assessor() {
    return shift.assessor();
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
      shift = shift(registry.served());
      LOG.info("model {} serves", model().version());
      return true;
    } catch (BrokenModel refused) {
      LOG.error("{}; model {} keeps serving", refused.getMessage(), model().version());
      return false;
    }
  }

  private Shift firstWhole() {
    for (var version : registry.history()) {
      try {
        return shift(registry.read(version));
      } catch (BrokenModel refused) {
        LOG.error("{}; the model before it serves", refused.getMessage());
      }
    }
    throw new IllegalStateException("not even the model that the product ships is whole");
  }

  private Shift shift(ServedModel model) {
    return new Shift(model, new Assessor(model.scorer(encoder, cues), model.policy()));
  }
}
