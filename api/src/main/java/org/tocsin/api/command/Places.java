package org.tocsin.api.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.tocsin.api.Configuration;
import org.tocsin.api.settings.StorageSettings;

/** The usual places outside the project, and what this build is called. */
final class Places {
  private Places() {}

  /** Where things are kept between runs: in {@code XDG_CACHE_HOME}, else in {@code ~/.cache}. */
  static Path cache() {
    return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
        .filter(dir -> !dir.isBlank())
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
        .resolve("tocsin");
  }

  /** The vectors of texts. */
  static Path vectors() {
    return cache().resolve("vectors");
  }

  /** Where a service that is told nothing else keeps its state. */
  static Path state() {
    return Configuration.of(Optional.empty(), System.getenv(), Map.of()).at(StorageSettings.STATE);
  }

  /**
   * The version of the code, from the jar's manifest ("development" outside a jar), and the commit
   * where the launcher knows it.
   */
  static String code() {
    var version =
        Optional.ofNullable(Places.class.getPackage().getImplementationVersion())
            .orElse("development");
    return (version + " " + System.getProperty("tocsin.commit", "")).strip();
  }
}
