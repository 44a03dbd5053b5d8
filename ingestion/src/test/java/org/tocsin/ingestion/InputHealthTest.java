package org.tocsin.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.ingestion.InputHealth.Complaint;
import org.tocsin.model.conversation.Channel;
import org.tocsin.model.conversation.Conversation;
import org.tocsin.model.conversation.Outcome;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.TranscriptEvent.Circumstances;
import org.tocsin.model.conversation.TranscriptEvent.Spoken;
import org.tocsin.model.conversation.TranscriptEvent.Started;
import org.tocsin.model.conversation.Utterance;

class InputHealthTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  /** Gap: the conversation's usual one; age: of its last event; unfinished: partials only since. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          CALL  | 2   | 5    | -  | 0 | -
          CALL  | 2   | 40   | -  | 0 | -
          CALL  | 2   | 41   | -  | 0 | SILENT nothing heard for 41 s
          CALL  | -   | 41   | -  | 0 | SILENT nothing heard for 41 s
          CALL  | 10  | 41   | -  | 0 | -
          CALL  | 10  | 60   | -  | 0 | -
          CALL  | 10  | 61   | -  | 0 | SILENT nothing heard for 61 s
          CALL  | 10  | 150  | -  | 0 | SILENT nothing heard for 2 min
          CHAT  | 2   | 300  | -  | 0 | -
          CHAT  | 2   | 301  | -  | 0 | SILENT nothing heard for 5 min
          CHAT  | 60  | 301  | -  | 0 | -
          EMAIL | 2   | 9999 | -  | 0 | -
          CALL  | 1   | 0    | 60 | 0 | -
          CALL  | 1   | 0    | 61 | 0 | ONLY_PARTIALS only partial results for 61 s
          CALL  | 1   | 0    | -  | 2 | -
          CALL  | 1   | 0    | -  | 3 | REJECTED the last 3 frames broke a rule
          """)
  void tellsWhatArrivesBadly(
      Channel channel, String gap, long age, String unfinished, int rejected, String complaint) {
    var reception =
        new Reception(
            NOON.minusSeconds(age),
            gap == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(1000 * Double.parseDouble(gap)),
            Optional.ofNullable(unfinished).map(s -> NOON.minusSeconds(Long.parseLong(s))),
            rejected);

    assertThat(told(health(on(channel), reception)))
        .isEqualTo(complaint == null ? List.of() : List.of(complaint));
  }

  /** C, A, B, ?: who spoke, in order. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          CCCCCCC  | -
          CCCCCCCC | ONE_SIDE the agent is not heard
          AAAAAAAA | ONE_SIDE the customer is not heard
          ???????? | ONE_SIDE nobody knows who speaks
          CCCCCCCA | -
          CCCCCCCB | -
          """)
  void tellsWhichSideIsMissing(String speakers, String complaint) {
    var conversation = on(Channel.CALL);
    for (int i = 0; i < speakers.length(); i++) {
      conversation = said(conversation, Utterance.of("u" + i, speaker(speakers.charAt(i)), "Hm."));
    }

    assertThat(told(health(conversation, Reception.begun(NOON))))
        .isEqualTo(complaint == null ? List.of() : List.of(complaint));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          0.3 0.3 0.3 0.3                                 | -
          0.3 0.3 0.3 0.3 0.3                             | UNSURE the recogniser is only 30 % sure
          0.4 0.6 0.4 0.6 0.5                             | -
          0.1 0.1 0.9 0.9 0.9 0.9 0.9 0.9 0.9 0.9 0.9 0.9 | -
          """)
  void tellsWhenTheRecogniserIsUnsure(String confidences, String complaint) {
    var conversation = on(Channel.CALL);
    var all = confidences.split(" ", -1);
    for (int i = 0; i < all.length; i++) {
      var utterance = Utterance.of("u" + i, i % 2 == 0 ? Speaker.AGENT : Speaker.CUSTOMER, "Hm.");
      conversation = said(conversation, sure(utterance, Double.parseDouble(all[i])));
    }

    assertThat(told(health(conversation, Reception.begun(NOON))))
        .isEqualTo(complaint == null ? List.of() : List.of(complaint));
  }

  @Test
  void hasNothingToHearAfterTheEnd() {
    var ended = on(Channel.CALL).after(Events.ended("c", Outcome.RESOLVED));

    assertThat(health(ended, Reception.begun(NOON.minusSeconds(9999)))).isEqualTo(InputHealth.GOOD);
  }

  @Test
  void putsBlindnessFirst() {
    var deaf = new Reception(NOON.minusSeconds(99), OptionalDouble.empty(), Optional.empty(), 5);

    var health = health(on(Channel.CALL), deaf);

    assertThat(health.symptoms()).containsExactlyInAnyOrder(Symptom.SILENT, Symptom.REJECTED);
    assertThat(health.blindness().map(Complaint::symptom)).contains(Symptom.SILENT);
  }

  @Test
  void followsItsOwnRhythmPartialsAndRejections() {
    var at = NOON;
    var reception = Reception.first(Events.partial("c", "u1", "I"), at);
    assertThat(reception.unfinishedSince()).contains(NOON);
    for (int i = 0; i < 50; i++) {
      at = at.plusSeconds(3);
      reception = reception.after(Events.partial("c", "u1", "I" + i), at);
    }

    assertThat(reception.gapMs().orElseThrow()).isCloseTo(3000, within(1.0));
    assertThat(reception.unfinishedSince()).contains(NOON);
    assertThat(reception.afterRejection().afterRejection().rejected()).isEqualTo(2);
    var finished = reception.afterRejection().after(Events.said("c", "u1", "I see."), at);
    assertThat(finished.unfinishedSince()).isEmpty();
    assertThat(finished.rejected()).isZero();
  }

  private static InputHealth health(Conversation conversation, Reception reception) {
    return InputHealth.of(conversation, reception, HearingLimits.USUAL, NOON);
  }

  private static List<String> told(InputHealth health) {
    return health.complaints().stream().map(c -> c.symptom() + " " + c.words()).toList();
  }

  private static Conversation on(Channel channel) {
    var nobody = Circumstances.UNKNOWN;
    return Conversation.of(Events.id("c"))
        .after(
            new Started(
                Events.id("c"),
                new Circumstances(
                    nobody.at(),
                    channel,
                    nobody.agent(),
                    nobody.team(),
                    nobody.queue(),
                    nobody.customer(),
                    nobody.attributes())));
  }

  private static Conversation said(Conversation conversation, Utterance utterance) {
    return conversation.after(new Spoken(conversation.id(), utterance));
  }

  private static Utterance sure(Utterance utterance, double confidence) {
    return new Utterance(
        utterance.id(),
        utterance.speaker(),
        utterance.text(),
        utterance.offsetMs(),
        utterance.endMs(),
        true,
        OptionalDouble.of(confidence));
  }

  private static Speaker speaker(char letter) {
    return switch (letter) {
      case 'C' -> Speaker.CUSTOMER;
      case 'A' -> Speaker.AGENT;
      case 'B' -> Speaker.BOT;
      default -> Speaker.UNKNOWN;
    };
  }
}
