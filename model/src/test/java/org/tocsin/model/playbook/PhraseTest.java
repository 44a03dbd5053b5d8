package org.tocsin.model.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PhraseTest {
  @Test
  void findsWhatIsThere() {
    var late = Pattern.compile("\\b(?:late|delayed)\\b", Pattern.CASE_INSENSITIVE);

    assertThat(Phrase.isIn(late, "It is DELAYED again.")).isTrue();
    assertThat(Phrase.isIn(late, "It came later.")).isFalse();
    assertThat(Phrase.isIn(late, "a ".repeat(500_000) + "late")).isTrue();
  }

  @Test
  void givesUpWhatWouldTakeForEver() {
    var text = "a".repeat(60);

    assertThat(Phrase.isIn(Pattern.compile("(\\w+\\s?)+#"), text)).isFalse();
  }

  @Test
  void givesUpWhatWouldGoTooDeep() {
    var text = "a b".repeat(1_000_000);

    assertThat(Phrase.isIn(Pattern.compile("(?:\\w|\\s)+#"), text)).isFalse();
  }
}
