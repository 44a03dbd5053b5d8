package org.tocsin.api.http;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/**
 * All that a page needs to begin with, in one answer: who one is, what is live, what rings, and
 * where the updates go on.
 */
public final class Snapshot implements Routes {
  private static final int MOST = 1_000;

  private final Reading reading;
  private final Supplier<String> lastUpdate;

  /**
   * @param lastUpdate the id of the latest update
   */
  public Snapshot(Reading reading, Supplier<String> lastUpdate) {
    this.reading = reading;
    this.lastUpdate = lastUpdate;
  }

  @Override
  public void mount(Paths paths) {
    paths.get("/v1/snapshot", Who.PEOPLE, this::show);
  }

  /**
   * {@code GET /v1/snapshot}; opening {@code /v1/updates} behind its {@code last} misses nothing.
   */
  void show(RoutingContext context) {
    var caller = Doors.callerOf(context);
    var last = lastUpdate.get(); // before anything is read: what is told twice does no harm
    var wall = reading.wall(caller, MOST);
    context.json(
        new JsonObject()
            .put("session", Doors.view(caller))
            .put("last", last)
            .put("conversations", Views.array(wall))
            .put("complete", wall.size() < MOST)
            .put("alerts", caller.seesRisk() ? Views.array(reading.openAlerts(caller)) : null));
  }
}
