package org.tocsin.model.risk;

import org.tocsin.model.features.Act;

/** Something that an agent could say next. What is believed after it says which helps most. */
public enum Remedy {
  TAKE_IT_IN_HAND(
      Act.TAKES_OWNERSHIP,
      "take it in hand, with a time",
      "I'll deal with this myself now, and I'll ring you back today by five to tell you it's done."),
  OFFER_A_WAY(
      Act.OFFERS_A_WAY,
      "offer another way",
      "What I can do instead is send you a new one today or refund it, whichever you prefer."),
  REPORT_IT_DONE(
      Act.REPORTS_IT_DONE,
      "get it done and say so",
      "That's all done for you now, I can see it has gone through on your account."),
  APOLOGISE(
      Act.APOLOGISES,
      "say sorry for what happened",
      "I'm really sorry about this, I can hear how frustrating it has been for you."),
  ADMIT_THE_ERROR(
      Act.ADMITS_AN_ERROR,
      "admit the error",
      "That was our mistake, you should never have been told that.");

  private final Act act;
  private final String text;
  private final String example;

  Remedy(Act act, String text, String example) {
    this.act = act;
    this.text = text;
    this.example = example;
  }

  /** The agent's act that it is. */
  public Act act() {
    return act;
  }

  /** What to do, for a supervisor to read: an imperative without a full stop. */
  public String text() {
    return text;
  }

  /** How an agent might say it; this very sentence is tried. */
  public String example() {
    return example;
  }

  /**
   * A remedy that was tried on a conversation.
   *
   * @param probability what would be believed after it, 0..1: how such conversations went on, not a
   *     promise of what the words would bring about
   */
  public record Tried(Remedy remedy, double probability) {}
}
