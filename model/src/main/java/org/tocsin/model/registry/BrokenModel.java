package org.tocsin.model.registry;

/** A model folder that is not whole: a file is missing, altered or unreadable. */
public final class BrokenModel extends RuntimeException {
  BrokenModel(String message) {
    super(message);
  }

  BrokenModel(String message, Throwable cause) {
    super(message, cause);
  }
}
