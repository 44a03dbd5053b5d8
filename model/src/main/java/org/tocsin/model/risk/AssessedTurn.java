package org.tocsin.model.risk;

import org.tocsin.model.alert.Standing;
import org.tocsin.model.features.Turn;

/**
 * A turn with what was believed when it came.
 *
 * @param shown the belief that was shown when it came, 0..1; never changed by what came later
 * @param standing where the conversation stood with the policy then
 * @param risk the belief after this turn as it is seen now, late and revised turns included
 */
public record AssessedTurn(Turn turn, double shown, Standing standing, Risk risk) {}
