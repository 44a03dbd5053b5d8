package org.tocsin.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.JSON;
import static org.tocsin.api.RunningService.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.Eventually;
import org.tocsin.api.Samples;
import org.tocsin.api.Stored;
import org.tocsin.api.access.Role;
import org.tocsin.api.access.Tokens;
import org.tocsin.model.alert.Alert;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.conversation.UtteranceId;
import org.tocsin.training.Transcript;

class KillTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir private Path folder;

  @Test
  void losesNothingAndDoublesNothingWhenItIsKilledInTheMiddleOfAReplay()
      throws IOException, InterruptedException {
    var transcripts = Stream.concat(Samples.ringing(5).stream(), Samples.calm(5).stream()).toList();
    var file = file(transcripts);
    var state = Files.createDirectory(folder.resolve("state"));
    var stored = new Stored(state);
    int events = transcripts.stream().mapToInt(t -> t.events().size()).sum();

    try (var first = ForkedService.on(state)) {
      var replay = CompletableFuture.runAsync(() -> replay(file, state, first, "60"));
      Eventually.holds("a good part is stored", () -> rows(stored).size() > events / 3);
      first.kill();
      replay.join();
    }
    var rungBefore = stored.column("SELECT id FROM alerts ORDER BY id");
    int storedBefore = rows(stored).size();

    try (var second = ForkedService.on(state)) {
      assertThat(replay(file, state, second, "max")).isZero();
      Eventually.holds("all is analysed", () -> waiting(second, state) == 0);

      assertThat(storedBefore).isLessThan(events);
      assertThat(rows(stored)).hasSize(events).doesNotHaveDuplicates();
      var undisturbed = Ran.of("score", "--data", file.toString()).out().lines().toList();
      for (var line : undisturbed) {
        assertThat(shown(second, state, json(line).path("id").asText()))
            .as(json(line).path("id").asText())
            .isEqualTo(figures(json(line).path("turns")));
      }
      assertThat(stored.column("SELECT id FROM alerts ORDER BY id"))
          .containsAll(rungBefore)
          .containsExactlyElementsOf(rings(undisturbed));
    }
  }

  private Path file(List<Transcript> transcripts) throws IOException {
    var lines = new ArrayList<String>();
    for (var transcript : transcripts) {
      var line = JSON.createObjectNode().put("id", transcript.id().value());
      var turns = line.putArray("turns");
      transcript.turns().forEach(t -> turns.add(turn(t)));
      lines.add(line.toString());
    }
    return Files.write(folder.resolve("conversations.jsonl"), lines);
  }

  private static JsonNode turn(Utterance utterance) {
    var turn =
        JSON.createObjectNode()
            .put("speaker", utterance.speaker().name())
            .put("text", utterance.text());
    utterance.offsetMs().ifPresent(ms -> turn.put("offset_s", ms / 1000.0));
    return turn;
  }

  /** One line for each event in the journal, which differ if the events do. */
  private static List<String> rows(Stored stored) {
    return stored.column(
        "SELECT conversation || ' ' || kind || ' ' || COALESCE(utterance, '') FROM events");
  }

  private static int replay(Path file, Path state, ForkedService service, String speed) {
    return Tocsin.run(
        "replay",
        file.toString(),
        "--to",
        service.address(),
        "--speed",
        speed,
        "--token",
        token(state, Role.INGEST));
  }

  /** Utterance and belief of every turn that the service shows. */
  private static List<String> shown(ForkedService service, Path state, String id) {
    var shown = new ArrayList<String>();
    for (var turn : get(service, state, "/v1/conversations/" + id).path("turns")) {
      shown.add(turn.path("utterance").asText() + " " + turn.path("risk").asDouble());
    }
    return shown;
  }

  private static List<String> figures(JsonNode turns) {
    var figures = new ArrayList<String>();
    turns.forEach(t -> figures.add("t" + t.path("turn").asInt() + " " + t.path("risk").asDouble()));
    return figures;
  }

  private static Iterable<String> rings(List<String> scores) {
    var rings = new TreeSet<String>();
    for (var line : scores) {
      for (var turn : json(line).path("turns")) {
        if (turn.path("alert").asBoolean()) {
          var id = new ConversationId(json(line).path("id").asText());
          rings.add(Alert.idOf(id, new UtteranceId("t" + turn.path("turn").asInt())));
        }
      }
    }
    return rings;
  }

  /**
   * From the first event of the stream of updates, which tells of the health; -1 where the
   * connection of the stream before, which was left early, is closed under this one.
   */
  private static int waiting(ForkedService service, Path state) {
    try (var lines = open(service, state, "/v1/updates")) {
      var data = lines.filter(l -> l.startsWith("data: ")).findFirst().orElseThrow();
      return json(data.substring("data: ".length())).path("waiting").asInt();
    } catch (IllegalStateException | UncheckedIOException closed) {
      return -1;
    }
  }

  private static JsonNode get(ForkedService service, Path state, String path) {
    try (var lines = open(service, state, path)) {
      return json(String.join("", lines.toList()));
    }
  }

  private static Stream<String> open(ForkedService service, Path state, String path) {
    var request =
        HttpRequest.newBuilder(URI.create(service.address() + path))
            .header("Authorization", "Bearer " + token(state, Role.SUPERVISOR))
            .build();
    try {
      return CLIENT.send(request, BodyHandlers.ofLines()).body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String token(Path state, Role role) {
    return Tokens.read(state.resolve("tokens")).first(role).orElseThrow();
  }
}
