package org.tocsin.training;

import java.util.function.Consumer;

/**
 * Progress that nobody listens to. Where a test trains while its class is still being initialised,
 * a lambda of that class would make the worker threads wait for the initialiser, and it for them.
 */
public final class Unheard implements Consumer<String> {
  @Override
  public void accept(String line) {}
}
