package org.tocsin.model.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.model.conversation.Speaker.AGENT;
import static org.tocsin.model.conversation.Speaker.BOT;
import static org.tocsin.model.conversation.Speaker.CUSTOMER;
import static org.tocsin.model.conversation.Speaker.UNKNOWN;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.model.conversation.TranscriptEvent.Corrected;
import org.tocsin.model.conversation.TranscriptEvent.Spoken;

class CorrectedTest {
  private static final ConversationId ID = new ConversationId("c1");

  private final Conversation swapped =
      Conversation.of(ID)
          .after(said("u0", BOT))
          .after(said("u1", AGENT))
          .after(said("u2", CUSTOMER));

  @Test
  void exchangesTheTwoSidesInWhatWasSaidBefore() {
    assertThat(speakers(swapped.after(is("u1", CUSTOMER)))).containsExactly(BOT, CUSTOMER, AGENT);
  }

  @Test
  void exchangesThemInWhatComesAfter() {
    var after = swapped.after(is("u1", CUSTOMER)).after(said("u3", AGENT));

    assertThat(after.utterances().getLast().speaker()).isEqualTo(CUSTOMER);
  }

  @Test
  void saysNothingASecondTime() {
    var once = swapped.after(is("u1", CUSTOMER));

    assertThat(once.after(is("u1", CUSTOMER))).isEqualTo(once);
    assertThat(once.after(is("u2", AGENT))).isEqualTo(once);
  }

  @Test
  void canBeTakenBack() {
    var back = swapped.after(is("u1", CUSTOMER)).after(is("u1", AGENT)).after(said("u3", AGENT));

    assertThat(speakers(back)).containsExactly(BOT, AGENT, CUSTOMER, AGENT);
  }

  @Test
  void givesARoleToWhomNobodyKnewAndTakesItFromNobody() {
    var unknown = swapped.after(said("u3", UNKNOWN)).after(is("u3", CUSTOMER));

    assertThat(speakers(unknown)).containsExactly(BOT, AGENT, CUSTOMER, CUSTOMER);
  }

  @Test
  void keepsARevisionWithTheOneWhoSaidIt() {
    var revised =
        swapped
            .after(is("u1", CUSTOMER))
            .after(new Spoken(ID, Utterance.of("u1", AGENT, "Other words.")));

    assertThat(speakers(revised)).containsExactly(BOT, CUSTOMER, AGENT);
  }

  @Test
  void saysNothingOfAnUnknownUtterance() {
    assertThat(swapped.after(is("u9", CUSTOMER))).isEqualTo(swapped);
  }

  private static Spoken said(String utterance, Speaker speaker) {
    return new Spoken(ID, Utterance.of(utterance, speaker, "Words of " + utterance));
  }

  private static Corrected is(String utterance, Speaker speaker) {
    return new Corrected(ID, new UtteranceId(utterance), speaker);
  }

  private static List<Speaker> speakers(Conversation conversation) {
    return conversation.utterances().stream().map(Utterance::speaker).toList();
  }
}
