/**
 * How good a predictor is, by one protocol for every data set: {@link
 * org.tocsin.model.evaluation.Evaluation} computes every figure from {@link
 * org.tocsin.model.evaluation.ScoredConversation}s alone.
 */
@NullMarked
package org.tocsin.model.evaluation;

import org.jspecify.annotations.NullMarked;
