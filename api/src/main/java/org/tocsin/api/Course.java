package org.tocsin.api;

import org.tocsin.api.settings.AnalysisSettings;
import org.tocsin.ingestion.Flow;
import org.tocsin.ingestion.Lanes;
import org.tocsin.ingestion.LiveConversations;
import org.tocsin.ingestion.Updates;

/**
 * The conversations as they go on.
 *
 * @param intake where events are redacted
 * @param lanes where they are analysed
 * @param live what is going on now
 * @param updates who is told of what happens
 * @param flow how many events came and went
 */
record Course(Lanes intake, Lanes lanes, LiveConversations live, Updates updates, Flow flow) {
  private static final int ENDED_AT_HAND = 1_000;

  static Course open(Ground ground) {
    int lanes = ground.at(AnalysisSettings.LANES);
    return new Course(
        new Lanes(ground.vertx(), "intake", lanes),
        new Lanes(ground.vertx(), "analysis", lanes),
        new LiveConversations(ENDED_AT_HAND),
        new Updates(),
        new Flow());
  }
}
