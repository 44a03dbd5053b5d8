/**
 * Whether what is heard now is still what it was: {@link org.tocsin.training.drift.Drift} compares
 * two lots of conversations.
 */
@NullMarked
package org.tocsin.training.drift;

import org.jspecify.annotations.NullMarked;
