package org.tocsin.training.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tocsin.training.ConversationFile.Contents;
import org.tocsin.training.WordsEncoder;

class CorpusCheckTest {
  private static final Talk TALK = Talk.of("c1", false, Talk.babble(1, 6));

  @Test
  void saysEveryPartAndThenWhatIsWrong() {
    var lines = checked(TALK, TALK.in("other")).lines();

    assertThat(lines)
        .containsSubsequence(
            "# Conversations", "# Structure", "# Diversity", "# Near-duplicates", "# Leaks")
        .filteredOn(line -> line.startsWith("# "))
        .last()
        .asString()
        .startsWith("# Findings: ");
    assertThat(lines.getLast()).contains("c1 and c1 share 1.00 of their turns in meaning");
  }

  @Test
  void looksAtWhatRedactionLeaves() {
    var check = new CorpusCheck(new WordsEncoder(), text -> "[NAME] " + text, _ -> {});

    assertThat(check.of(material(TALK)).lines())
        .anySatisfy(l -> assertThat(l).contains("54 words"));
  }

  private static Report checked(Talk... talks) {
    return new CorpusCheck(new WordsEncoder(), text -> text, _ -> {}).of(material(talks));
  }

  private static Material material(Talk... talks) {
    var conversations = List.of(talks).stream().map(Talk::labelled).toList();
    return new Material(
        new Contents<>(conversations, List.of()), Set.of(), Optional.empty(), Optional.empty());
  }
}
