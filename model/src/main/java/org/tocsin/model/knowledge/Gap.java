package org.tocsin.model.knowledge;

import org.tocsin.model.conversation.ConversationId;

/**
 * A customer's turn that called for an article which is not there.
 *
 * @param said the turn's text, redacted
 * @param risk the belief at that turn, 0..1
 */
public record Gap(ConversationId conversation, String said, double risk) {}
