/**
 * Whether a candidate may serve: {@link org.tocsin.training.gate.Gate} holds it against the model
 * that serves, {@link org.tocsin.training.gate.TimeSplit} says on what.
 */
@NullMarked
package org.tocsin.training.gate;

import org.jspecify.annotations.NullMarked;
