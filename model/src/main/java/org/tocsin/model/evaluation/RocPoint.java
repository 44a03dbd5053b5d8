package org.tocsin.model.evaluation;

/** What one threshold catches, and what it costs: shares of escalating and of calm ones, 0..1. */
public record RocPoint(double falsePositiveRate, double truePositiveRate) {}
