package org.tocsin.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.DATA;
import static org.tocsin.api.RunningService.SUPERVISOR;
import static org.tocsin.api.RunningService.read;
import static org.tocsin.api.Wire.said;
import static org.tocsin.api.http.EventIntakeTest.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.Eventually;
import org.tocsin.api.RunningService;
import org.tocsin.api.learning.OwnConversations;
import org.tocsin.training.ConversationFile;
import org.tocsin.training.ConversationWriter;
import org.tocsin.training.LabelledConversation;

class LabellingTest {
  private static final String DEMAND = "This is a disgrace. I want to speak to your manager now.";

  @TempDir private Path folder;

  @Test
  void everyWordIsKeptTheLastCountsAndIsLearntFrom() {
    try (var service = RunningService.on(folder)) {
      service.lines(
          said("c1", "u1", "Hello, my card is 5105 1051 0510 5100"), ended("c1", "RESOLVED"));
      service.lines(said("c2", "u1", "Hello"), said("c2", "u2", DEMAND), ended("c2", "UNKNOWN"));
      service.settle();

      assertThat(label(service, "c2", "{\"escalates\":false}")).isEqualTo(202);
      assertThat(
              label(
                  service,
                  "c2",
                  "{\"escalates\":true,\"kind\":\"HIERARCHICAL\",\"turn\":1,\"why\":\"a demand\"}"))
          .isEqualTo(202);

      var first = read(service.get("/v1/labels?limit=2", DATA));
      assertThat(first.path("items").findValuesAsText("source"))
          .containsExactly("OUTCOME", "MANUAL");
      var second = read(service.get("/v1/labels?after=" + first.path("next").asLong(), DATA));
      var last = second.path("items").get(0);
      assertThat(last.path("turn").asInt()).isEqualTo(1);
      assertThat(last.path("kind").asText()).isEqualTo("HIERARCHICAL");
      assertThat(last.path("by").asText()).isEqualTo("data");
      assertThat(last.path("why").asText()).isEqualTo("a demand");
      assertThat(second.path("next").isNull()).isTrue();
    }
    var own = new ArrayList<LabelledConversation>();

    var counts = OwnConversations.each(folder, own::add);

    assertThat(own.stream().map(c -> c.label().escalates())).containsExactly(false, true);
    assertThat(own.getFirst().transcript().turns().getFirst().text()).contains("[CARD]");
    assertThat(own.get(1).label().seen()).isEqualTo(1);
    assertThat(counts.toString()).contains("2 labelled", "on 1 the labels disagree");
    assertThat(readBack(own)).isEqualTo(own);
  }

  @Test
  void whatWasPreventedIsNoCalmConversation() {
    try (var service = RunningService.on(folder)) {
      var agent = said("c1", "u1", "I cannot do that.").replace("\"CUSTOMER\"", "\"AGENT\"");
      service.lines(agent, said("c1", "u2", DEMAND));
      service.settle();
      Eventually.holds("it rings", () -> alerts(service).size() == 1);
      service.post("/v1/conversations/c1/whisper", SUPERVISOR, "{\"text\":\"offer a refund\"}");
      service.lines(ended("c1", "RESOLVED"));
      service.settle();
    }

    assertThat(OwnConversations.each(folder, _ -> {}).labelled()).isZero();
  }

  @Test
  void showsWhatToLabelNextAndNotWhatIsLabelled() {
    try (var service = RunningService.on(folder)) {
      service.lines(said("c1", "u1", "Where is my parcel?"), ended("c1", "ESCALATED"));
      service.lines(said("c2", "u1", "Where is my parcel?"), ended("c2", "UNKNOWN"));
      service.lines(said("c3", "u1", "My router blinks red."), ended("c3", "UNKNOWN"));
      service.settle();
      label(service, "c3", "{\"escalates\":false}");

      Eventually.holds(
          "all that ended are on disk",
          () -> queue(service).path("items").size() + queue(service).path("skipped").asInt() == 2);
      var queue = queue(service);

      assertThat(queue.path("items").findValuesAsText("conversation")).containsExactly("c1");
      assertThat(queue.path("skipped").asInt()).isEqualTo(1);
      assertThat(queue.path("items").get(0).path("disagreeing").asDouble()).isPositive();
      assertThat(queue.path("items").get(0).path("reasons")).isNotEmpty();
    }
  }

  @Test
  void refusesWhatIsNoLabelAndWhoMayNotLabel() {
    try (var service = RunningService.on(folder)) {
      service.lines(said("c1", "u1", "Hello"));
      service.settle();

      for (var broken :
          List.of(
              "{}",
              "[]",
              "{\"escalates\":\"yes\"}",
              "{\"escalates\":true,\"turn\":1}",
              "{\"escalates\":true,\"kind\":\"LOUD\"}",
              "{\"escalates\":false,\"turn\":0}")) {
        assertThat(label(service, "c1", broken)).as(broken).isEqualTo(400);
      }
      assertThat(label(service, "c9", "{\"escalates\":true}")).isEqualTo(404);
      assertProblem(service.get("/v1/labels?limit=0", DATA), 400);
      assertProblem(service.get("/v1/labels", SUPERVISOR), 403);
      assertProblem(service.get("/v1/labels/queue", SUPERVISOR), 403);
      assertProblem(
          service.post("/v1/conversations/c1/label", SUPERVISOR, "{\"escalates\":true}"), 403);
    }
  }

  @Test
  void aLabelThatIsTakenBackIsKeptAndCountsNoMore() {
    try (var service = RunningService.on(folder)) {
      service.lines(said("c1", "u1", "Where is my parcel?"), ended("c1", "RESOLVED"));
      service.settle();
      label(service, "c1", "{\"escalates\":true}");
      Eventually.holds("it is labelled", () -> queue(service).path("items").isEmpty());

      assertThat(service.send(takeBack(service, "c1")).statusCode()).isEqualTo(204);

      Eventually.holds("it is to be labelled", () -> queue(service).path("items").size() == 1);
      var history = read(service.get("/v1/conversations/c1/labels", DATA));
      assertThat(history.path("escalates").asBoolean()).isFalse();
      assertThat(history.path("source").asText()).isEqualTo("OUTCOME");
      assertThat(history.path("log").findValuesAsText("word"))
          .containsExactly("RESOLVED", "ESCALATES", "TAKEN_BACK");
      assertThat(service.send(takeBack(service, "c1")).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void labelledConversationsAreFoundByLabelSourceDisagreementAndWords() {
    try (var service = RunningService.on(folder)) {
      service.lines(said("c1", "u1", "Where is my parcel?"), ended("c1", "RESOLVED"));
      service.lines(said("c2", "u1", "My router blinks red."), ended("c2", "ESCALATED"));
      service.lines(said("c3", "u1", "My router is silent."), ended("c3", "TRANSFERRED"));
      service.settle();
      label(service, "c1", "{\"escalates\":true,\"turn\":0}");

      assertThat(found(service, "")).containsExactly("c1", "c3", "c2");
      assertThat(found(service, "claim=ESCALATES")).containsExactly("c1", "c2");
      assertThat(found(service, "claim=UNCLEAR")).containsExactly("c3");
      assertThat(found(service, "source=MANUAL")).containsExactly("c1");
      assertThat(found(service, "disagreeing=true")).containsExactly("c1");
      assertThat(found(service, "q=ROUTER+blinks")).containsExactly("c2");
      assertThat(found(service, "until=2020-01-01")).isEmpty();
      var page = read(service.get("/v1/labels/conversations?limit=2", DATA));
      assertThat(page.path("items").get(0).path("words").asText()).contains("parcel");
      assertThat(found(service, "limit=2&cursor=" + page.path("next").asText()))
          .containsExactly("c2");
      assertProblem(service.get("/v1/labels/conversations?claim=LOUD", DATA), 400);
      assertProblem(service.get("/v1/labels/conversations?from=today", DATA), 400);
    }
  }

  private static List<String> found(RunningService service, String filter) {
    return read(service.get("/v1/labels/conversations?" + filter, DATA))
        .path("items")
        .findValuesAsText("conversation");
  }

  private static HttpRequest takeBack(RunningService service, String conversation) {
    return service.request("/v1/conversations/" + conversation + "/label", DATA).DELETE().build();
  }

  private static JsonNode queue(RunningService service) {
    return read(service.get("/v1/labels/queue", DATA));
  }

  private static JsonNode alerts(RunningService service) {
    return read(service.get("/v1/alerts", SUPERVISOR)).path("items");
  }

  private static int label(RunningService service, String conversation, String json) {
    return service.post("/v1/conversations/" + conversation + "/label", DATA, json).statusCode();
  }

  private static String ended(String conversation, String outcome) {
    return "{\"type\":\"ended\",\"conversation\":\"%s\",\"outcome\":\"%s\"}"
        .formatted(conversation, outcome);
  }

  private List<LabelledConversation> readBack(List<LabelledConversation> written) {
    var lines = String.join("\n", written.stream().map(ConversationWriter::line).toList());
    var in = new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
    var contents = ConversationFile.labelled("written", in);
    assertThat(contents.badLines()).isEmpty();
    return contents.conversations();
  }
}
