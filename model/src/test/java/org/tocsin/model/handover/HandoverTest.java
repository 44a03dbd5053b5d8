package org.tocsin.model.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.model.conversation.Speaker.AGENT;
import static org.tocsin.model.conversation.Speaker.CUSTOMER;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tocsin.model.Shipped;
import org.tocsin.model.conversation.Channel;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.TranscriptEvent.Circumstances;
import org.tocsin.model.conversation.TranscriptEvent.Spoken;
import org.tocsin.model.conversation.TranscriptEvent.Started;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.risk.Assessment;
import org.tocsin.model.risk.Assessor;

class HandoverTest {
  private static final ConversationId ID = new ConversationId("c1");
  private static final Assessor ASSESSOR = new Assessor(Shipped.SCORER, Shipped.MODEL.policy());

  private static final Assessment WASHER =
      call(
          "agent: Good morning, you are through to Mira, how can I help?",
          "customer: hi",
          "customer: My washing machine has been leaking since your engineer fitted it in March.",
          "agent: I am sorry about that, let me have a look for you.",
          "customer: You promised me a new hose by Friday and nothing ever came.",
          "agent: Unfortunately I cannot refund the machine after thirty days.",
          "customer: That is ridiculous. I want to speak to your manager.",
          "agent: I understand. I will send an engineer on Tuesday and I'll call you myself at"
              + " noon.");

  private static final Assessment PARCEL =
      call(
          "customer: Where is my parcel with the order number 4711, it should be here by now?",
          "agent: You will have to wait until next week.",
          "agent: I have found it, it is at the depot in Leeds.",
          "customer: Great, thank you so much, that is lovely!");

  @Test
  void saysWhoAndWhatTheyWant() {
    var text = handover(WASHER).text();

    assertThat(text).contains("Who: Ms Okoro, queue repairs, with agent a7");
    assertThat(text).contains("Wants: “My washing machine has been leaking since your engineer");
  }

  @Test
  void saysWhatWasRefusedAndByWhichTurn() {
    assertThat(handover(WASHER).tried())
        .anySatisfy(line -> {
          assertThat(line.turn()).isEqualTo(5);
          assertThat(line.said()).contains("cannot refund the machine after thirty days");
          assertThat(line.why()).isEqualTo("refused");
        });
  }

  @Test
  void saysWhatIsPromisedNowAndWhatWasNotKeptBefore() {
    var promised = handover(WASHER).promised();

    assertThat(promised)
        .anySatisfy(line -> {
          assertThat(line.speaker()).isEqualTo(AGENT);
          assertThat(line.said())
              .contains("send an engineer on Tuesday", "call you myself at noon");
        })
        .anySatisfy(line -> {
          assertThat(line.speaker()).isEqualTo(CUSTOMER);
          assertThat(line.said()).contains("a new hose by Friday");
        });
  }

  @Test
  void takesAWaitForNoPromise() {
    assertThat(handover(PARCEL).promised()).isEmpty();
  }

  @Test
  void namesTheTurnsThatMovedTheBelief() {
    assertThat(handover(WASHER).matters())
        .hasSizeLessThanOrEqualTo(4)
        .anySatisfy(line -> assertThat(line.said()).contains("speak to your manager"))
        .isSortedAccordingTo((a, b) -> Integer.compare(a.turn(), b.turn()));
  }

  @Test
  void tellsHowTheMoodWent() {
    assertThat(handover(WASHER).course()).hasSize(3).last().isIn(Mood.UPSET, Mood.FURIOUS);
    assertThat(handover(PARCEL).course()).last().isEqualTo(Mood.CONTENT);
  }

  @Test
  void endsWithTheNextStep() {
    assertThat(handover(WASHER).text()).endsWith("Next: Say what was promised");
    assertThat(Handover.of(WASHER, Optional.empty()).text()).doesNotContain("Next:");
  }

  @Test
  void isHalfAPageAndHasNoNumberThatWasBelieved() {
    var text = handover(WASHER).text();

    assertThat(text.lines().count()).isLessThan(25);
    assertThat(text).doesNotContainPattern("[+−-]?0[.]\\d\\d").doesNotContain("%");
  }

  @Test
  void saysLittleWhereLittleWasSaid() {
    var empty = Handover.of(ASSESSOR.begin(ID), Optional.empty());

    assertThat(empty.wants()).isEmpty();
    assertThat(empty.text()).isEqualTo("Who: customer unknown");
  }

  private static Handover handover(Assessment assessment) {
    return Handover.of(assessment, Optional.of("Say what was promised"));
  }

  private static Assessment call(String... lines) {
    var known = Circumstances.UNKNOWN;
    var assessment =
        ASSESSOR.after(
            ASSESSOR.begin(ID),
            new Started(
                ID,
                new Circumstances(
                    Optional.empty(),
                    Channel.CALL,
                    Optional.of("a7"),
                    Optional.empty(),
                    Optional.of("repairs"),
                    Optional.of("Ms Okoro"),
                    known.attributes())));
    for (int i = 0; i < lines.length; i++) {
      var speaker = lines[i].startsWith("agent: ") ? AGENT : CUSTOMER;
      assessment = ASSESSOR.after(assessment, said(i, speaker, lines[i]));
    }
    return assessment;
  }

  private static Spoken said(int turn, Speaker speaker, String line) {
    var text = line.substring(line.indexOf(' ') + 1);
    return new Spoken(ID, Utterance.of("t" + turn, speaker, text));
  }
}
