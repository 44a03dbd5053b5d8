package org.tocsin.training.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.tocsin.model.classifier.Hyperparameters;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.registry.ServedModel;
import org.tocsin.training.Corpus;
import org.tocsin.training.LabelledConversation;
import org.tocsin.training.Retraining;
import org.tocsin.training.Split;
import org.tocsin.training.Unheard;
import org.tocsin.training.WordsEncoder;

/** A small bench whose trainer gives the same model whatever it is shown. */
final class Benches {
  static final SentenceEncoder ENCODER = new WordsEncoder();
  static final List<LabelledConversation> SOME =
      Corpus.conversations().stream()
          .filter(c -> List.of("telecom", "banking").contains(c.transcript().vertical()))
          .filter(c -> c.transcript().group().hashCode() % 3 == 0)
          .toList();
  static final Split SPLIT = Split.of(SOME, Corpus.sides(), 7);
  static final ServedModel MODEL = trained();

  private Benches() {}

  static Bench of(Optional<Path> data, Consumer<String> progress) {
    return with(data, progress, (_, _, _) -> MODEL);
  }

  static Bench with(Optional<Path> data, Consumer<String> progress, Bench.Trainer trainer) {
    return new Bench(
        MODEL, ENCODER, () -> ENCODER, SPLIT, data, UnaryOperator.identity(), trainer, progress);
  }

  /**
   * No lambda of this class: other threads would wait for it to be initialised, and we for them.
   */
  private static ServedModel trained() {
    var how = new Hyperparameters(8, 5e-3, 1e-3, 0.8, 64, 2, 2);
    return new Retraining(ENCODER, UnaryOperator.identity(), how, 7, "test", new Unheard())
        .run(SOME, List.of(), Corpus.sides());
  }
}
