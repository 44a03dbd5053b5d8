package org.tocsin.model.alert;

/** What a supervisor says of an alert. */
public enum Verdict {
  RIGHT,
  FALSE_ALARM,
  /** Right, and the supervisor stepped in: what happened next is no plain label. */
  INTERVENED,
  /** Not now. */
  SNOOZE
}
