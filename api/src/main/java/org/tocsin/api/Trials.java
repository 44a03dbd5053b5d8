package org.tocsin.api;

import java.time.Duration;
import java.util.List;
import org.tocsin.api.learning.Backtesting;
import org.tocsin.api.learning.Backtesting.Guiding;
import org.tocsin.api.learning.Drifting;
import org.tocsin.api.learning.OwnConversations;
import org.tocsin.api.learning.Shadow;
import org.tocsin.api.settings.HelpSettings;
import org.tocsin.api.settings.ModelSettings;
import org.tocsin.model.playbook.Playbook;

/**
 * What is learnt of models beside the one that serves, which waits for none of it.
 *
 * @param shadow a candidate that scores silently
 * @param drifting whether the conversations here are still like those that it was trained on
 * @param backtesting what another model or threshold would have done
 */
record Trials(Shadow shadow, Drifting drifting, Backtesting backtesting) implements AutoCloseable {
  private static final Duration DRIFT = Duration.ofHours(1);

  static Trials begin(Ground ground, Course course, Assessing assessing, List<Playbook> playbooks) {
    var registry = assessing.registry();
    var encoder = assessing.encoder();
    var onDuty = assessing.onDuty();
    var clock = ground.clock();
    var shadow = new Shadow(registry, ground.at(ModelSettings.SHADOW)::in, encoder, clock);
    course.updates().watch(shadow::see);
    var drifting = new Drifting(ground.state(), () -> onDuty.model().model(), encoder, clock);
    ground.timers().every(DRIFT, () -> ground.vertx().executeBlocking(drifting::report, false));
    ground.timers().every(Promotions.PERIOD, shadow::follow);
    var backtesting =
        new Backtesting(
            () -> OwnConversations.newest(ground.database(), Backtesting.MOST),
            registry,
            onDuty::model,
            encoder,
            new Guiding(playbooks, ground.at(HelpSettings.PROMPTS_PER_MINUTE)),
            clock);
    return new Trials(shadow, drifting, backtesting);
  }

  @Override
  public void close() {
    shadow.close();
    backtesting.close();
  }
}
