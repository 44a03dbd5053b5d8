/**
 * From what a place has stored to what a model learns from, and whether it is better: {@link
 * org.tocsin.api.learning.OwnConversations} first.
 */
@NullMarked
package org.tocsin.api.learning;

import org.jspecify.annotations.NullMarked;
