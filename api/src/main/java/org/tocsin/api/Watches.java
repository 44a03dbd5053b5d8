package org.tocsin.api;

import java.util.Optional;
import org.tocsin.api.settings.HearingSettings;
import org.tocsin.ingestion.Closing;
import org.tocsin.ingestion.HearingWatch;

/**
 * Who looks after live conversations while nothing arrives of them.
 *
 * @param hearing whether they are still heard
 * @param closings which of them are over without having been ended
 */
record Watches(HearingWatch hearing, Optional<Closing> closings) implements AutoCloseable {

  static Watches begin(Ground ground, Course course, Understanding understanding, Ringing ringing) {
    var vertx = ground.vertx();
    var live = course.live();
    var ears = understanding.ears();
    return new Watches(
        new HearingWatch(
            vertx,
            live,
            ears,
            HearingSettings.limits(ground.configuration()),
            ringing.alerts(),
            course.updates(),
            ground.clock()),
        ground
            .at(HearingSettings.CLOSE_AFTER)
            .map(after ->
                new Closing(vertx, live, ears, understanding.pipeline(), after, ground.clock())));
  }

  @Override
  public void close() {
    hearing.close();
    closings.ifPresent(Closing::close);
  }
}
