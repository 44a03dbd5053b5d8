package org.tocsin.ingestion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.tocsin.ingestion.DeadLetters.DeadLetter;
import org.tocsin.ingestion.Decoded.Rejected;

@ParameterizedClass
@EnumSource
class DeadLettersTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Parameter private Storage storage = Storage.SQLITE;

  @TempDir private Path folder;
  private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
  @AutoClose private Disk disk;
  private DeadLetters letters;

  @BeforeEach
  void open() {
    disk = Disk.open(storage, folder, clock);
    letters =
        new DeadLetters(
            disk.database(), disk.journal(), text -> text.replace("secret", "[X]"), clock);
  }

  @Test
  void listsTheNewestFirst() {
    for (int i = 1; i <= 3; i++) {
      letters.append(new Rejected("frame " + i, "broken")).await();
    }

    assertThat(letters.newest(2))
        .containsExactly(
            new DeadLetter(3, "frame 3", "broken", NOON),
            new DeadLetter(2, "frame 2", "broken", NOON));
    assertThat(letters.count()).isEqualTo(3);
  }

  @Test
  void keepsNoSecretsAndNoMoreThanFourKibibytes() {
    letters.append(new Rejected("secret" + "é".repeat(10_000), "was secret")).await();

    var letter = letters.newest(1).getFirst();
    assertThat(letter.frame()).startsWith("[X]é");
    assertThat(letter.frame().getBytes(UTF_8).length).isLessThanOrEqualTo(4096);
    assertThat(letter.reason()).isEqualTo("was [X]");
  }
}
