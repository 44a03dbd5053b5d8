package org.tocsin.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.model.conversation.Outcome;
import org.tocsin.model.conversation.TranscriptEvent.Ended;
import org.tocsin.training.Corpus;
import org.tocsin.training.LabelledConversation;

class TimelineTest {
  private static final List<LabelledConversation> SOME = Corpus.conversations().subList(0, 3);

  @Test
  void saysAtTheEndOfEachWhatBecameOfItAndNothingElseDiffers() {
    var second = SOME.get(1).transcript().id();
    var plain =
        Timeline.of(
            SOME.stream().map(LabelledConversation::transcript).toList(), Duration.ofSeconds(20));

    var told = plain.ending(id -> id.equals(second) ? Outcome.ESCALATED : Outcome.RESOLVED);

    assertThat(told.moments()).hasSameSizeAs(plain.moments());
    for (int i = 0; i < told.moments().size(); i++) {
      var moment = told.moments().get(i);
      assertThat(moment.atMs()).isEqualTo(plain.moments().get(i).atMs());
      if (moment.event() instanceof Ended(var id, _, var outcome)) {
        assertThat(outcome).isEqualTo(id.equals(second) ? Outcome.ESCALATED : Outcome.RESOLVED);
      } else {
        assertThat(moment.event()).isEqualTo(plain.moments().get(i).event());
      }
    }
  }
}
