package org.tocsin.api.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.Eventually;
import org.tocsin.api.RunningService;
import org.tocsin.api.settings.OutsideSettings;

class WatchedFolderTest {
  @TempDir private Path state;
  @TempDir private Path inbox;

  @BeforeEach
  void say() throws IOException {
    Files.writeString(state.resolve("connectors"), "files customer=Jane agent=Bob\n");
  }

  @Test
  void makesConversationsOfWhatIsDropped() throws IOException {
    try (var service = watching()) {
      drop(
          "call-1.vtt",
          """
          WEBVTT

          00:00:01.000 --> 00:00:02.500
          <v Jane>My card 4111 1111 1111 1111 was charged twice.</v>

          00:00:03.000 --> 00:00:04.000
          <v Bob>Let me look.</v>
          """);
      drop("call-2.srt", "1\n00:00:01,000 --> 00:00:02,000\nBob: How can I help?\n");
      drop("calls.csv", "conversation,speaker,text\ncall-3,customer,Hello?\n");
      drop(
          "calls.jsonl",
          "{\"id\":\"call-4\",\"turns\":[{\"speaker\":\"AGENT\",\"text\":\"Good morning.\"}]}\n");

      awaitMoved("done", "call-1.vtt", "call-2.srt", "calls.csv", "calls.jsonl");
      var call = service.conversation("call-1");
      assertThat(call.path("state").asText()).isEqualTo("ended");
      assertThat(call.path("turns").findValuesAsText("speaker"))
          .containsExactly("CUSTOMER", "AGENT");
      assertThat(call.toString()).contains("[CARD]").doesNotContain("4111");
      for (var id : List.of("call-2", "call-3", "call-4")) {
        assertThat(service.conversation(id).path("turns")).as(id).hasSize(1);
      }
    }
  }

  @Test
  void keepsABadFileWithItsReasonsAndTakesWhatCanBeRead() throws IOException {
    try (var service = watching()) {
      drop("mixed.jsonl", "{\"id\":\"good\",\"turns\":[{\"text\":\"Hello?\"}]}\n{\"id\":\"bad\"\n");
      drop("notes.txt", "nobody's business");

      awaitMoved("bad", "mixed.jsonl", "mixed.jsonl.reasons.txt");
      assertThat(inbox.resolve("bad/mixed.jsonl.reasons.txt")).content().contains("mixed.jsonl:2");
      assertThat(service.conversation("good").path("turns")).hasSize(1);
      assertThat(service.application().counts().rejected()).isEqualTo(1);
      assertThat(inbox.resolve("notes.txt")).exists();
    }
  }

  private RunningService watching() {
    return RunningService.on(state, Map.of(OutsideSettings.INBOX, inbox.toString()), List.of());
  }

  private void drop(String name, String content) throws IOException {
    Files.writeString(inbox.resolve(name), content);
  }

  private void awaitMoved(String place, String... names) {
    Eventually.holds(
        "files are in " + place,
        () -> List.of(names).stream().allMatch(n -> Files.exists(inbox.resolve(place).resolve(n))));
  }
}
