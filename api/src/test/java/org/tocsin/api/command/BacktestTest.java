package org.tocsin.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.api.RunningService;
import org.tocsin.model.registry.ModelRegistry;
import org.tocsin.model.risk.Assessor;
import org.tocsin.training.ConversationWriter;
import org.tocsin.training.Corpus;
import org.tocsin.training.LabelledConversation;
import org.tocsin.training.OfflineScoring;
import org.tocsin.training.backtest.Backtest;
import org.tocsin.training.backtest.Backtest.Case;

class BacktestTest {
  private static final List<LabelledConversation> SOME =
      Corpus.conversations().stream().limit(8).toList();

  private static final String ANY_WORD =
      """
      title: They say anything
      when:
        phrases:
          - \\w+
      steps:
        - do: Greet them
          done:
            - Good morning, how can I help you?
      """;

  @TempDir private Path folder;

  @Test
  void ringsWhereTheServiceRings() {
    var model = ModelRegistry.shipped();
    var scorer = model.scorer(RunningService.encoder());
    for (var policy : List.of(model.policy(), model.policy().raising(0.3))) {
      var scoring = new OfflineScoring(new Assessor(scorer, policy));
      var cases = SOME.stream().map(c -> new Case(c.transcript(), Optional.of(c.label()))).toList();
      var traces = Backtest.of(scorer, cases, _ -> {}).traces();
      for (int i = 0; i < SOME.size(); i++) {
        var turns = scoring.score(SOME.get(i)).turns();
        assertThat(traces.get(i).rings(policy))
            .as(SOME.get(i).transcript().id().value())
            .isEqualTo(
                IntStream.range(0, turns.size())
                    .filter(t -> turns.get(t).alert())
                    .boxed()
                    .toList());
      }
    }
  }

  @Test
  void comparesAThresholdWithWhatServesAndNamesWhatChanges() throws IOException {
    var out = folder.resolve("backtest.json");

    var ran = Ran.of("backtest", "--data", data(), "--threshold", "0.05", "--out", out.toString());

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("8 conversations", "rings from", "would ring");
    var json = RunningService.json(Files.readString(out));
    assertThat(json.path("proposed").path("policy").path("raiseAt").asDouble())
        .isCloseTo(0.05, within(1e-9));
    assertThat(json.path("proposed").path("ringing").asInt())
        .isGreaterThan(json.path("now").path("ringing").asInt());
    assertThat(json.path("changes")).isNotEmpty();
  }

  @Test
  void readsAPolicyAndABudget() throws IOException {
    var policy = Files.writeString(folder.resolve("p.yaml"), "raiseAt: 0.2\nquietTurns: 3\n");

    assertThat(Ran.of("backtest", "--data", data(), "--policy", policy.toString()).out())
        .containsPattern("rings from +0\\.\\d+ +0\\.200");
    assertThat(Ran.of("backtest", "--data", data(), "--alerts-per-hour", "100").code()).isZero();
  }

  @Test
  void comparesPlaybooksWithThoseThatShipAndNamesWhatChanges() throws IOException {
    var playbooks = Files.createDirectory(folder.resolve("playbooks"));
    Files.writeString(playbooks.resolve("any-word.yaml"), ANY_WORD);
    var out = folder.resolve("playbooks.json");

    var ran =
        Ran.of("backtest", "--data", data(), "--playbooks", "" + playbooks, "--out", "" + out);

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("8 conversations")
        .containsPattern("any-word +none → 8 +none → %d ".formatted(escalations()))
        .containsPattern("wants-a-supervisor +\\d+ → none");
    var lines = RunningService.json(Files.readString(out)).path("playbooks");
    var ours =
        lines.valueStream().filter(l -> l.path("playbook").asText().equals("any-word")).toList();
    assertThat(ours)
        .singleElement()
        .satisfies(line -> {
          assertThat(line.path("now").isNull()).isTrue();
          assertThat(line.at("/proposed/hits").asInt()).isEqualTo(escalations());
          assertThat(line.at("/proposed/of100Calm").asDouble()).isEqualTo(100);
        });
  }

  @Test
  void theSamePlaybooksChangeNothing() throws IOException {
    var shipped = Path.of("..", "training-data", "playbooks").toString();

    var ran = Ran.of("backtest", "--data", data(), "--playbooks", shipped);

    assertThat(ran.out()).contains("\n0 starts change").doesNotContain("none");
  }

  @Test
  void refusesPlaybooksThatBreakARule() throws IOException {
    var playbooks = Files.createDirectory(folder.resolve("playbooks"));
    Files.writeString(playbooks.resolve("odd.yaml"), ANY_WORD.replace("phrases", "phases"));

    var ran = Ran.of("backtest", "--data", data(), "--playbooks", "" + playbooks);

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("odd.yaml", "phases");
  }

  private static int escalations() {
    return (int) SOME.stream().filter(c -> c.label().escalates()).count();
  }

  @ParameterizedTest
  @CsvSource({
    "'raiseat: 0.2', 'there is no raiseat'",
    "'raiseAt: 2', 'raiseAt must be between 0 and 1'",
    "'quietTurns: many', 'quietTurns must be a number'"
  })
  void refusesAPolicyThatIsNone(String yaml, String rule) throws IOException {
    var policy = Files.writeString(folder.resolve("p.yaml"), yaml).toString();

    var ran = Ran.of("backtest", "--data", data(), "--policy", policy);

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains(policy, rule);
  }

  @Test
  void needsConversationsAndOneProposalAtMost() throws IOException {
    assertThat(Ran.of("backtest").code()).isEqualTo(2);
    assertThat(
            Ran.of("backtest", "--data", data(), "--threshold", "1", "--alerts-per-hour", "2")
                .code())
        .isEqualTo(2);
  }

  private String data() throws IOException {
    return Files.write(
            folder.resolve("conversations"), SOME.stream().map(ConversationWriter::line).toList())
        .toString();
  }
}
