package org.tocsin.model.conversation;

/** How the source says a conversation ended; shown and kept as a label, never a feature. */
public enum Outcome {
  RESOLVED,
  ESCALATED,
  ABANDONED,
  TRANSFERRED,
  UNKNOWN
}
