package org.tocsin.model.alert;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Turns beliefs into few alerts. Immutable, without a clock: time is the conversation's own.
 *
 * @param watchAt from this belief on a conversation is worth watching
 * @param raiseAt from this belief on it rings
 * @param clearAt below this belief it may ring again
 * @param quiet no second ring within this time
 * @param quietTurns no second ring within so many turns, where the times are unknown
 */
public record AlertPolicy(
    double watchAt, double raiseAt, double clearAt, Duration quiet, int quietTurns) {
  /*
   * Two thresholds, not one: a conversation that hovers around a single threshold would ring the
   * supervisor at every utterance. The quiet period bounds the worst case of a noisy classifier;
   * what rises within it and is still high when it is over rings then.
   */

  public AlertPolicy {
    if (!(0 <= watchAt && watchAt <= raiseAt && raiseAt <= 1)) {
      throw new IllegalArgumentException(
          "0 <= watchAt <= raiseAt <= 1 must hold: was " + watchAt + ", " + raiseAt);
    }
    if (!(0 <= clearAt && clearAt <= raiseAt)) {
      throw new IllegalArgumentException("clearAt must be in 0..raiseAt: was " + clearAt);
    }
  }

  /** The policy that raises at a belief, with the usual distances to watching and clearing. */
  public static AlertPolicy raisingAt(double raiseAt) {
    return new AlertPolicy(raiseAt * 0.7, raiseAt, raiseAt * 0.8, Duration.ofMinutes(5), 8);
  }

  /**
   * Where a conversation stands after one more turn.
   *
   * @param turn 0-based
   * @param atMs when the turn began, in milliseconds since the conversation's start
   */
  public Standing after(Standing before, double belief, int turn, OptionalLong atMs) {
    var level = level(before.level(), belief);
    boolean rings = level == Level.HIGH && !before.rung() && !quiet(before, turn, atMs);
    boolean rung = level == Level.HIGH && (rings || before.rung());
    return rings
        ? new Standing(level, true, true, OptionalInt.of(turn), atMs)
        : new Standing(level, false, rung, before.rangTurn(), before.rangMs());
  }

  private Level level(Level before, double belief) {
    if ((belief >= raiseAt) || (before == Level.HIGH && belief >= clearAt)) {
      return Level.HIGH;
    }
    return belief >= watchAt ? Level.WATCH : Level.CALM;
  }

  private boolean quiet(Standing before, int turn, OptionalLong atMs) {
    if (before.rangTurn().isEmpty()) {
      return false;
    }
    boolean timed = before.rangMs().isPresent() && atMs.isPresent();
    return timed
        ? (atMs.getAsLong() - before.rangMs().getAsLong()) < quiet.toMillis()
        : (turn - before.rangTurn().getAsInt()) < quietTurns;
  }
}
