package org.tocsin.model.label;

import java.time.Instant;

/** Something that people saw or did while a conversation was going on. */
public record Intervention(Kind kind, String by, Instant at) {

  /** What it was. */
  public enum Kind {
    /** An alert was shown to the supervisors. */
    ALERT_SHOWN,
    /** An alert was computed and shown to nobody: the conversation is held out. */
    ALERT_SILENT,
    /** A supervisor whispered to the agent. */
    WHISPERED,
    /** The agent used a card that was offered. */
    CARD_USED,
    /** A supervisor judged an alert to be right, and stepped in. */
    STEPPED_IN
  }
}
