package org.tocsin.training.imports;

/** A rule of a format that something breaks; caught where its place is known. */
final class BrokenRule extends IllegalArgumentException {
  BrokenRule(String rule) {
    super(rule);
  }
}
