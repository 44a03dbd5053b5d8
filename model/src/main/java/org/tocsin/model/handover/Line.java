package org.tocsin.model.handover;

import org.tocsin.model.conversation.Speaker;

/**
 * Something that was said, and why it is worth reading.
 *
 * @param turn 0-based
 * @param said a sentence of the turn, or its beginning
 * @param why in a few words: "agent says no"
 */
public record Line(int turn, Speaker speaker, String said, String why) {}
