package org.tocsin.training.imports;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.model.conversation.Channel;

class CsvTurnsTest {
  private static final String HEADER =
      "conversation,speaker,text,offset_s,escalates,escalates_at\n";

  @TempDir private Path folder;

  @Test
  void readsTheFixture() {
    var imported = Imported.from(Format.CSV, Imported.fixture("turns.csv"));

    assertThat(imported.turns("c1"))
        .containsExactly(
            "AGENT 0.0-3.5 Good morning, this is the parcel desk.",
            "CUSTOMER 4.0-9.25 Morning.\r\nMy parcel is \"lost\" again.",
            "CUSTOMER 12.0-17.0 That is what you said on Monday, I am putting in a complaint.");
    assertThat(imported.turns("c2"))
        .containsExactly(
            "CUSTOMER 0.0-2.0 Is this the parcel desk?",
            "AGENT 1.5-3.0 It is.",
            "UNKNOWN Grüße aus Köln – danke!");
    assertThat(imported.told())
        .containsExactly(
            "turns.csv:6: 'offset_s' must be a number: was ten; conversation c1 goes on without it",
            "turns.csv:9: conversation c2, turn 2: the time goes back from 1.5 s to 1.0 s; left"
                + " out");
    assertThat(imported.tally()).isEqualTo(new Importing.Tally(2, 2, 6, 1, 2));
  }

  @Test
  void keepsTheLabelAtItsTurnWhenATurnBeforeItIsLost() {
    var c1 = Imported.from(Format.CSV, Imported.fixture("turns.csv")).conversation("c1");

    assertThat(c1.path("escalates").asBoolean()).isTrue();
    assertThat(c1.path("escalates_at").asInt()).isEqualTo(2);
    assertThat(c1.path("kind").asText()).isEqualTo("COMPLAINT");
    assertThat(c1.path("turns").path(2).path("text").asText()).contains("complaint");
    assertThat(c1.path("agent").asText()).isEqualTo("a7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ,agent,hi,1,,            | 'conversation' is missing; left out
          c,agent,hi               | has 3 cells under 6 columns; conversation c goes on without it
          c,agent,hi, you,1,,      | has 7 cells under 6 columns; conversation c goes on without it
          c,agent,,1,,             | 'text' is missing; conversation c goes on without it
          c,agent,hi,-1,,          | the time must not be negative; conversation c goes on without it
          c,agent,"hi" you,1,,     | is no row, its quotes are broken; left out
          c,agent,"hi,1,,          | is no row, its quotes are broken; left out
          """)
  void losesABadRowAndNoOther(String row, String reason) throws IOException {
    var file = write(HEADER + "c,agent,before,0,,\n" + row + "\nc,customer,\"behind\",2,,\n");

    var imported = Imported.from(Format.CSV, file);

    assertThat(imported.turns("c")).containsExactly("AGENT 0.0 before", "CUSTOMER 2.0 behind");
    assertThat(imported.told()).containsExactly("given.csv:3: " + reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void findsTheRowsBehindSeveralBrokenOnes(String end) throws IOException {
    var table =
        HEADER
            + "c,agent,\"two\nlines\",0,,\nc,agent,\"a\" b,1,,\nc,agent,\"x\" y,2,,\nc,agent,last,3,,\n";

    var imported = Imported.from(Format.CSV, write("\uFEFF" + table.replace("\n", end)));

    assertThat(imported.turns("c")).hasSize(2).last().isEqualTo("AGENT 3.0 last");
    assertThat(imported.told())
        .containsExactly(
            "given.csv:4: is no row, its quotes are broken; left out",
            "given.csv:5: is no row, its quotes are broken; left out");
  }

  @Test
  void losesOnlyTheRowThatIsNotUtf8() throws IOException {
    var bytes =
        (HEADER + "c,agent,caf\u00e9,0,,\nc,agent,plain,1,,\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    var file = Files.write(folder.resolve("given.csv"), bytes);

    var imported = Imported.from(Format.CSV, file);

    assertThat(imported.turns("c")).containsExactly("AGENT 1.0 plain");
    assertThat(imported.told())
        .containsExactly("given.csv:2: is not UTF-8; conversation c goes on without it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uFEFF", "\uFEFF\n", ""})
  void findsNothingInAnEmptyFile(String contents) throws IOException {
    var imported = Imported.from(Format.CSV, write(contents));

    assertThat(imported.told()).containsExactly("given.csv: has no header; nothing is read");
  }

  @Test
  void namesTheColumnsThatAreMissing() throws IOException {
    var imported = Imported.from(Format.CSV, write("id,speaker,message\n1,agent,hi\n"));

    assertThat(imported.told())
        .containsExactly("given.csv:1: has no column conversation, text; nothing is read");
  }

  @ParameterizedTest
  @ValueSource(strings = {";", "\t", ","})
  void takesOtherHeadersAndSeparators(String separator) throws IOException {
    var table =
        "Ticket|WHO|Message|at\n7|rep|hi|2026-11-22T09:00:00Z\n7|user|yes|2026-11-22T10:00:02+01:00\n";
    var none = ImportSettings.NONE;
    var settings =
        new ImportSettings(
            none.speakers(),
            none.labels(),
            none.labelField(),
            none.turnLabelField(),
            Map.of("conversation", "ticket", "speaker", "who", "text", "Message"),
            Optional.of(Channel.CHAT),
            Optional.of("retail"));

    var imported = Imported.from(Format.CSV, settings, write(table.replace("|", separator)));

    assertThat(imported.told()).isEmpty();
    assertThat(imported.turns("7")).containsExactly("AGENT 0.0 hi", "CUSTOMER 2.0 yes");
    assertThat(imported.conversation("7").path("channel").asText()).isEqualTo("CHAT");
    assertThat(imported.conversation("7").path("vertical").asText()).isEqualTo("retail");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          true,1 | false,1 | 'escalates' differs within the conversation
          maybe, | maybe,  | 'escalates' must be true or false: was maybe
          true,x | true,x  | 'escalates_at' must be a turn's number: was x
          true,9 | ,       | 'escalates_at' must be in 0..2: was 9
          ,1     | ,1      | 'escalates' is missing
          """)
  void writesAConversationWithoutABadLabel(String first, String second, String reason)
      throws IOException {
    var file = write(HEADER + "c,agent,a,0," + first + "\nc,agent,b,1," + second + "\n");

    var imported = Imported.from(Format.CSV, file);

    assertThat(imported.turns("c")).hasSize(2);
    assertThat(imported.conversation("c").has("escalates")).isFalse();
    assertThat(imported.conversation("c").has("escalates_at")).isFalse();
    assertThat(imported.told())
        .singleElement()
        .asString()
        .startsWith("given.csv:2: ")
        .contains(reason);
  }

  private Path write(String contents) throws IOException {
    return Files.writeString(folder.resolve("given.csv"), contents);
  }
}
