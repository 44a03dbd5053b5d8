/**
 * When a belief is worth a supervisor's attention: {@link org.tocsin.model.alert.AlertPolicy} is a
 * pure function of the beliefs so far.
 */
@NullMarked
package org.tocsin.model.alert;

import org.jspecify.annotations.NullMarked;
