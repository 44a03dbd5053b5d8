package org.tocsin.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
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
  void isRefusedByAnotherEncoder() {
    assertThatThrownBy(() -> MODEL.scorer(renamed()))
        .hasMessageContaining("words-48")
        .hasMessageContaining("another");
  }

  private static ServedModel trained(long seed) {
    return new Retraining(
            ENCODER,
            text -> text.replaceAll("\\bbill\\b", "[WORD]"),
            SMALL,
            seed,
            "test",
            PROGRESS::add)
        .run(SOME, Corpus.sides());
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
