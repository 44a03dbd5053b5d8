package org.tocsin.training.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.training.ConversationFile;

class ImportingTest {
  @TempDir private Path folder;

  @Test
  void keepsEveryFieldOfItsOwnFormat() {
    var imported = Imported.from(Format.JSONL, Imported.fixture("conversations.jsonl"));

    assertThat(imported.conversation("own-1").path("previous_contacts").asInt()).isEqualTo(2);
    assertThat(imported.conversation("own-1").path("batch").asText()).isEqualTo("x");
    assertThat(imported.conversation("own-1").path("escalates_at").asInt()).isEqualTo(2);
    assertThat(imported.conversation("own-3").path("turns").path(1).has("speaker")).isFalse();
  }

  @Test
  void tellsOfBadLinesDuplicatesAndBadLabels() {
    var imported = Imported.from(Format.JSONL, Imported.fixture("conversations.jsonl"));

    assertThat(imported.told())
        .containsExactly(
            "conversations.jsonl:2: 'turns' must be a list that is not empty; left out",
            "conversations.jsonl:4: conversation own-1 was already at conversations.jsonl:1; left"
                + " out",
            "conversations.jsonl:5: conversation own-3: 'escalates_at' must be in 0..2: was 9; it"
                + " has no label");
    assertThat(imported.tally()).isEqualTo(new Importing.Tally(2, 1, 5, 1, 3));
  }

  @Test
  void findsADuplicateInAnotherFile() {
    var fixture = Imported.fixture("contact-lens-call.json");

    var imported = Imported.from(Format.CONTACT_LENS, fixture, fixture);

    assertThat(imported.tally().conversations()).isEqualTo(1);
    assertThat(imported.told().getLast()).contains("conversation contact-1 was already at");
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void writesWhatAConversationFileHolds(Format format, List<Path> files) throws IOException {
    var lines = new ArrayList<String>();
    var importing = new Importing(ImportSettings.NONE, t -> t, lines::add, _ -> {});

    files.forEach(file -> importing.read(file, format));

    var contents = ConversationFile.transcripts(Files.write(folder.resolve("out"), lines));
    assertThat(contents.conversations()).hasSize(lines.size()).isNotEmpty();
    assertThat(contents.badLines()).isEmpty();
    assertThat(contents.conversations())
        .allSatisfy(c ->
            assertThat(c.turns().stream().flatMapToLong(t -> t.offsetMs().stream())).isSorted());
  }

  static Stream<Arguments> fixtures() {
    return Stream.of(
            List.of(Format.JSONL, "conversations.jsonl"),
            List.of(Format.CSV, "turns.csv"),
            List.of(Format.WEBVTT, "call-17.vtt"),
            List.of(Format.SRT, "call-18.srt"),
            List.of(Format.CONVOKIT, "convokit"),
            List.of(Format.CONTACT_LENS, "contact-lens-call.json", "contact-lens-chat.json"),
            List.of(Format.GENESYS, "genesys.json"),
            List.of(Format.CHATWOOT, "chatwoot-conversations.json", "chatwoot-messages.json"),
            List.of(Format.ZENDESK, "zendesk-export.jsonl", "zendesk-4712.json"))
        .map(row ->
            Arguments.of(
                row.getFirst(),
                row.stream().skip(1).map(name -> Imported.fixture(name.toString())).toList()));
  }

  @Test
  void hasAFixtureForEveryFormat() {
    assertThat(fixtures().map(row -> row.get()[0])).containsExactly((Object[]) Format.values());
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void namesThePageOfEveryFormatAndMarksWhatIsNotSure(Format format) throws IOException {
    var readme = Files.readString(Imported.fixture("README.md"));

    assertThat(readme).contains(format.page());
    assertThat(format.unverified()).matches("|unverified: .+");
    assertThat(format).hasToString(format.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  @Test
  void redactsTextsInTheirOrder() throws IOException {
    var seen = new ArrayList<String>();
    var lines = new ArrayList<String>();
    var importing =
        new Importing(
            ImportSettings.NONE,
            text -> {
              seen.add(text);
              return "[" + seen.size() + "]";
            },
            lines::add,
            _ -> {});

    importing.read(Imported.fixture("turns.csv"), Format.CSV);

    assertThat(seen.getFirst()).isEqualTo("Good morning, this is the parcel desk.");
    assertThat(lines.getFirst()).contains("\"text\":\"[1]\"", "\"text\":\"[3]\"");
    assertThat(lines.getFirst()).doesNotContain("parcel");
  }

  @Test
  void letsTheLabelFileGoBeforeTheFilesOwnLabel() throws IOException {
    var labels = Files.writeString(folder.resolve("labels.csv"), "id,escalates\nown-1,false\n");
    var settings = Imported.with(Speakers.USUAL, Optional.of(labels));

    var imported = Imported.from(Format.JSONL, settings, Imported.fixture("conversations.jsonl"));

    assertThat(imported.conversation("own-1").path("escalates").asBoolean()).isFalse();
    assertThat(imported.conversation("own-1").path("escalates_at").isNull()).isTrue();
    assertThat(imported.conversation("own-1").has("kind")).isFalse();
  }

  @Test
  void refusesASecondLabelOfOneConversation() throws IOException {
    var labels = Files.writeString(folder.resolve("l.csv"), "id,escalates\na,true\na,false\n,no\n");

    var told =
        Imported.from(Format.JSONL, Imported.with(Speakers.USUAL, Optional.of(labels))).told();

    assertThat(told)
        .containsExactly(
            "l.csv:3: a second label for a; the label is left out",
            "l.csv:4: 'id' is missing; the label is left out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00ff\u00fe{\u0000", "\u00fe\u00ff\u0000{"})
  void saysThatAFileIsUtf16(String begin) throws IOException {
    var file = Files.write(folder.resolve("a.x"), begin.getBytes(StandardCharsets.ISO_8859_1));

    for (var format : Set.of(Format.JSONL, Format.CSV, Format.SRT, Format.ZENDESK)) {
      assertThat(Imported.from(format, file).told())
          .as("%s", format)
          .containsExactly("a.x: cannot be read: it is UTF-16; save it as UTF-8");
    }
  }

  @Test
  void goesOnAfterAFileThatIsNotThere() {
    var imported =
        Imported.from(
            Format.GENESYS, folder.resolve("nowhere.json"), Imported.fixture("genesys.json"));

    assertThat(imported.tally().conversations()).isEqualTo(1);
    assertThat(imported.told().getFirst()).startsWith("nowhere.json: there is no file");
  }

  @Test
  void putsRowsOfAConversationTogetherWhereverTheyStand() throws IOException {
    var rows = new StringBuilder("conversation,speaker,text\n");
    for (int i = 0; i < 3000; i++) {
      rows.append("c%d,agent,turn %d\n".formatted(i % 1000, i / 1000));
    }

    var imported = Imported.from(Format.CSV, Files.writeString(folder.resolve("a.csv"), rows));

    assertThat(imported.conversations()).hasSize(1000);
    assertThat(imported.turns("c999"))
        .containsExactly("AGENT turn 0", "AGENT turn 1", "AGENT turn 2");
  }
}
