package org.tocsin.ingestion;

import org.tocsin.model.risk.Assessor;

/** What turns events into beliefs now. */
public record Scorer(Name name, Assessor assessor) {

  /**
   * Whose beliefs they are.
   *
   * @param version of the model
   * @param digest of all that beliefs and alerts depend on: another digest, other beliefs
   */
  public record Name(String version, String digest) {}
}
