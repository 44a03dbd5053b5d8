package org.tocsin.training.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.training.ConversationFile;
import org.tocsin.training.Split.Side;

class StructureTest {
  private static final String SOUND =
      """
      {"id": "c1", "group": "g1", "escalates": true, "escalates_at": 5, "kind": "ABANDON", \
      "signals": [{"turn": 4, "why": "asks again"}], "needs": [{"turn": 2, "article": "known"}], "turns": [\
      {"speaker": "AGENT", "offset_s": 0, "text": "Hello."}, \
      {"speaker": "CUSTOMER", "offset_s": 10, "text": "My bill is wrong.", "sentiment": -1}, \
      {"speaker": "CUSTOMER", "offset_s": 20, "text": "Again.", "sentiment": -1}, \
      {"speaker": "AGENT", "offset_s": 30, "text": "I see."}, \
      {"speaker": "CUSTOMER", "offset_s": 40, "text": "Do you?", "sentiment": -2}, \
      {"speaker": "CUSTOMER", "offset_s": 50, "text": "Forget it.", "sentiment": -2}]}\
      """;

  @Test
  void findsNothingInASoundConversation() {
    assertThat(findings(SOUND)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "offset_s": 30,       |                      | c1, turn 3: has no time
          "offset_s": 30,       | "offset_s": 19,      | c1, turn 3: begins before the turn before it
          , "sentiment": -1}, {"speaker": "CUSTOMER", "offset_s": 20 | }, {"speaker": "CUSTOMER", "offset_s": 20 | c1, turn 1: is the customer's and has no sentiment
          "I see."              | "I.", "sentiment": 0 | c1, turn 3: has a sentiment and is not the customer's
          "turn": 4             | "turn": 5            | c1, turn 5: is a signal and does not come before the escalation
          "turn": 2             | "turn": 3            | c1, turn 3: needs an article and is not the customer's
          "known"               | "unheard-of"         | c1, turn 2: needs the article 'unheard-of', which there is not
          "kind": "ABANDON",    |                      | c1: must have a kind if it escalates, and only then
          {"turn": 4, "why": "asks again"} |           | c1: must have signals if it escalates, and only then
          AGENT                 | BOT                  | c1: must have turns of a customer and of an agent
          {"speaker": "AGENT", "offset_s": 0, "text": "Hello."}, | | c1: must have 6 to 45 turns
          "escalates": true     | "escalates": 1       | given:1: 'escalates' must be true or false
          "g1"                  | "g2"                 | group g2: has no side
          """)
  void namesWhatBreaksARule(String sound, @Nullable String broken, String finding) {
    assertThat(SOUND).contains(sound);

    assertThat(findings(SOUND.replace(sound, broken == null ? "" : broken))).contains(finding);
  }

  @Test
  void findsSignalsAndAKindInACalmConversation() {
    var calm = SOUND.replace("\"escalates\": true", "\"escalates\": false");

    assertThat(findings(calm))
        .containsExactly(
            "c1: must have a kind if it escalates, and only then",
            "c1: must have signals if it escalates, and only then");
  }

  @Test
  void findsAnIdThatIsGivenTwice() {
    assertThat(findings(SOUND, SOUND)).containsExactly("c1: the id is given to 2 conversations");
  }

  @Test
  void allowsTwinsInAGroupAndNoMore() {
    var twin = SOUND.replace("c1", "c2");

    assertThat(findings(SOUND, twin)).isEmpty();
    assertThat(findings(SOUND, twin, SOUND.replace("c1", "c3")))
        .containsExactly("group g1: has 3 conversations, more than a twin pair");
  }

  @Test
  void findsASideOfAGroupThatThereIsNot() {
    assertThat(findings(Map.of("g1", Side.TRAIN, "g9", Side.TEST), SOUND))
        .containsExactly("group g9: has a side and no conversation");
  }

  @Test
  void findsNothingInTheShippedCorpus() {
    assertThat(Structure.of(Material.shipped()).findings()).isEmpty();
  }

  private static List<String> findings(String... lines) {
    return findings(Map.of("g1", Side.TRAIN), lines);
  }

  private static List<String> findings(Map<String, Side> sides, String... lines) {
    var file = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    var contents = ConversationFile.labelled("given", new ByteArrayInputStream(file));
    return Structure.of(
            new Material(contents, Set.of("known"), Optional.of(sides), Optional.empty()))
        .findings();
  }
}
