package org.tocsin.model.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.label.Intervention.Kind;

class LabelHistoryTest {
  private static final ConversationId ID = new ConversationId("c");
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void theLastWordCountsAndTheOthersAreKept() {
    var history =
        history(
            List.of(
                said(Source.VERDICT, Claim.ESCALATED),
                said(Source.MANUAL, Claim.CALM),
                said(Source.IMPORT, Claim.ESCALATED)));

    assertThat(history.lastWord().orElseThrow().source()).isEqualTo(Source.IMPORT);
    assertThat(history.disagreements()).isEqualTo(1);
    assertThat(history.entries()).hasSize(3);
  }

  @Test
  void whatSaysNothingOfTheEndIsNoWord() {
    var transferred =
        new LabelEntry(1, ID, Source.OUTCOME, "TRANSFERRED", Optional.empty(), "crm", "", NOON);

    assertThat(history(List.of(transferred)).lastWord()).isEmpty();
  }

  @Test
  void calmAfterSomebodySteppedInIsNoPlainNegative() {
    var calm = List.of(said(Source.OUTCOME, Claim.CALM));

    assertThat(history(calm, done(Kind.ALERT_SHOWN, 0), done(Kind.STEPPED_IN, 5)).prevented())
        .isTrue();
    assertThat(history(calm, done(Kind.ALERT_SHOWN, 0), done(Kind.WHISPERED, 5)).prevented())
        .isTrue();
    assertThat(history(calm, done(Kind.ALERT_SHOWN, 0)).prevented()).isFalse();
    assertThat(history(calm, done(Kind.CARD_USED, 0), done(Kind.ALERT_SHOWN, 5)).prevented())
        .isFalse();
  }

  @Test
  void aFalseAlarmOrAnEscalationIsOneWhateverWasDone() {
    var done = new Intervention[] {done(Kind.ALERT_SHOWN, 0), done(Kind.WHISPERED, 5)};

    assertThat(history(List.of(said(Source.VERDICT, Claim.CALM)), done).prevented()).isFalse();
    assertThat(history(List.of(said(Source.OUTCOME, Claim.ESCALATED)), done).prevented()).isFalse();
  }

  @Test
  void aCalmConversationEscalatesNowhere() {
    assertThatThrownBy(() -> new Claim(false, Optional.empty(), OptionalInt.of(3)))
        .hasMessageContaining("neither kind nor turn");
  }

  private static LabelHistory history(List<LabelEntry> entries, Intervention... done) {
    return new LabelHistory(ID, entries, List.of(done));
  }

  private static LabelEntry said(Source source, Claim claim) {
    return new LabelEntry(1, ID, source, "", Optional.of(claim), "somebody", "", NOON);
  }

  private static Intervention done(Kind kind, int minute) {
    return new Intervention(kind, "supervisor", NOON.plusSeconds(60L * minute));
  }
}
