package org.tocsin.training.gate;

import java.util.Locale;
import org.tocsin.model.evaluation.Contest;
import org.tocsin.model.evaluation.Yardstick;

/**
 * One thing that the gate looked at.
 *
 * @param data which conversations, in words
 * @param segment the part of them, as "vertical telecom"; empty for all
 * @param finding what was found
 * @param reason why, if it was refused; else empty
 */
public record Check(
    String data,
    String segment,
    int conversations,
    Yardstick yardstick,
    Contest contest,
    Finding finding,
    String reason) {

  /** What was found. */
  public enum Finding {
    PASSED,
    REFUSED
  }

  /** Where: the data, and the part of them. */
  public String where() {
    return segment.isEmpty() ? data : data + ", " + segment;
  }

  /** The figures in one line. */
  public String figures() {
    var gain = contest.gain();
    return String.format(
        Locale.ROOT,
        "%s: %.3f → %.3f (better by %+.3f, 95 %% interval %+.3f to %+.3f)",
        yardstick.words(),
        contest.champion(),
        contest.candidate(),
        gain.difference(),
        gain.low(),
        gain.high());
  }
}
