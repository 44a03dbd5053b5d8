/**
 * How good a predictor is, by one protocol for every data set, computed from {@link
 * org.tocsin.model.evaluation.ScoredConversation}s alone. {@link
 * org.tocsin.model.evaluation.EvaluationReport} is everything, of a model and the baselines beside
 * it; {@link org.tocsin.model.evaluation.Evaluation} is the few figures that a model keeps. Which
 * belief of a conversation a figure looks at, {@link org.tocsin.model.evaluation.Beliefs} says.
 */
@NullMarked
package org.tocsin.model.evaluation;

import org.jspecify.annotations.NullMarked;
