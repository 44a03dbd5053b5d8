/**
 * The belief of one conversation and what moved it: {@link org.tocsin.model.risk.RiskScorer} makes
 * both out of the same numbers.
 */
@NullMarked
package org.tocsin.model.risk;

import org.jspecify.annotations.NullMarked;
