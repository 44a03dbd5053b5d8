package org.tocsin.api.learning;

import java.time.Instant;

/**
 * How far a silent candidate and the model that serves agree since the candidate began.
 *
 * @param turns that both scored
 * @param leftOut turns that the candidate could not follow
 * @param meanDifference of the beliefs, without sign
 * @param sameLevel the share of the turns at which both were at one level (calm, watch, high)
 * @param both turns at which both rang
 * @param onlyServing turns at which only the model that serves rang
 * @param onlyCandidate turns at which only the candidate would have rung
 * @param hours since the candidate began
 * @param millis50 half of the candidate's scorings took no longer, without encoding: the serving
 *     model has done that
 * @param turnsKept that the candidate keeps at hand, about 4 KB each
 */
public record Agreement(
    String version,
    Instant since,
    long turns,
    long leftOut,
    double meanDifference,
    double sameLevel,
    long both,
    long onlyServing,
    long onlyCandidate,
    double hours,
    double millis50,
    double millis99,
    long turnsKept) {}
