package org.tocsin.api.settings;

import java.util.List;
import java.util.function.Consumer;

/**
 * The settings of one purpose.
 *
 * @param together throws IllegalArgumentException where some of them do not go together
 */
public record Section(List<Setting<?>> settings, Consumer<Values> together) {
  public Section {
    settings = List.copyOf(settings);
  }

  /** Settings each of which stands for itself. */
  static Section of(Setting<?>... settings) {
    return new Section(List.of(settings), _ -> {});
  }

  /** The same, with one more rule that several of them must obey. */
  Section and(Consumer<Values> rule) {
    return new Section(settings, together.andThen(rule));
  }

  /** Throws IllegalArgumentException for the first value that breaks a rule. */
  public void check(Values values) {
    settings.forEach(values::at);
    together.accept(values);
  }
}
