package org.tocsin.api.http;

import org.tocsin.api.access.Caller;
import org.tocsin.ingestion.Bell;
import org.tocsin.ingestion.Handlings;
import org.tocsin.ingestion.HearingWatch;

/**
 * What is shown of conversations beside what is in them.
 *
 * @param hearing how well each is heard
 * @param handlings who looks after each
 * @param bell which alerts wait
 */
public record Viewing(HearingWatch hearing, Handlings handlings, Bell bell) {
  /** What a caller sees. */
  Views views(Caller caller) {
    return new Views(caller, hearing::of, handlings::of, bell::waiting);
  }
}
