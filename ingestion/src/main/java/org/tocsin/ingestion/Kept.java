package org.tocsin.ingestion;

/** A kind of data that can be erased by its age alone, while its conversation stays. */
public enum Kept {
  /**
   * What an alert said. Its id and verdict stay as long as its conversation: they keep it from
   * ringing again.
   */
  ALERTS("UPDATE alerts SET body = '{}' WHERE raised_at < ? AND body <> '{}'"),
  /** The same of alerts that did not ring when they were raised. */
  HELD_ALERTS("UPDATE held_alerts SET body = '{}' WHERE raised_at < ? AND body <> '{}'"),
  /** Verdicts, outcomes and whispers. */
  LABELS("DELETE FROM labels WHERE given_at < ?"),
  /** What agents did with their cards, which teaches which articles to show. */
  FEEDBACK("DELETE FROM suggestion_feedback WHERE given_at < ?"),
  /** Customers' turns that no article answered. */
  GAPS("DELETE FROM knowledge_gaps WHERE said_at < ?"),
  /** Deliveries that were given up; those under way stay. */
  DELIVERIES("DELETE FROM deliveries WHERE entered_at < ? AND dead = 1"),
  /** Frames that broke a rule. */
  DEAD_LETTERS("DELETE FROM dead_letters WHERE received_at < ?"),
  /** What was really said. */
  RAW_TEXTS("DELETE FROM raw_texts WHERE heard_at < ?");

  private final String erasing;

  Kept(String erasing) {
    this.erasing = erasing;
  }

  /** The statement that erases what is older than its parameter, in milliseconds since 1970. */
  String erasing() {
    return erasing;
  }
}
