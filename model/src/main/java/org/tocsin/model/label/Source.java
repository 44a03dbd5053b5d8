package org.tocsin.model.label;

/** Where a word on a conversation comes from. */
public enum Source {
  /** A supervisor judged an alert. */
  VERDICT,
  /** The source of the conversation, or the system behind it, told how it ended. */
  OUTCOME,
  /** Somebody read the conversation and labelled it. */
  MANUAL,
  /** A file of labels was read in. */
  IMPORT
}
