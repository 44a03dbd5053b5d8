/**
 * What people say of how conversations went, and what they did that may have changed it: {@link
 * org.tocsin.model.label.LabelHistory} of one conversation, and the {@link
 * org.tocsin.model.label.LabelQueue} of those that are worth a look.
 */
@NullMarked
package org.tocsin.model.label;

import org.jspecify.annotations.NullMarked;
