package org.tocsin.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.model.classifier.Hyperparameters;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.registry.ServedModel;
import org.tocsin.model.risk.Assessor;

class RetrainingTest {
  private static final SentenceEncoder ENCODER = new WordsEncoder();
  private static final Hyperparameters SMALL = new Hyperparameters(8, 5e-3, 1e-3, 0.8, 64, 2, 2);
  private static final List<LabelledConversation> SOME =
      Corpus.conversations().stream()
          .filter(c -> c.transcript().vertical().equals("telecom"))
          .limit(40)
          .toList();
  private static final List<RatedTurn> RATED = Corpus.ratedTurns().subList(0, 40);
  private static final List<String> PROGRESS = new ArrayList<>();
  private static final ServedModel MODEL = trained(7);

  @Test
  void givesTheSameModelWhenRunTwice() {
    var again = trained(7);

    assertThat(again.version()).isEqualTo(MODEL.version());
    assertThat(again.provenance()).isEqualTo(MODEL.provenance());
    assertThat(again.evaluation()).isEqualTo(MODEL.evaluation());
    assertThat(again.policy()).isEqualTo(MODEL.policy());
    assertThat(again.classifier().calibration()).isEqualTo(MODEL.classifier().calibration());
    assertThat(again.features().learnt()).isEqualTo(MODEL.features().learnt());
    assertThat(shown(again)).isEqualTo(shown(MODEL));
  }

  @Test
  void saysWhatItWasMadeOf() {
    var provenance = MODEL.provenance();

    assertThat(provenance.train() + provenance.validation() + provenance.test())
        .isEqualTo(SOME.size());
    assertThat(provenance.encoder()).isEqualTo(ENCODER.version());
    assertThat(provenance.hyperparameters()).isEqualTo(SMALL);
    assertThat(provenance.seed()).isEqualTo(7);
    assertThat(MODEL.evaluation().conversations()).isEqualTo(provenance.test());
    assertThat(PROGRESS).anySatisfy(line -> assertThat(line).startsWith("encoded "));
  }

  @Test
  void learnsFromWhatRedactionLeavesAlone() {
    assertThat(MODEL.features().learnt().reading().customer().weights())
        .containsKey("[word]")
        .doesNotContainKey("bill");
  }

  @Test
  void goesOnWhereItWasStoppedAndComesToTheSameModel(@TempDir Path unfinished) throws IOException {
    assertThatThrownBy(() -> trained(unfinished, RetrainingTest::stopAtTheSecondEpoch))
        .hasStackTraceContaining("the power went out");
    damage(unfinished, Path.of("fold-2.heads", "signals.json"));
    var told = new CopyOnWriteArrayList<String>();

    var model = trained(unfinished, told::add);

    assertThat(told)
        .contains("going on with all.heads, which was finished before")
        .contains("going on with fold-4.reading, which was finished before")
        .anySatisfy(line -> assertThat(line).startsWith("fold-2.heads is made anew: "));
    assertThat(model.features().learnt()).isEqualTo(MODEL.features().learnt());
    assertThat(model.evaluation()).isEqualTo(MODEL.evaluation());
    assertThat(shown(model)).isEqualTo(shown(MODEL));
    assertThat(unfinished).isEmptyDirectory();
  }

  private static void damage(Path folder, Path part) throws IOException {
    try (var files = Files.walk(folder)) {
      var file = files.filter(f -> f.endsWith(part)).findFirst().orElseThrow();
      Files.writeString(file, "{\"wei");
    }
  }

  private static void stopAtTheSecondEpoch(String line) {
    if (line.startsWith("epoch 2")) {
      throw new IllegalStateException("the power went out");
    }
  }

  @Test
  void isRefusedByAnotherEncoder() {
    assertThatThrownBy(() -> MODEL.scorer(renamed()))
        .hasMessageContaining("words-48")
        .hasMessageContaining("another");
  }

  private static ServedModel trained(long seed) {
    return new Retraining(ENCODER, RetrainingTest::redacted, SMALL, seed, "test", PROGRESS::add)
        .run(SOME, RATED, Corpus.sides());
  }

  private static ServedModel trained(Path unfinished, Consumer<String> progress) {
    return new Retraining(
            ENCODER, RetrainingTest::redacted, SMALL, 7, "test", Optional.of(unfinished), progress)
        .run(SOME, RATED, Corpus.sides());
  }

  private static String redacted(String text) {
    return text.replaceAll("\\bbill\\b", "[WORD]");
  }

  private static List<Double> shown(ServedModel model) {
    var assessor = new Assessor(model.scorer(ENCODER), model.policy());
    return new OfflineScoring(assessor)
        .score(SOME.getFirst().transcript()).stream().map(t -> t.shown()).toList();
  }

  private static SentenceEncoder renamed() {
    return new SentenceEncoder() {
      @Override
      public int dimensions() {
        return ENCODER.dimensions();
      }

      @Override
      public float[] encode(String text) {
        return ENCODER.encode(text);
      }

      @Override
      public String version() {
        return "another";
      }
    };
  }
}
