package org.tocsin.model.registry;

import java.time.Instant;
import java.util.Optional;

/** A line of the registry's list. */
public sealed interface Entry {
  /** What it is promoted by. */
  ModelVersion version();

  /** When it was added; empty for the shipped one, and for one that is not there. */
  Optional<Instant> added();

  /** A model that may serve. */
  record Whole(ModelVersion version, Optional<Instant> added, ModelCard card) implements Entry {}

  /** A model that may not, and why. */
  record Broken(ModelVersion version, Optional<Instant> added, String reason) implements Entry {}
}
