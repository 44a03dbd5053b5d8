/**
 * What becomes of learning when people prevent what was foreseen: {@link
 * org.tocsin.training.intervention.Simulation} plays it over conversations whose truth is known,
 * and {@link org.tocsin.training.intervention.Treatment} are the ways of dealing with it.
 */
@NullMarked
package org.tocsin.training.intervention;

import org.jspecify.annotations.NullMarked;
