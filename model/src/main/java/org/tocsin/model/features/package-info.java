/**
 * What the classifier sees of a conversation.
 *
 * <p>{@link org.tocsin.model.features.Turn} is an utterance with all that is known about it alone;
 * {@link org.tocsin.model.features.Feature} lists what is computed over several turns, a number
 * each; {@link org.tocsin.model.features.FeatureExtractor} puts numbers, vectors and words into one
 * {@link org.tocsin.model.features.FeatureVector}. Training, offline scoring and live traffic use
 * the same extractor; there is no second one.
 */
@NullMarked
package org.tocsin.model.features;

import org.jspecify.annotations.NullMarked;
