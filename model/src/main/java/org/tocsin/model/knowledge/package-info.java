/**
 * What helps the agent now: articles, the index that finds them, and the assistant that decides
 * when one is worth showing.
 *
 * <p>Read {@link org.tocsin.model.knowledge.Assistant} first: it asks a {@link
 * org.tocsin.model.knowledge.Question} of the {@link org.tocsin.model.knowledge.KnowledgeBase},
 * whose {@code Passage…} classes alone touch Lucene, and turns the best {@link
 * org.tocsin.model.knowledge.Hit} into a {@link org.tocsin.model.knowledge.Suggestion}, or stays
 * silent. Its vectors come from the {@code encoder} package; it knows nothing of risk, alerts or
 * who is looking. The weights and thresholds were measured; the figures are in the module's
 * RATIONALE.md.
 */
@NullMarked
package org.tocsin.model.knowledge;

import org.jspecify.annotations.NullMarked;
