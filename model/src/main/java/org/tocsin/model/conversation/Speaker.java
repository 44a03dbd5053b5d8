package org.tocsin.model.conversation;

/** Who said an utterance. */
public enum Speaker {
  CUSTOMER,
  AGENT,
  BOT,
  /** The source does not say, or both at once. */
  UNKNOWN
}
