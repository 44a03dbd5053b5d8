package org.tocsin.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowedFileTest {
  @TempDir private Path folder;
  private int changes;

  @Test
  void isReadAgainOnceItChanges() throws IOException {
    var file = written("agent one agent=a1");
    var tokens = followed(file);
    tokens.follow();
    assertThat(tokens.get().of("one")).isPresent();

    written("agent two agent=a1");
    tokens.follow();

    assertThat(tokens.get().of("one")).isEmpty();
    assertThat(tokens.get().of("two")).isPresent();
    assertThat(tokens.broken()).isFalse();
  }

  @Test
  void keepsWhatStoodThereWhileItIsBroken() throws IOException {
    var file = written("agent one agent=a1");
    var tokens = followed(file);

    written("agent two");
    tokens.follow();
    assertThat(tokens.broken()).isTrue();
    assertThat(tokens.get().of("one")).isPresent();

    Files.delete(file);
    tokens.follow();
    assertThat(tokens.broken()).isTrue();
    assertThat(tokens.get().of("one")).isPresent();

    written("agent three agent=a1");
    tokens.follow();
    assertThat(tokens.broken()).isFalse();
    assertThat(tokens.get().of("three")).isPresent();
  }

  private static FollowedFile<Tokens> followed(Path file) {
    return new FollowedFile<>("tokenFile", file, Tokens::read, Tokens.read(file));
  }

  /** Each a second later than the one before, as on a disk that knows no parts of one. */
  private Path written(String line) throws IOException {
    var file = Files.writeString(folder.resolve("tokens"), line + "\n");
    var later = Instant.parse("2026-11-22T12:00:00Z").plusSeconds(changes++);
    return Files.setLastModifiedTime(file, FileTime.from(later));
  }
}
