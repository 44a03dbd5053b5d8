package org.tocsin.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.DATA;
import static org.tocsin.api.RunningService.read;
import static org.tocsin.api.http.EventIntakeTest.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.RunningService;
import org.tocsin.model.language.Redactor;
import org.tocsin.training.Corpus;
import org.tocsin.training.LabelledConversation;

class ShippedCorpusTest {
  @TempDir private static Path folder;
  private static RunningService service;

  @BeforeAll
  static void start() {
    service = RunningService.on(folder);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void pagesShowEveryConversationOnce() {
    var ids = new ArrayList<String>();
    var address = "/v1/corpus?limit=200";
    for (var page = read(service.get(address, DATA)); ; ) {
      page.path("items").forEach(item -> ids.add(item.path("conversation").asText()));
      if (page.path("next").isNull()) {
        break;
      }
      page = read(service.get(address + "&cursor=" + page.path("next").asText(), DATA));
    }

    assertThat(ids)
        .containsExactlyElementsOf(
            Corpus.conversations().stream().map(c -> c.transcript().id().value()).toList());
    assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
  }

  @Test
  void filtersLeaveWhatFitsThemAll() {
    var page = page("vertical=telecom&split=test&escalates=true&limit=200");

    assertThat(page.path("items"))
        .isNotEmpty()
        .allSatisfy(item -> {
          assertThat(item.path("vertical").asText()).isEqualTo("telecom");
          assertThat(item.path("split").asText()).isEqualTo("test");
          assertThat(item.path("escalates").asBoolean()).isTrue();
        });
    assertThat(page.path("total").asInt()).isEqualTo(page.path("items").size());
    assertThat(page.path("of").asInt()).isEqualTo(Corpus.conversations().size());
    assertThat(page("kind=ABANDON").path("items").findValuesAsText("kind"))
        .isNotEmpty()
        .containsOnly("ABANDON");
    assertThat(page("q=telecom-m-001+ROAMING").path("total").asInt()).isEqualTo(1);
    assertThat(page("vertical=nowhere").path("items")).isEmpty();
    for (var wrong :
        List.of("split=all", "kind=LOUD", "escalates=perhaps", "limit=0", "cursor=x")) {
      assertProblem(service.get("/v1/corpus?" + wrong, DATA), 400);
    }
  }

  @Test
  void oneHasItsTurnsRedactedWithTheirLabels() {
    var known = first();
    var id = known.transcript().id().value();

    var shown = read(service.get("/v1/corpus/" + id, DATA));

    assertThat(shown.path("turns")).hasSize(known.transcript().turns().size());
    assertThat(shown.path("escalates").asBoolean()).isTrue();
    assertThat(shown.path("turn").asInt()).isEqualTo(known.label().seen());
    var note = known.label().signals().getFirst();
    assertThat(shown.path("turns").get(note.turn()).path("signals").get(0).asText())
        .isEqualTo(note.text());
    assertThat(shown.path("turns").findValuesAsText("text"))
        .containsExactlyElementsOf(
            known.transcript().redacted(new Redactor()).turns().stream()
                .map(t -> t.text())
                .toList());
    assertThat(page("limit=200").path("items").findValuesAsText("words"))
        .anySatisfy(words -> assertThat(words).contains("[PERSON]"));
    assertProblem(service.get("/v1/corpus/nobody", DATA), 404);
  }

  private static LabelledConversation first() {
    return Corpus.conversations().stream()
        .filter(c -> !c.label().signals().isEmpty())
        .filter(c -> c.label().seen() < c.transcript().turns().size())
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode page(String filter) {
    return read(service.get("/v1/corpus?" + filter, DATA));
  }
}
