package org.tocsin.api.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tocsin.model.registry.ModelCard;
import org.tocsin.model.registry.ModelRegistry;
import org.tocsin.model.registry.ModelVersion;
import org.tocsin.model.registry.ServedModel;
import picocli.CommandLine.Option;

/** The registry that a command works on, and what is called how in it. */
final class RegistryFolder {
  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "The state folder whose models are meant (default: as for serve).")
  Optional<Path> state = Optional.empty();

  ModelRegistry registry() {
    return Engine.registry(folder());
  }

  Path folder() {
    return state.orElseGet(Places::state);
  }

  /** The card of a version, or of a model's own folder. */
  ModelCard card(String named) {
    return Files.isDirectory(Path.of(named))
        ? ModelRegistry.cardIn(Path.of(named))
        : registry().card(new ModelVersion(named));
  }

  /** The model of a version, or in a model's own folder. */
  ServedModel model(String named) {
    return Files.isDirectory(Path.of(named))
        ? ModelRegistry.in(Path.of(named))
        : registry().read(new ModelVersion(named));
  }
}
