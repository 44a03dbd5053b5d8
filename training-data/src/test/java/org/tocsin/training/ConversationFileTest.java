package org.tocsin.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.model.conversation.Channel;
import org.tocsin.model.conversation.EscalationKind;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.training.ConversationFile.BadLine;
import org.tocsin.training.ConversationFile.Contents;
import org.tocsin.training.Label.Note;

class ConversationFileTest {
  private static final String GOOD =
      """
      {"id": "c1", "escalates": false, "turns": [{"text": "hello"}]}\
      """;

  @TempDir private Path folder;

  @Test
  void readsAllThatAConversationCarries() {
    var read =
        labelled(
                """
                {"id": "c1", "channel": "CHAT", "vertical": "retail", "group": "g1", "agent": "a7",\
                 "queue": "q", "customer": "k", "batch": "b", "turns": [{"speaker": "CUSTOMER", "text": "hi",\
                 "offset_s": 1.25, "end_s": 2, "confidence": 0.9, "sentiment": -1.5},\
                 {"text": "so"}], "escalates": true, "escalates_at": 1, "kind": "COMPLAINT",\
                 "signals": [{"turn": 0, "why": "curt"}], "needs": [{"turn": 0, "article": "a"}]}\
                """)
            .conversations()
            .getFirst();

    var transcript = read.transcript();
    assertThat(transcript.group()).isEqualTo("g1");
    assertThat(transcript.vertical()).isEqualTo("retail");
    assertThat(transcript.batch()).isEqualTo("b");
    assertThat(transcript.circumstances().channel()).isEqualTo(Channel.CHAT);
    assertThat(transcript.circumstances().agent()).hasValue("a7");
    var first = transcript.turns().getFirst();
    assertThat(first.id()).hasToString("t0");
    assertThat(first.offsetMs()).hasValue(1250);
    assertThat(first.endMs()).hasValue(2000);
    assertThat(first.confidence()).hasValue(0.9);
    assertThat(transcript.turns().getLast().speaker()).isEqualTo(Speaker.UNKNOWN);
    assertThat(transcript.turns().getLast().offsetMs()).isEmpty();
    assertThat(read.label().seen()).isEqualTo(1);
    assertThat(read.label().kind()).isEqualTo(Optional.of(EscalationKind.COMPLAINT));
    assertThat(read.label().sentiments()).isEqualTo(Map.of(0, -1.5));
    assertThat(read.label().signals()).containsExactly(new Note(0, "curt"));
    assertThat(read.label().needs()).containsExactly(new Note(0, "a"));
  }

  @Test
  void letsAConversationWithoutGroupStandForItself() {
    var transcript = labelled(GOOD).conversations().getFirst().transcript();

    assertThat(transcript.group()).isEqualTo("c1");
    assertThat(transcript.circumstances().channel()).isEqualTo(Channel.CALL);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"escalates\": false, \"escalates_at\": null', 2",
    "'\"escalates\": false, \"escalates_at\": 1', 2",
    "'\"escalates\": true', 2",
    "'\"escalates\": true, \"escalates_at\": null', 2",
    "'\"escalates\": true, \"escalates_at\": 2', 2",
    "'\"escalates\": true, \"escalates_at\": 0', 0"
  })
  void showsTheTurnsBeforeTheEscalation(String label, int seen) {
    var line = "{\"id\": \"c\", " + label + ", \"turns\": [{\"text\": \"a\"}, {\"text\": \"b\"}]}";

    assertThat(labelled(line).conversations().getFirst().label().seen()).isEqualTo(seen);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"id": "c",                                        | is not JSON
          {"id": "c", "turns": [{"text": "a"}]} {"id": "d"}  | is not JSON
          []                                                 | 'id' is missing
          {"turns": [{"text": "a"}]}                         | 'id' is missing
          {"id": 7, "turns": [{"text": "a"}]}                | 'id' must be a text
          {"id": " ", "turns": [{"text": "a"}]}              | must not be blank
          {"id": "c"}                                        | 'turns' must be a list
          {"id": "c", "turns": []}                           | 'turns' must be a list
          {"id": "c", "turns": {"text": "a"}}                | 'turns' must be a list
          {"id": "c", "channel": "FAX", "turns": [{"text": "a"}]} | must be one of CALL, CHAT, EMAIL: was FAX
          {"id": "c", "turns": [{"text": "a"}, {}]}          | turn 1: 'text' is missing
          {"id": "c", "turns": [{"text": null}]}             | turn 0: 'text' is missing
          {"id": "c", "turns": [{"text": 1}]}                | turn 0: 'text' must be a text
          {"id": "c", "turns": ["a"]}                        | turn 0: 'text' is missing
          {"id": "c", "turns": [{"text": "a", "speaker": "customer"}]} | turn 0: 'speaker' must be one of
          {"id": "c", "turns": [{"text": "a", "offset_s": "0"}]} | turn 0: 'offset_s' must be a number
          {"id": "c", "turns": [{"text": "a", "offset_s": -1}]} | turn 0: offsetMs must not be negative
          {"id": "c", "turns": [{"text": "a", "offset_s": 2, "end_s": 1}]} | turn 0: endMs must not be before
          {"id": "c", "turns": [{"text": "a", "confidence": 2}]} | turn 0: confidence must be in 0..1
          """)
  void setsABadLineAsideWithItsNumberAndTheRule(String line, String rule) throws IOException {
    var file = Files.writeString(folder.resolve("f.jsonl"), GOOD + "\n\n" + line + "\n" + GOOD);

    var contents = ConversationFile.transcripts(file);

    assertThat(contents.conversations()).hasSize(2);
    assertThat(contents.badLines())
        .singleElement()
        .satisfies(bad -> assertThat(bad).hasToString(file + ":3: " + bad.reason()))
        .satisfies(bad -> assertThat(bad.reason()).contains(rule));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "kind": null                                   | 'escalates' must be true or false
          "escalates": "yes"                             | 'escalates' must be true or false
          "escalates": true, "escalates_at": 2           | 'escalates_at' must be in 0..1: was 2
          "escalates": true, "escalates_at": -1          | 'escalates_at' must be in 0..1: was -1
          "escalates": true, "escalates_at": "0"         | 'escalates_at' must be in 0..1
          "escalates": true, "kind": "RAGE"              | 'kind' must be one of
          "escalates": true, "signals": [{"turn": 1}]    | 'turn' must be in 0..0: was 1
          "escalates": true, "needs": [{"article": "a"}] | 'turn' must be in 0..0
          """)
  void refusesABadLabelOnlyWhereLabelsAreAskedFor(String label, String rule) throws IOException {
    var line = "{\"id\": \"c\", \"turns\": [{\"text\": \"a\"}], " + label + "}";
    var file = Files.writeString(folder.resolve("f.jsonl"), line);

    assertThat(ConversationFile.labelled(file).badLines())
        .singleElement()
        .extracting(BadLine::reason)
        .asString()
        .contains(rule);
    assertThat(ConversationFile.transcripts(file).badLines()).isEmpty();
  }

  @Test
  void neverReadsTheSentimentOfATranscript() throws IOException {
    var turn = "{\"id\": \"c\", \"escalates\": false, \"turns\": [{\"text\": \"a\"";
    var plain = Files.writeString(folder.resolve("plain"), turn + "}]}");
    var odd = Files.writeString(folder.resolve("odd"), turn + ", \"sentiment\": -9}]}");

    assertThat(ConversationFile.transcripts(odd)).isEqualTo(ConversationFile.transcripts(plain));
    assertThat(ConversationFile.labelled(odd).badLines().getFirst().reason())
        .isEqualTo("turn 0: 'sentiment' must be in -2..2: was -9.0");
  }

  private static Contents<LabelledConversation> labelled(String line) {
    var bytes = line.getBytes(StandardCharsets.UTF_8);
    var contents = ConversationFile.labelled("f", new ByteArrayInputStream(bytes));
    assertThat(contents.badLines()).isEmpty();
    return contents;
  }
}
