package org.tocsin.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.DATA;
import static org.tocsin.api.RunningService.read;
import static org.tocsin.api.Wire.said;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.api.RunningService;
import org.tocsin.api.learning.OwnConversations;
import org.tocsin.training.ConversationFile;
import org.tocsin.training.LabelledConversation;

class LabelsTest {
  @TempDir private Path state;

  @Test
  void importsGoodLinesAndNamesBadOnesByPlaceAndRule() throws IOException {
    try (var service = conversations()) {
      var file =
          file(
              """
              {"conversation":"c1","escalates":true,"kind":"COMPLAINT","turn":0,"why":"read it"}

              nonsense
              {"conversation":"c2","escalates":false}
              {"conversation":"c9","escalates":false}
              """);

      var ran = Ran.of("labels", "import", "--state", "" + state, "--by", "kim", "" + file);

      assertThat(ran.code()).isEqualTo(1);
      assertThat(ran.out())
          .isEqualTo(
              "2 labels were added, 0 of them against an earlier word; 0 were there already, 2 lines"
                  + " are no label\n");
      assertThat(ran.err().lines())
          .satisfiesExactly(
              line -> assertThat(line).startsWith(file + ":3: is not JSON: "),
              line -> assertThat(line).isEqualTo(file + ":5: there is no conversation c9 here"));
      var items = read(service.get("/v1/labels", DATA)).path("items");
      assertThat(items.findValuesAsText("source")).containsExactly("IMPORT", "IMPORT");
      assertThat(items.path(0).path("by").asText()).isEqualTo("kim");
      assertThat(items.path(0).path("kind").asText()).isEqualTo("COMPLAINT");
    }
    assertThat(own()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []                                                       | must be a JSON object
          {"escalates":true}                                       | conversation must be an id
          {"conversation":"c1"}                                    | escalates must be true or false
          {"conversation":"c1","escalates":"yes"}                  | escalates must be true or false
          {"conversation":"c1","escalates":true,"kind":"ANGER"}    | kind must be one of [
          {"conversation":"c1","escalates":true,"turn":"2"}        | turn must be a whole number: was "2"
          {"conversation":"c1","escalates":true,"turn":-1}         | turn must not be negative: was -1
          {"conversation":"c1","escalates":false,"turn":1}         | a calm conversation has neither
          {"conversation":"c1","escalates":true,"outcome":"x"}     | there is no field outcome; there are [
          """)
  void saysWhichRuleALineBreaks(String line, String rule) throws IOException {
    try (var _ = conversations()) {
      var file = file(line);

      var ran = Ran.of("labels", "import", "--state", "" + state, "" + file);

      assertThat(ran.code()).isEqualTo(1);
      assertThat(ran.err()).startsWith(file + ":1: " + rule);
    }
  }

  @Test
  void leavesOutWhatWasImportedAlreadyAndTellsOfConflicts() throws IOException {
    try (var _ = conversations()) {
      var file =
          file(
              """
              {"conversation":"c1","escalates":true}
              {"conversation":"c1","escalates":true,"why":"again"}
              {"conversation":"c1","escalates":false}
              """);
      var first = Ran.of("labels", "import", "--state", "" + state, "" + file);
      assertThat(first.code()).isZero();
      assertThat(first.out())
          .startsWith("2 labels were added, 1 of them against an earlier word; 1");
      assertThat(first.err())
          .isEqualTo(
              "%s:3: says of c1 otherwise than %s:1; the last word counts\n".formatted(file, file));

      var again =
          Ran.of(
              "labels",
              "import",
              "--state",
              "" + state,
              "" + file("{\"conversation\":\"c1\",\"escalates\":false}"));
      assertThat(again.out())
          .startsWith("0 labels were added, 0 of them against an earlier word; 1");
      assertThat(own().getFirst().label().escalates()).isFalse();

      var other =
          Ran.of(
              "labels",
              "import",
              "--state",
              "" + state,
              "" + file("{\"conversation\":\"c1\",\"escalates\":true}"));
      assertThat(other.err()).contains("otherwise than CALM by import; the last word counts");
    }
  }

  @Test
  void exportsNoCustomerAndNoAgentInTheClearAndKeepsThoseOfOneCustomerTogether()
      throws IOException {
    try (var _ = conversations()) {
      Ran.of(
          "labels",
          "import",
          "--state",
          "" + state,
          ""
              + file(
                  """
                  {"conversation":"c1","escalates":true}
                  {"conversation":"c2","escalates":false}
                  """));
    }
    var out = state.resolve("exported.jsonl");

    assertThat(Ran.of("labels", "export", "--state", "" + state, "--out", "" + out).code())
        .isZero();

    var text = Files.readString(out);
    assertThat(text).doesNotContain("Jane").doesNotContain("agent-seven");
    var exported = ConversationFile.labelled(out).conversations();
    var customers =
        exported.stream().map(c -> c.transcript().circumstances().customer().orElseThrow());
    assertThat(customers.distinct()).singleElement().asString().matches("customer-[0-9a-f]{16}");
    assertThat(exported.stream().map(c -> c.transcript().group()).distinct()).hasSize(1);
    Ran.of("labels", "export", "--state", "" + state, "--out", "" + out);
    assertThat(out).hasContent(text);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(state.resolve("pseudonyms.key"))))
        .isEqualTo("rw-------");
  }

  private List<LabelledConversation> own() {
    var own = new ArrayList<LabelledConversation>();
    OwnConversations.each(state, own::add);
    return own;
  }

  private RunningService conversations() {
    var service = RunningService.on(state);
    for (var id : new String[] {"c1", "c2"}) {
      service.lines(
          "{\"type\":\"started\",\"conversation\":\"%s\",\"agent\":\"agent-seven\",\"customer\":\"Jane\"}"
              .formatted(id),
          said(id, "u1", "Where is my parcel?"));
    }
    service.settle();
    return service;
  }

  private Path file(String lines) throws IOException {
    return Files.writeString(state.resolve("labels.jsonl"), lines);
  }
}
