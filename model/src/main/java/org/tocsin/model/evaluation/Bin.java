package org.tocsin.model.evaluation;

/**
 * Conversations of like belief: what was believed of them, and what came.
 *
 * @param belief the mean, 0..1
 * @param rate the share that escalates, 0..1
 */
public record Bin(double belief, double rate, int conversations) {}
