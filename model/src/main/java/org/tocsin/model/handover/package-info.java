/**
 * What the next person needs to know of a conversation: {@link org.tocsin.model.handover.Handover}.
 * Every line of it was said; nothing is made up.
 */
@NullMarked
package org.tocsin.model.handover;

import org.jspecify.annotations.NullMarked;
