package org.tocsin.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.INGEST;
import static org.tocsin.api.RunningService.SUPERVISOR;
import static org.tocsin.api.RunningService.json;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.RunningService;
import org.tocsin.model.alert.Alert;
import org.tocsin.model.conversation.Channel;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.TranscriptEvent;
import org.tocsin.model.conversation.TranscriptEvent.Circumstances;
import org.tocsin.model.conversation.TranscriptEvent.Spoken;
import org.tocsin.model.conversation.TranscriptEvent.Started;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.conversation.UtteranceId;

class ParityTest {
  private static final List<String> LABELS =
      List.of("escalates", "escalates_at", "kind", "signals", "needs");

  @TempDir private static Path folder;
  private static RunningService service;
  private static Path conversations = Path.of("");
  private static Ran scored = new Ran(0, "", "");

  @BeforeAll
  static void start() throws URISyntaxException {
    var file = ParityTest.class.getResource("/org/tocsin/api/odd-conversations.jsonl");
    conversations = Path.of(Objects.requireNonNull(file).toURI());
    scored = Ran.of("score", "--data", conversations.toString());
    service = RunningService.on(folder);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void showsLiveExactlyWhatIsScoredOffline() {
    var replayed = replay(conversations);
    assertThat(replayed.code()).as(replayed.err()).isZero();
    service.settle();

    assertThat(scored.code()).as(scored.err()).isZero();
    assertThat(scored.out().lines()).hasSizeGreaterThan(5);
    for (var line : scored.out().lines().toList()) {
      var offline = json(line);
      var live = live(offline.path("id").asText());
      for (var turn : offline.path("turns")) {
        var shown = live.path("t" + turn.path("turn").asInt());
        for (var figure : List.of("risk", "level", "sentiment")) {
          assertThat(shown.path(figure))
              .as("%s of turn %s of %s", figure, turn.path("turn"), offline.path("id"))
              .isEqualTo(turn.path(figure));
        }
      }
      assertThat(live).hasSameSizeAs(offline.path("turns"));
      assertThat(live).isNotEmpty();
    }
  }

  @Test
  void ringsLiveExactlyWhereItRingsOffline() {
    replay(conversations);
    service.settle();

    for (var line : scored.out().lines().toList()) {
      var offline = json(line);
      var id = new ConversationId(offline.path("id").asText());
      var rings =
          StreamSupport.stream(offline.path("turns").spliterator(), false)
              .filter(t -> t.path("alert").asBoolean())
              .map(t -> Alert.idOf(id, new UtteranceId("t" + t.path("turn").asInt())))
              .toList();

      assertThat(service.conversation(offline.path("id").asText()).path("alerts"))
          .extracting(a -> a.path("id").asText())
          .containsExactlyElementsOf(rings);
    }
  }

  @Test
  void scoresWithoutLookingAtTheLabels() throws IOException {
    var ascii = RunningService.JSON.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);
    var bare = new ArrayList<String>();
    for (var line : Files.readAllLines(conversations)) {
      var conversation = (ObjectNode) json(line);
      conversation.remove(LABELS);
      conversation.path("turns").forEach(turn -> ((ObjectNode) turn).remove("sentiment"));
      bare.add(ascii.writeValueAsString(conversation));
    }
    var file = Files.write(folder.resolve("unlabelled.jsonl"), bare);

    assertThat(Ran.of("score", "--data", file.toString()).out()).isEqualTo(scored.out());
  }

  @Test
  void scoresOneEntryForEachTurnWithAllFiveKinds() throws IOException {
    for (var line : scored.out().lines().toList()) {
      for (var turn : json(line).path("turns")) {
        var kinds =
            StreamSupport.stream(turn.path("kind").spliterator(), false)
                .mapToDouble(JsonNode::asDouble);

        assertThat(turn.path("kind")).hasSize(5);
        assertThat(kinds.sum()).isBetween(1 - 1e-9, 1 + 1e-9);
        assertThat(turn.path("risk").asDouble()).isBetween(0.0, 1.0);
      }
    }
    var turns = Files.readAllLines(conversations).stream().map(l -> json(l).path("turns").size());
    assertThat(scored.out().lines().map(l -> json(l).path("turns").size()))
        .containsExactlyElementsOf(turns.toList());
  }

  @Test
  void sendsInPartsWhatIsLargerThanOneRequestMayBe() throws InterruptedException {
    var id = new ConversationId("huge");
    var ignored = Map.of("doNotAnalyse", "true");
    var none = Optional.<String>empty();
    var events = new ArrayList<TranscriptEvent>();
    events.add(
        new Started(
            id,
            new Circumstances(Optional.empty(), Channel.EMAIL, none, none, none, none, ignored)));
    for (int i = 0; i < 40; i++) {
      events.add(new Spoken(id, Utterance.of("u" + i, Speaker.CUSTOMER, "long ".repeat(8_000))));
    }

    var answer = new Sender(service.at("/"), INGEST).send(events);

    assertThat(answer).isEqualTo(new Sender.Answer(41, 0, List.of()));
  }

  private static Ran replay(Path file) {
    return Ran.of(
        "replay",
        file.toString(),
        "--to",
        service.application().address(),
        "--speed",
        "max",
        "--token",
        INGEST);
  }

  /** What is shown of each utterance. */
  private static JsonNode live(String id) {
    var answer = json(service.get("/v1/conversations/" + id, SUPERVISOR).body());
    var shown = RunningService.JSON.createObjectNode();
    answer.path("turns").forEach(t -> shown.set(t.path("utterance").asText(), t));
    return shown;
  }
}
