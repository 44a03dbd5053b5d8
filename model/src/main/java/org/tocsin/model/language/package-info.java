/**
 * What words say by themselves, before anything is learnt from conversations.
 *
 * <p>{@link org.tocsin.model.language.Redactor} takes out what identifies people and their money;
 * live traffic, offline scoring and training all pass through it before anything else sees the
 * text. It is a list of {@link org.tocsin.model.language.Detector}s over {@link
 * org.tocsin.model.language.Words}; to find another kind of secret is to write another detector.
 * {@link org.tocsin.model.language.CoreNlp} gives sentences, lemmas, entities and a general
 * sentiment.
 */
@NullMarked
package org.tocsin.model.language;

import org.jspecify.annotations.NullMarked;
