package org.tocsin.api.command;

/** What a command was called with cannot be meant: exit code 2. */
final class WrongArguments extends IllegalArgumentException {
  WrongArguments(String rule) {
    super(rule);
  }
}
