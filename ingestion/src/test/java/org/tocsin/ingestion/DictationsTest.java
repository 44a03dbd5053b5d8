package org.tocsin.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.ingestion.Events.id;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.TranscriptEvent.Spoken;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.language.Redactor;

@ParameterizedClass
@EnumSource
class DictationsTest {
  @Parameter private Storage storage = Storage.SQLITE;

  @TempDir private Path folder;
  @AutoClose private Disk disk;
  private Dictations dictations;

  @BeforeEach
  void open() {
    disk = Disk.open(storage, folder, Clock.systemUTC());
    dictations = new Dictations(new Redactor(), disk.journal()::utterances);
  }

  @Test
  void writesAnewTheUtteranceInWhichANumberBegan() {
    hear("u1", Speaker.CUSTOMER, "my number is 4111 1111 11");
    var redaction = hear("u2", Speaker.CUSTOMER, "11 1111");

    assertThat(redaction.earlier()).hasSize(1);
    assertThat(texts()).containsExactly("my number is [CARD]", "[CARD]");
  }

  @Test
  void leavesNothingOfWhatItWroteAnewOnTheDisk() {
    hear("u1", Speaker.CUSTOMER, "it says 5105 1051");
    hear("u2", Speaker.CUSTOMER, "0510 5100");

    var bodies =
        disk.database()
            .read(
                handle -> handle.createQuery("SELECT body FROM events").mapTo(String.class).list());

    assertThat(bodies).hasSize(3).noneMatch(body -> body.contains("5105"));
  }

  @Test
  void knowsAfterARestartWhatWasAskedFor() {
    hear("u1", Speaker.AGENT, "could you read me your card number please");
    dictations = new Dictations(new Redactor(), disk.journal()::utterances);

    hear("u2", Speaker.CUSTOMER, "four five three nine");

    assertThat(texts().getLast()).isEqualTo("[CARD]");
  }

  @Test
  void redactsWhatComesTwiceAsItWasInTheEnd() {
    hear("u1", Speaker.CUSTOMER, "it says 5105 1051");
    hear("u2", Speaker.CUSTOMER, "0510 5100");

    var again = hear("u1", Speaker.CUSTOMER, "it says 5105 1051");

    assertThat(again.now().utterance().text()).isEqualTo("it says [CARD]");
    assertThat(again.earlier()).isEmpty();
  }

  @Test
  void keepsConversationsApart() {
    redact("c1", "u1", Speaker.AGENT, "could you read me your card number please");

    var other = redact("c2", "u2", Speaker.CUSTOMER, "four five three nine");

    assertThat(other.now().utterance().text()).isEqualTo("four five three nine");
  }

  private Dictations.Redaction hear(String utterance, Speaker speaker, String text) {
    var redaction = redact("c1", utterance, speaker, text);
    redaction.earlier().forEach(earlier -> disk.journal().rewrite(earlier).await());
    disk.journal().append(redaction.now()).await();
    return redaction;
  }

  private Dictations.Redaction redact(
      String conversation, String utterance, Speaker speaker, String text) {
    return dictations.redact(new Spoken(id(conversation), Utterance.of(utterance, speaker, text)));
  }

  private List<String> texts() {
    return disk.journal().utterances(id("c1")).stream().map(Utterance::text).toList();
  }
}
