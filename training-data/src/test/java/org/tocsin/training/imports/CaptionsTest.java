package org.tocsin.training.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptionsTest {
  private static final Speakers NAMED =
      new Speakers(Set.of("J. Doe"), Set.of("dana reyes"), Set.of());
  private static final ImportSettings SETTINGS =
      Imported.with(NAMED, Optional.of(Imported.fixture("labels.csv")));

  @TempDir private Path folder;

  @Test
  void readsTheFixtureOfWebVtt() {
    var imported = Imported.from(Format.WEBVTT, SETTINGS, Imported.fixture("call-17.vtt"));

    assertThat(imported.turns("call-17"))
        .containsExactly(
            "AGENT 1.0-3.5 Thank you for calling, how may I help?",
            "CUSTOMER 4.0-7.25 I have called three times & nobody calls back.",
            "AGENT 8.0-9.0 I am sorry to hear that.",
            "CUSTOMER 12.0-14.0 My case number is: 5.",
            "AGENT 12.0-14.0 I see it.",
            "UNKNOWN 15.0-16.0 My answer is: put me through to your manager.");
    assertThat(imported.told())
        .containsExactly(
            "labels.csv:4: 'escalates' must be true or false: was maybe; the label is left out",
            "call-17.vtt:18: is no cue, it has no line such as 00:00:01.000 --> 00:00:02.500; the"
                + " conversation goes on without it");
  }

  @Test
  void takesTheLabelFromItsFileAndCountsTheLostCue() {
    var imported = Imported.from(Format.WEBVTT, SETTINGS, Imported.fixture("call-17.vtt"));

    assertThat(imported.conversation("call-17").path("escalates_at").asInt()).isEqualTo(3);
    assertThat(imported.conversation("call-17").path("kind").asText()).isEqualTo("HIERARCHICAL");
    assertThat(imported.tally().labelled()).isEqualTo(1);
    assertThat(imported.labelsLeft()).isEqualTo(2);
  }

  @Test
  void readsTheFixtureOfSubRip() {
    var imported = Imported.from(Format.SRT, SETTINGS, Imported.fixture("call-18.srt"));

    assertThat(imported.turns("call-18"))
        .containsExactly(
            "AGENT 0.0-2.4 Good afternoon.",
            "CUSTOMER 0.0-2.4 Hello, it's about my bill.",
            "UNKNOWN 2.9-6.0 Customer: unclear",
            "CUSTOMER 3607.0-3609.125 I want to close my account.");
    assertThat(imported.told())
        .contains("call-18.srt:10: ends before it begins; the conversation goes on without it");
    assertThat(imported.conversation("call-18").path("escalates").asBoolean()).isTrue();
    assertThat(imported.conversation("call-18").has("escalates_at")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void takesEveryLineEndAndAByteOrderMark(String end) throws IOException {
    var text =
        "\uFEFFWEBVTT\n\n00:01.000 --> 00:02.000\nAgent: one\n\n00:03.000 --> 00:04.000\ntwo\n";
    var file = Files.writeString(folder.resolve("a.vtt"), text.replace("\n", end));

    var imported = Imported.from(Format.WEBVTT, file);

    assertThat(imported.told()).isEmpty();
    assertThat(imported.turns("a")).containsExactly("AGENT 1.0-2.0 one", "UNKNOWN 3.0-4.0 two");
  }

  @Test
  void losesOnlyTheCueThatIsNotUtf8() throws IOException {
    var text =
        "1\n00:00:01,000 --> 00:00:02,000\ncaf\u00e9\n\n2\n00:00:03,000 --> 00:00:04,000\ntwo\n";
    var file = Files.write(folder.resolve("a.srt"), text.getBytes(StandardCharsets.ISO_8859_1));

    var imported = Imported.from(Format.SRT, file);

    assertThat(imported.turns("a")).containsExactly("UNKNOWN 3.0-4.0 two");
    assertThat(imported.told())
        .containsExactly("a.srt:1: line 3 is not UTF-8; the conversation goes on without it");
  }

  @ParameterizedTest
  @CsvSource({
    "WEBVTT, '', 'a: cannot be read: it does not begin with WEBVTT'",
    "WEBVTT, 'hello', 'a: cannot be read: it does not begin with WEBVTT'",
    "WEBVTT, 'WEBVTT', 'a: conversation a has no turn that can be read'",
    "SRT, '', 'a: conversation a has no turn that can be read'"
  })
  void tellsOfAFileWithoutCues(Format format, String contents, String told) throws IOException {
    var file = Files.writeString(folder.resolve("a"), contents);

    assertThat(Imported.from(format, file).told()).singleElement().asString().endsWith(told);
  }
}
