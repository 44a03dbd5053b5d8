package org.tocsin.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.TranscriptEvent.Spoken;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.encoder.BgeSmallEncoder;
import org.tocsin.model.encoder.CachedEncoder;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.playbook.Guidance;
import org.tocsin.model.playbook.PlaybookFiles;
import org.tocsin.model.playbook.Playbooks;
import org.tocsin.model.registry.ModelRegistry;
import org.tocsin.model.risk.Assessor;

class SamplePlaybooksTest {
  private static final SentenceEncoder ENCODER = CachedEncoder.of(BgeSmallEncoder.open(), 5_000);
  private static final Playbooks PLAYBOOKS =
      Playbooks.learned(PlaybookFiles.read(Corpus.playbooks()), ENCODER);
  private static final Assessor ASSESSOR = assessor();
  private static final ConversationId ID = new ConversationId("c1");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          broken-promise      | You promised me a refund by Friday and it never came.
          repeated-contact    | This is the third time I am calling about the same thing.
          billing-dispute     | I've been charged twice for the same order this month.
          outage              | our internet has been down since yesterday morning
          refund-refused      | So why won't you refund me?
          vulnerable-customer | I'm on dialysis at home and I need the power to stay on.
          legal-threat        | I am going to make a formal complaint and call the ombudsman.
          wants-to-cancel     | I want to cancel my contract and go somewhere else.
          wants-a-supervisor  | Let me speak to your manager please.
          abusive-customer    | Are you stupid or what, you useless idiot?
          bereavement         | My husband passed away in March and his letters keep coming.
          long-hold           | I have been on hold for forty minutes.
          """)
  void eachStartsWhenItIsNeeded(String playbook, String said) {
    assertThat(after(said).plays())
        .extracting(play -> play.playbook().id().value())
        .contains(playbook);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Hello, can you tell me when you open on Saturday?
          My name is Anna Smith and my postcode is AB1 2CD.
          Could you explain how the points on my card work?
          I would like to change my delivery address.
          """)
  void noneStartsWhereNothingIsWrong(String said) {
    assertThat(after(said)).isEqualTo(Guidance.NONE);
  }

  @Test
  void eachHasWordsForItsFirstStep() {
    assertThat(PlaybookFiles.read(Corpus.playbooks()))
        .hasSize(12)
        .allSatisfy(playbook -> assertThat(playbook.steps().getFirst().say()).isNotEmpty());
  }

  private static Guidance after(String said) {
    var heard =
        ASSESSOR.after(
            ASSESSOR.begin(ID), new Spoken(ID, Utterance.of("t0", Speaker.CUSTOMER, said)));
    return PLAYBOOKS.after(Guidance.NONE, heard, Optional.empty(), 12);
  }

  private static Assessor assessor() {
    var model = ModelRegistry.shipped();
    return new Assessor(model.scorer(ENCODER), model.policy());
  }
}
