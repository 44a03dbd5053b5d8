package org.tocsin.model.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.tocsin.model.alert.AlertPolicy;
import org.tocsin.model.classifier.Hyperparameters;
import org.tocsin.model.evaluation.Evaluation;

class ModelCardTest {
  private static final ModelCard CARD =
      new ModelCard(
          new ModelVersion("v7"),
          new Provenance(
              "d47a",
              "5971",
              40,
              12,
              11,
              7,
              Hyperparameters.DEFAULT,
              "an encoder",
              "1.2 abc",
              "25",
              OptionalDouble.of(0.4)),
          AlertPolicy.raisingAt(0.9),
          Evaluation.of(List.of()));

  @Test
  void saysWhatTheModelIsForAndWhatItMustNotBeUsedFor() {
    assertThat(CARD.markdown())
        .startsWith("# Model card: v7\n")
        .contains("## Intended use", "## Not to be used for", "disciplining agents");
  }

  @Test
  void saysWhatTheModelWasMadeOf() {
    assertThat(CARD.markdown())
        .contains("learnt from 40 + 12 conversations", "measured on 11")
        .contains("| data, SHA-256 | d47a |", "| split, SHA-256 | 5971 |", "| code | 1.2 abc |")
        .contains(
            "| seed | 7 |", "hidden=16, learningRate=0.002", "| an encoder |", "| Java | 25 |");
  }

  @Test
  void showsEveryFigureAndADashForWhatIsUndefined() {
    assertThat(CARD.markdown())
        .contains("| matched AUROC at 50 % of the turns | – | more |")
        .contains("| calm conversations that rang | – | less |")
        .contains("rings from 0.90");
  }

  @Test
  void leavesNoBlankUnfilled() {
    assertThat(CARD.markdown()).doesNotContain("{", "}");
  }
}
