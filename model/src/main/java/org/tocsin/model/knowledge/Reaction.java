package org.tocsin.model.knowledge;

/** What became of a card that was shown to an agent. */
public enum Reaction {
  /** It came into sight. */
  SHOWN(0, 1),
  /** The agent opened the whole article. */
  OPENED(0.5, 0),
  /** The agent copied it. */
  USED(1, 0),
  /** The agent said that it helped. */
  UP(1, 0),
  /** The agent said that it did not help. */
  DOWN(0, 2),
  /** The agent said that it is wrong. */
  WRONG(0, 5);

  private final double liked;
  private final double examined;

  Reaction(double liked, double examined) {
    this.liked = liked;
    this.examined = examined;
  }

  /** How much it speaks for the card. */
  double liked() {
    return liked;
  }

  /**
   * How many looks without use it counts for; a card that was only shown may not have been seen.
   */
  double examined() {
    return examined;
  }
}
