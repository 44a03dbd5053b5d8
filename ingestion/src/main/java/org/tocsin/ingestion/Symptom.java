package org.tocsin.ingestion;

/** What may be wrong with what arrives of a conversation. */
public enum Symptom {
  /** Nothing has arrived for much longer than is usual in this conversation. */
  SILENT(true),
  /** Partial results arrive, and no final one: nothing of it is analysed. */
  ONLY_PARTIALS(true),
  /** Frame after frame breaks a rule. */
  REJECTED(true),
  /** After many turns one of the two sides has not been heard. */
  ONE_SIDE(false),
  /** The recogniser itself hardly trusts what it heard. */
  UNSURE(false);

  private final boolean blind;

  Symptom(boolean blind) {
    this.blind = blind;
  }

  /** Whether what happens in the conversation now is not seen at all, which rings. */
  public boolean blind() {
    return blind;
  }
}
