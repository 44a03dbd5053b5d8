/**
 * What a way of ringing catches when there are only so many supervisors: {@link
 * org.tocsin.training.capacity.ReplayedDay}.
 */
@NullMarked
package org.tocsin.training.capacity;

import org.jspecify.annotations.NullMarked;
