package org.tocsin.model;

import org.tocsin.model.encoder.BgeSmallEncoder;
import org.tocsin.model.encoder.CachedEncoder;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.registry.ModelRegistry;
import org.tocsin.model.registry.ServedModel;
import org.tocsin.model.risk.RiskScorer;

/** What the product ships, loaded once for all tests. */
public final class Shipped {

  public static final SentenceEncoder ENCODER = CachedEncoder.of(BgeSmallEncoder.open(), 5_000);
  public static final ServedModel MODEL = ModelRegistry.shipped();
  public static final RiskScorer SCORER = MODEL.scorer(ENCODER);

  private Shipped() {}
}
