package org.tocsin.api.settings;

import java.util.Optional;
import org.tocsin.model.registry.ModelRegistry;
import org.tocsin.model.registry.ModelVersion;

/** Which model scores silently while nobody has named one. */
public sealed interface ShadowSetting {
  /** None. */
  record None() implements ShadowSetting {}

  /** This one. */
  record Named(ModelVersion version) implements ShadowSetting {}

  /** The one that was added last, unless it serves or has served. */
  record Newest() implements ShadowSetting {}

  /** As it stands in a configuration: empty, a version, or {@code newest}. */
  static ShadowSetting of(String text) {
    if (text.isEmpty()) {
      return new None();
    }
    if (text.equals("newest")) {
      return new Newest();
    }
    if (!ModelVersion.names(text)) {
      throw new IllegalArgumentException(
          "shadow must be a model's version, newest, or empty: was " + text);
    }
    return new Named(new ModelVersion(text));
  }

  /** The version in a registry that it means now, if there is one. */
  default Optional<ModelVersion> in(ModelRegistry registry) {
    return switch (this) {
      case None _ -> Optional.empty();
      case Named(var version) -> Optional.of(version).filter(v -> !v.equals(registry.serving()));
      case Newest _ -> registry.newest();
    };
  }
}
