package org.tocsin.api.http;

import java.util.Optional;
import java.util.function.Function;
import org.tocsin.api.access.Caller;
import org.tocsin.ingestion.Bell;
import org.tocsin.ingestion.Handlings;
import org.tocsin.ingestion.HearingWatch;
import org.tocsin.ingestion.PassedOn;

/**
 * What is shown of conversations beside what is in them.
 *
 * @param hearing how well each is heard
 * @param handlings who looks after each
 * @param bell which alerts wait
 * @param passed to whom an open alert went on, by its id
 */
public record Viewing(
    HearingWatch hearing,
    Handlings handlings,
    Bell bell,
    Function<String, Optional<PassedOn>> passed) {
  /** What a caller sees. */
  Views views(Caller caller) {
    return new Views(caller, hearing::of, handlings::of, bell::waiting, passed);
  }
}
