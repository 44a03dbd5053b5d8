package org.tocsin.api.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tocsin.model.encoder.BgeSmallEncoder;
import org.tocsin.model.encoder.CachedEncoder;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.registry.ModelRegistry;
import org.tocsin.model.registry.ModelVersion;
import org.tocsin.model.registry.ServedModel;
import org.tocsin.model.risk.Assessor;
import picocli.CommandLine.Option;

/** Where models live, as every command that needs one is told. */
final class Engine {
  /** About 100 MB of vectors. */
  private static final int REMEMBERED = 50_000;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "Where models, journal and index live (default: what the product ships).")
  Optional<Path> state = Optional.empty();

  @Option(
      names = "--model",
      paramLabel = "VERSION|DIR",
      description = "A model version in the state folder, or a model's own folder.")
  Optional<String> model = Optional.empty();

  /** The model that was asked for, else the one that serves, else the shipped one. */
  ServedModel model() {
    if (model.isEmpty()) {
      return state.map(s -> registry(s).served()).orElseGet(ModelRegistry::shipped);
    }
    var named = model.get();
    if (Files.isDirectory(Path.of(named))) {
      return ModelRegistry.in(Path.of(named));
    }
    return state
        .map(s -> registry(s).read(new ModelVersion(named)))
        .orElseThrow(() ->
            new IllegalArgumentException(
                "--model %s is no folder, and without --state there are no versions"
                    .formatted(named)));
  }

  /** What turns events into beliefs, by the model that was asked for. */
  Assessor assessor(SentenceEncoder encoder) {
    var served = model();
    return new Assessor(served.scorer(encoder), served.policy());
  }

  static ModelRegistry registry(Path state) {
    return new ModelRegistry(state.resolve("models"));
  }

  /** The encoder, remembering what it read lately. */
  static SentenceEncoder encoder() {
    return CachedEncoder.of(BgeSmallEncoder.open(), REMEMBERED);
  }

  /** The encoder, remembering on disk as well. */
  static SentenceEncoder encoder(Path vectors) {
    return CachedEncoder.of(BgeSmallEncoder.open(), REMEMBERED, vectors);
  }
}
