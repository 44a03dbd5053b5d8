package org.tocsin.api.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.tocsin.model.classifier.Hyperparameters;
import org.tocsin.model.encoder.BgeSmallEncoder;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.language.Redactor;
import org.tocsin.model.registry.ServedModel;
import org.tocsin.training.Corpus;
import org.tocsin.training.Retraining;
import org.tocsin.training.Split;
import org.tocsin.training.benchmark.Bench;

/**
 * The bench of the benchmark: the shipped corpus, the encoder, and training as {@link Train} does
 * it.
 */
final class Workbench {
  /** Every group of the corpus has a fixed side, so no seed decides. */
  private static final long NO_MATTER = 0;

  private Workbench() {}

  static Bench of(ServedModel model, Optional<Path> data) {
    var encoder = Engine.encoder(Places.vectors());
    var redaction = remembering();
    return new Bench(
        model,
        encoder,
        BgeSmallEncoder::open,
        Split.of(Corpus.conversations(), Corpus.sides(), NO_MATTER),
        data,
        redaction,
        trainer(encoder, redaction),
        System.err::println);
  }

  /** The same texts come again with every training. */
  private static UnaryOperator<String> remembering() {
    var redactor = new Redactor();
    var known = new ConcurrentHashMap<String, String>();
    return text -> known.computeIfAbsent(text, t -> redactor.redact(t).text());
  }

  private static Bench.Trainer trainer(SentenceEncoder encoder, UnaryOperator<String> redaction) {
    return (conversations, sides, seed) ->
        new Retraining(
                encoder,
                redaction,
                Hyperparameters.DEFAULT,
                seed,
                Places.code(),
                System.err::println)
            .run(conversations, Corpus.ratedTurns(), sides);
  }
}
