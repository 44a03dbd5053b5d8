package org.tocsin.model.conversation;

/** How customer and agent talk to each other. */
public enum Channel {
  CALL,
  CHAT,
  EMAIL
}
