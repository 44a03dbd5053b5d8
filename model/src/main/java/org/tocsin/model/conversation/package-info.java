/**
 * What a conversation is: its turns, and how one more event changes it.
 *
 * <p>Read {@link org.tocsin.model.conversation.Conversation} first. Live traffic, offline scoring
 * and training all go through {@link
 * org.tocsin.model.conversation.Conversation#after(org.tocsin.model.conversation.TranscriptEvent)};
 * everything above this package reads conversations and changes none.
 */
@NullMarked
package org.tocsin.model.conversation;

import org.jspecify.annotations.NullMarked;
