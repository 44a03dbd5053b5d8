package org.tocsin.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tocsin.ingestion.Events.id;
import static org.tocsin.ingestion.Events.partial;
import static org.tocsin.ingestion.Events.said;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.tocsin.ingestion.RawTexts.RawText;
import org.tocsin.model.conversation.TranscriptEvent.Spoken;

@ParameterizedClass
@EnumSource
class RawTextsTest {
  private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
  private static final String OTHER = "YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODk=";

  @Parameter private Storage storage = Storage.SQLITE;

  @TempDir private Path folder;
  private Instant now = Instant.parse("2026-11-22T12:00:00Z");
  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  @AutoClose private Disk disk;

  @BeforeEach
  void open() {
    disk = Disk.open(storage, folder, clock);
  }

  @Test
  void givesBackTheNewestOfEachUtteranceInOrder() {
    keep("c", "u2", "first words");
    now = now.plusSeconds(1);
    keep("c", "u1", "my card is 4111 1111 1111 1111 – naïve 😡");
    keep("d", "u1", "another call");
    now = now.plusSeconds(1);
    keep("c", "u2", "other words");

    assertThat(with(KEY).of(id("c")))
        .containsExactly(
            new RawText("u1", Optional.of("my card is 4111 1111 1111 1111 – naïve 😡")),
            new RawText("u2", Optional.of("other words")));
  }

  @Test
  void storesNothingThatCanBeReadWithoutTheKey() {
    keep("c", "u1", "my card is 4111 1111 1111 1111");

    assertThat(bodies()).hasSize(1).noneMatch(body -> body.contains("4111"));
    assertThat(with(OTHER).of(id("c"))).containsExactly(new RawText("u1", Optional.empty()));
  }

  @Test
  void readsATextInItsOwnPlaceOnly() {
    keep("c", "u1", "mine");
    keep("d", "u1", "yours");

    disk.journal()
        .write(h -> h.execute("UPDATE raw_texts SET body = ?", bodies().getFirst()))
        .await();

    assertThat(with(KEY).of(id("c")).getFirst().text()).contains("mine");
    assertThat(with(KEY).of(id("d")).getFirst().text()).isEmpty();
  }

  @Test
  void encryptsTheSameTextAnotherWayEachTime() {
    keep("c", "u1", "the same");
    var first = bodies();
    keep("c", "u1", "the same");

    assertThat(bodies()).hasSize(1).isNotEqualTo(first);
  }

  @Test
  void keepsNoPartialText() {
    with(KEY).keep((Spoken) partial("c", "u1", "half a wo")).await();

    assertThat(bodies()).isEmpty();
  }

  @Test
  void goesWithItsConversationAndByItsAge() {
    keep("c", "u1", "one");
    keep("d", "u1", "two");
    var erasure = new Erasure(disk.journal(), new LiveConversations(10), _ -> {}, clock);

    assertThat(erasure.conversation(id("c"), "admin").await().rows()).containsEntry("raw_texts", 1);
    assertThat(bodies()).hasSize(1);
    now = now.plus(Duration.ofDays(31));
    assertThat(erasure.olderThan(Kept.RAW_TEXTS, Duration.ofDays(30)).await()).isEqualTo(1);
    assertThat(bodies()).isEmpty();
  }

  @Test
  void refusesWhatIsNoKeyWithoutShowingIt() {
    assertThatThrownBy(() -> TextCipher.of("c2hvcnQ="))
        .hasMessage("the key must be base64 of 32 bytes, and is of 5");
    assertThatThrownBy(() -> TextCipher.of("no-base64!"))
        .hasMessage("the key must be base64 of 32 bytes, and is no base64");
  }

  private void keep(String conversation, String utterance, String text) {
    with(KEY).keep((Spoken) said(conversation, utterance, text)).await();
  }

  private RawTexts with(String key) {
    return new RawTexts(disk.database(), disk.journal(), TextCipher.of(key), clock);
  }

  private List<String> bodies() {
    return disk.database()
        .read(handle ->
            handle
                .createQuery("SELECT body FROM raw_texts ORDER BY conversation, utterance")
                .mapTo(String.class)
                .list());
  }
}
