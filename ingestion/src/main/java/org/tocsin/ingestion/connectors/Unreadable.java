package org.tocsin.ingestion.connectors;

/** A rule that a part of a payload breaks; its message names place and rule. No stack trace. */
final class Unreadable extends Exception {
  Unreadable(String place, String rule) {
    super(place.isEmpty() ? rule : place + " " + rule, null, false, false);
  }
}
