package org.tocsin.ingestion;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An alert on which nobody acted, and which therefore went on to another supervisor.
 *
 * @param alert its id
 * @param to the name of that supervisor; empty for all who may see it, after which it goes no
 *     further
 * @param waited how long it had been open
 * @param times how often it has gone on, this time included
 */
public record PassedOn(String alert, Optional<String> to, Instant at, Duration waited, int times) {}
