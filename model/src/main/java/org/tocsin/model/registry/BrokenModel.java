package org.tocsin.model.registry;

import static java.util.Objects.requireNonNull;

/** A model that cannot serve: it is not there, a file is missing, altered or unreadable. */
public final class BrokenModel extends RuntimeException {
  BrokenModel(String message) {
    super(message);
  }

  BrokenModel(String message, Throwable cause) {
    super(message, cause);
  }

  /** One sentence that names the model and what is wrong with it. */
  @Override
  public String getMessage() {
    return requireNonNull(super.getMessage());
  }
}
