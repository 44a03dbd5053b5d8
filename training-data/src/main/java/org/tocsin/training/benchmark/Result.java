package org.tocsin.training.benchmark;

/**
 * A row's findings, and where they come from.
 *
 * @param model the version that was measured, or whose way of training was
 * @param data SHA-256 of the model, the corpus and the row's own files
 * @param measured when, as ISO-8601
 * @param code the version of the code, and its commit if it was known
 */
public record Result(
    String row,
    String model,
    String data,
    String measured,
    double seconds,
    String code,
    Findings findings) {}
