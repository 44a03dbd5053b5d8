package org.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tocsin.api.RunningService.ADMIN;
import static org.tocsin.api.RunningService.AGENT;
import static org.tocsin.api.RunningService.SUPERVISOR;
import static org.tocsin.api.Wire.said;
import static org.tocsin.api.Wire.started;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.Postgres;
import org.tocsin.api.settings.Setting;
import org.tocsin.api.settings.StorageSettings;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.knowledge.Article;

/** Two processes share a database: what people do at one shows at the one that has the call. */
class DoneElsewhereTest {
  private static final String ANGRY = "This is a disgrace. I want to speak to your manager now.";

  @TempDir private static Path folder;
  private static Stored stored;
  @AutoClose private static RunningService owner;
  @AutoClose private static RunningService other;
  private static int number;

  private String id = "";

  @BeforeAll
  static void start() throws IOException {
    var postgres = Postgres.running();
    assumeTrue(postgres.isPresent(), Postgres.ADVICE);
    var database = postgres.get().database();
    stored = new Stored(database);
    owner = process("one", database);
    other = process("two", database);
    Eventually.holds(
        "articles are known",
        () -> owner.application().knowsArticles() && other.application().knowsArticles());
  }

  private static RunningService process(String name, String database) throws IOException {
    var settings =
        Map.<Setting<?>, String>of(
            StorageSettings.DATABASE, database, StorageSettings.INSTANCE, name);
    var refunds =
        Article.of("refunds", "How long a refund takes", "A refund arrives within five days.");
    return RunningService.on(
        Files.createDirectory(folder.resolve(name)), settings, List.of(refunds));
  }

  @BeforeEach
  void begin() {
    id = "c" + number++;
    owner.lines(started(id, "a7", "north"), said(id, "u1", "Where is my parcel?"));
  }

  @Test
  void aCorrectionChangesTheLiveBelief() {
    owner.lines(said(id, "u2", ANGRY).replace("\"CUSTOMER\"", "\"AGENT\""));
    double before = risk();

    var answer =
        other.post(
            path("speakers"), SUPERVISOR, "{\"utterance\": \"u2\", \"speaker\": \"CUSTOMER\"}");

    assertThat(answer.statusCode()).isEqualTo(202);
    Eventually.holds("the sides are swapped", () -> speakers().equals("AGENT CUSTOMER"));
    assertThat(risk()).isNotEqualTo(before);
    Eventually.holds("it rings", () -> !owner.conversation(id).path("alerts").isEmpty());
    assertOwned();
    owner.lines(said(id, "u3", "Hello?"));
    assertThat(speakers()).isEqualTo("AGENT CUSTOMER AGENT");
  }

  @Test
  void aVerdictSettlesTheAlert() {
    owner.lines(
        said(id, "u2", "How can I help?").replace("CUSTOMER", "AGENT"), said(id, "u3", ANGRY));
    Eventually.holds("it rings", () -> !owner.conversation(id).path("alerts").isEmpty());
    var alert = owner.conversation(id).path("alerts").get(0).path("id").asText();
    Eventually.holds(
        "others can know it",
        () -> !stored.column("SELECT id FROM alerts WHERE id = ?", alert).isEmpty());

    var answer =
        other.post("/v1/alerts/" + alert + "/verdict", SUPERVISOR, "{\"verdict\": \"SNOOZE\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    Eventually.holds(
        "it is snoozed",
        () -> owner.conversation(id).path("alerts").get(0).path("state").asText().equals("SNOOZE"));
    assertOwned();
  }

  @Test
  void aCardThatIsUsedIsUsedEverywhere() {
    owner.lines(said(id, "u2", "How long does it take until my refund arrives?"));
    owner.settle();
    var card = suggestion().path("id").asText();

    var answer =
        other.post(
            "/v1/suggestions/" + card + "/feedback",
            AGENT,
            "{\"feedback\": \"USED\", \"conversation\": \"%s\"}".formatted(id));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    Eventually.holds("the owner knows", () -> suggestion().path("used").asBoolean());
    assertOwned();
  }

  @Test
  void aWhisperReachesTheAgent() throws IOException {
    try (var agent = new Watching(owner, AGENT)) {
      var answer = other.post(path("whisper"), SUPERVISOR, "{\"text\": \"Offer a refund.\"}");

      assertThat(answer.statusCode()).isEqualTo(202);
      var told = agent.first("whisper", w -> w.path("conversation").asText().equals(id));
      assertThat(told.path("text").asText()).isEqualTo("Offer a refund.");
    }
    assertOwned();
  }

  @Test
  void whatAnotherVersionLeftKeepsNothingElseBackAndStays() throws IOException {
    owner.settle();
    for (var word : List.of("'SUNG', '{}'", "'JUDGED', '{'", "'JUDGED', '{}'")) {
      stored.change(
          "INSERT INTO for_owner (conversation, kind, body, done_at) VALUES ('%s', %s, 0)"
              .formatted(id, word));
    }

    try (var agent = new Watching(owner, AGENT)) {
      other.post(path("whisper"), SUPERVISOR, "{\"text\": \"Offer a refund.\"}");

      agent.first("whisper", w -> w.path("conversation").asText().equals(id));
    }
    Eventually.holds("it is taken in", () -> !left().contains("WHISPERED"));
    assertThat(left()).containsExactly("SUNG", "JUDGED", "JUDGED");
  }

  @Test
  void whoLooksAfterItIsKnownAndNotForgottenByTheNextWhoChangesIt() {
    assertThat(other.post(path("assignee"), SUPERVISOR, "{\"to\": \"jo\"}").statusCode())
        .isEqualTo(200);
    Eventually.holds("jo has it", () -> handling().path("assignee").asText().equals("jo"));

    assertThat(step(owner, "WHISPERING").path("assignee").asText()).isEqualTo("jo");
    assertThat(step(other, "WATCHING").path("assignee").asText()).isEqualTo("jo");
    Eventually.holds("it shows", () -> handling().path("step").asText().equals("WATCHING"));
  }

  @Test
  void whatIsErasedIsNotShownAnyMore() {
    owner.settle();
    var erased = other.send(other.request("/v1/conversations/" + id, ADMIN).DELETE().build());

    assertThat(erased.statusCode()).isEqualTo(200);
    Eventually.holds(
        "it is gone", () -> owner.application().live().of(new ConversationId(id)).isEmpty());
    owner.lines(said(id, "u9", "Hello again."));
    assertThat(owner.conversation(id).path("turns")).hasSize(1);
  }

  @Test
  void anAgentWhoWantsQuietHasItEverywhere() {
    other.send(
        other
            .request("/v1/quiet", AGENT)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString("{\"minutes\": 15}"))
            .build());

    Eventually.holds(
        "it is quiet",
        () -> !RunningService.read(owner.get("/v1/quiet", AGENT)).path("until").isNull());
  }

  private JsonNode step(RunningService service, String want) {
    return RunningService.read(
        service.post(path("handling"), SUPERVISOR, "{\"want\": \"" + want + "\"}"));
  }

  private JsonNode handling() {
    return owner.conversation(id).path("handling");
  }

  private JsonNode suggestion() {
    return owner.conversation(id).path("suggestions").path(0);
  }

  private double risk() {
    return owner.conversation(id).path("risk").asDouble();
  }

  private String speakers() {
    return String.join(" ", owner.conversation(id).path("turns").findValuesAsText("speaker"));
  }

  private String path(String what) {
    return "/v1/conversations/" + id + "/" + what;
  }

  /** It did not change hands, and nobody need be told any more. */
  private void assertOwned() {
    assertThat(stored.column("SELECT owner FROM conversations WHERE conversation = ?", id))
        .containsExactly("one");
    Eventually.holds("it is taken in", () -> left().isEmpty());
  }

  private List<String> left() {
    return stored.column("SELECT kind FROM for_owner WHERE conversation = ? ORDER BY id", id);
  }
}
