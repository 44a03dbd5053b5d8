package org.tocsin.training.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.risk.AssessedTurn;
import org.tocsin.training.LabelledConversation;
import org.tocsin.training.benchmark.ExplanationsRow.Moment;

class RowsTest {
  @TempDir private Path folder;

  /** What each training was shown. */
  private final List<Set<String>> learnt = new ArrayList<>();

  @BeforeEach
  void layOut() throws IOException {
    write("tau-handoff/conversations.jsonl", 40, RowsTest::chat);
    write("github-derailment/conversations.jsonl", 40, RowsTest::chat);
    write("conversations-gone-awry/wiki-validation.jsonl", 40, RowsTest::chat);
    write("betold/valid.jsonl", 40, RowsTest::call);
    write("complaints/tweets.jsonl", 20, RowsTest::tweet);
    write("uss/mwoz.jsonl", 20, RowsTest::dialogue);
    write("banking-knowledge/articles.jsonl", 3, RowsTest::article);
    write("banking-knowledge/queries.jsonl", 3, RowsTest::query);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "corpus",
        "tau",
        "robustness",
        "explanations",
        "knowledge",
        "needs",
        "redaction",
        "speed",
        "seeds",
        "sampling",
        "drift",
        "verticals",
        "tau-folds",
        "github-folds",
        "betold-folds",
        "awry-folds"
      })
  void measuresEveryRow(String name) {
    var row = row(name);

    var findings = row.measure(bench());

    assertThat(bench().has(row)).isTrue();
    assertThat(findings.tables()).isNotEmpty();
    assertThat(findings.tables().getFirst().lines())
        .allSatisfy(line -> assertThat(line.values().getFirst()).isNotNaN());
  }

  @Test
  void readsMoodsWithItsOwnHeadAndWithAnother() {
    var row = new SentimentRow(() -> text -> text.contains("awful") ? -1 : 1);

    var table = row.measure(bench()).tables().getFirst();

    assertThat(table.at("CoreNLP", "complaints: AUROC")).isEqualTo(1);
    assertThat(table.at("CoreNLP", "USS: AUROC of dissatisfied")).isEqualTo(1);
    assertThat(table.at("own head", "corpus: Spearman")).isNotNaN();
  }

  @Test
  void judgesEachFoldByAModelThatHasNotSeenIt() {
    row("tau-folds").measure(bench());

    assertThat(learnt).hasSize(5);
    for (int i = 0; i < 40; i++) {
      var id = "c" + i;
      assertThat(learnt.stream().filter(ids -> !ids.contains(id))).as(id).hasSize(1);
    }
  }

  @Test
  void leavesOneVerticalOutAfterTheOther() {
    row("verticals").measure(bench());

    assertThat(learnt).hasSize(2);
    assertThat(learnt.getFirst()).noneMatch(id -> id.startsWith("banking"));
    assertThat(learnt.getLast()).noneMatch(id -> id.startsWith("telecom"));
  }

  @Test
  void learnsFromSamplesThatHoldTheSmallerOnesAndMeasuresOnTheSame() {
    row("sampling").measure(bench());

    var test = ids(Benches.SPLIT.test());
    int learning = Benches.SPLIT.learning().size();
    assertThat(learnt).hasSize(9).allSatisfy(ids -> assertThat(ids).containsAll(test));
    assertThat(learnt.get(3)).hasSize(test.size() + learning / 2).containsAll(learnt.getFirst());
    assertThat(learnt.getLast()).hasSize(test.size() + learning).containsAll(learnt.get(3));
  }

  @Test
  void neverTrainsOnTheTestSide() {
    var test = new HashSet<>(ids(Benches.SPLIT.test()));

    row("verticals").measure(bench());
    row("betold-folds").measure(bench());

    assertThat(learnt).allSatisfy(ids -> assertThat(ids).doesNotContainAnyElementsOf(test));
  }

  @Test
  void saysIntentsAndEntitiesInWords() {
    var call = Betold.conversations(folder.resolve("betold/valid.jsonl")).getFirst();

    assertThat(call.transcript().turns())
        .extracting(Utterance::text)
        .containsExactly("ask time preference, schedule time", "confirm");
    assertThat(call.transcript().turns().getFirst().speaker()).isEqualTo(Speaker.AGENT);
  }

  @Test
  void knowsWhatBlindDrawsWouldHit() {
    var turns = shown(Benches.SOME.getFirst()).subList(0, 5);

    assertThat(new Moment(turns, Set.of(2)).chance()).isCloseTo(3.0 / 5, within(1e-12));
    assertThat(new Moment(turns, Set.of(0, 3)).chance()).isCloseTo(1 - 0.1, within(1e-12));
    assertThat(new Moment(turns.subList(0, 2), Set.of(0)).chance()).isEqualTo(1);
  }

  @Test
  void namesTheCustomersLastTurns() {
    var turns = shown(Benches.SOME.getFirst()).subList(0, 8);

    assertThat(new Moment(turns, Set.of()).lastOfCustomer())
        .hasSize(3)
        .allSatisfy(
            i -> assertThat(turns.get(i).turn().utterance().speaker()).isEqualTo(Speaker.CUSTOMER));
  }

  private static List<AssessedTurn> shown(LabelledConversation conversation) {
    return Benches.of(Optional.empty(), _ -> {})
        .scoring(Benches.MODEL)
        .score(conversation.transcript());
  }

  private Bench bench() {
    return Benches.with(
        Optional.of(folder),
        _ -> {},
        (conversations, _, _) -> {
          learnt.add(new HashSet<>(ids(conversations)));
          return Benches.MODEL;
        });
  }

  private static List<String> ids(List<LabelledConversation> conversations) {
    return conversations.stream().map(c -> c.transcript().id().value()).toList();
  }

  /** Of weeks a few do here. */
  private static Row row(String name) {
    if (name.equals("drift")) {
      return new DriftRow(4, 2);
    }
    return Rows.all().stream().filter(r -> r.about().name().equals(name)).findFirst().orElseThrow();
  }

  private interface Form {
    String of(int number, boolean bad);
  }

  private void write(String name, int count, Form form) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        IntStream.range(0, count)
            .mapToObj(i -> form.of(i, i % 3 == 0))
            .collect(Collectors.joining("\n")));
  }

  private static String chat(int number, boolean bad) {
    var turns =
        IntStream.range(0, 6 + number % 5)
            .mapToObj(i ->
                "{\"speaker\": \"CUSTOMER\", \"text\": \"%s %d\"}"
                    .formatted(bad ? "this is awful" : "that is fine", i))
            .collect(Collectors.joining(", "));
    return "{\"id\": \"c%d\", \"turns\": [%s], \"escalates\": %b%s}"
        .formatted(number, turns, bad, bad ? ", \"escalates_at\": 5" : "");
  }

  private static String call(int number, boolean bad) {
    return """
    {"id": "b%d", "escalates": %b, "events": [{"speaker": "BOT", "intent": "ask_time_preference",\
     "entities": ["schedule_time"]}, {"speaker": "CUSTOMER", "intent": "confirm", "entities": []}]}\
    """
        .formatted(number, bad);
  }

  private static String tweet(int number, boolean bad) {
    return "{\"text\": \"%s %d\", \"complaint\": %b}"
        .formatted(bad ? "awful" : "lovely", number, bad);
  }

  private static String dialogue(int number, boolean bad) {
    return """
    {"turns": [{"speaker": "CUSTOMER", "text": "%s %d", "ratings": [%d, 3]}, {"text": "Well."}]}\
    """
        .formatted(bad ? "awful" : "lovely", number, bad ? 1 : 4);
  }

  private static String article(int number, boolean bad) {
    return "{\"id\": \"a%d\", \"title\": \"Card %d\", \"body\": \"About card %d, %b.\"}"
        .formatted(number, number, number, bad);
  }

  private static String query(int number, boolean bad) {
    return "{\"id\": \"q%d\", \"text\": \"my card %d, %b\", \"relevant\": [\"a%d\"]}"
        .formatted(number, number, bad, number);
  }
}
