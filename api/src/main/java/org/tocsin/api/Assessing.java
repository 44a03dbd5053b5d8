package org.tocsin.api;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.api.settings.AlertSettings;
import org.tocsin.api.settings.ModelSettings;
import org.tocsin.ingestion.Traffic;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.registry.ModelRegistry;
import org.tocsin.model.risk.Assessment;

/**
 * What beliefs are made with.
 *
 * @param onDuty the model that serves
 * @param traffic what the conversations here came to, which it is fitted to
 */
record Assessing(SentenceEncoder encoder, ModelRegistry registry, Traffic traffic, OnDuty onDuty) {
  private static final Logger LOG = LoggerFactory.getLogger(Assessing.class);

  /** Begins with the model that the registry in the state folder names. */
  static Assessing begin(Ground ground, SentenceEncoder encoder) {
    var traffic = new Traffic(ground.database(), ground.journal(), ground.clock());
    var registry = new ModelRegistry(ground.state().resolve("models"));
    var fitting =
        new Fitting(
            ground.at(ModelSettings.BASE_RATE),
            ground.at(AlertSettings.ALERTS_PER_HOUR),
            traffic::recent);
    return new Assessing(encoder, registry, traffic, new OnDuty(registry, encoder, fitting));
  }

  /** Remembers what a conversation came to. */
  void keep(Assessment ended) {
    Fitting.finished(onDuty.model(), ended)
        .ifPresent(finished ->
            traffic
                .keep(finished)
                .onFailure(failure ->
                    LOG.warn("what {} came to could not be kept", finished.id(), failure)));
  }
}
