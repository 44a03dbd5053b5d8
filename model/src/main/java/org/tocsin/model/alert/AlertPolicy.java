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
 * @param sureAt below this belief a conversation that has just become high rings one turn later, if
 *     it is still high then; 0: it always rings at once
 */
public record AlertPolicy(
    double watchAt, double raiseAt, double clearAt, Duration quiet, int quietTurns, double sureAt) {
  /*
   * Two thresholds, not one: a conversation that hovers around a single threshold would ring the
   * supervisor at every utterance. The quiet period bounds the worst case of a noisy classifier;
   * what rises within it and is still high when it is over rings then.
   *
   * Wait or act: a jumpy belief falls back below clearAt at the next turn, and then nobody was
   * disturbed. Models that were stored before there was a choice have no sureAt, which reads as 0.
   */

  public AlertPolicy {
    if (!(0 <= watchAt && watchAt <= raiseAt && raiseAt <= 1)) {
      throw new IllegalArgumentException(
          "0 <= watchAt <= raiseAt <= 1 must hold: was " + watchAt + ", " + raiseAt);
    }
    if (!(0 <= clearAt && clearAt <= raiseAt)) {
      throw new IllegalArgumentException("clearAt must be in 0..raiseAt: was " + clearAt);
    }
    if (!(0 <= sureAt && sureAt <= 1)) {
      throw new IllegalArgumentException("sureAt must be in 0..1: was " + sureAt);
    }
  }

  /**
   * The policy that rings at once at a belief, with the usual distances to watching and clearing.
   */
  public static AlertPolicy raisingAt(double raiseAt) {
    return new AlertPolicy(raiseAt * 0.7, raiseAt, raiseAt * 0.8, Duration.ofMinutes(5), 8, 0);
  }

  /**
   * The same but for where it clears, as a share of where it raises, and for what it holds back.
   */
  public AlertPolicy waiting(double clearShare, double untilSure) {
    return new AlertPolicy(watchAt, raiseAt, raiseAt * clearShare, quiet, quietTurns, untilSure);
  }

  /**
   * The policy for beliefs whose log odds have all moved by so much: it rings where this one did.
   */
  public AlertPolicy moved(double logOdds) {
    return logOdds == 0
        ? this
        : new AlertPolicy(
            moved(watchAt, logOdds),
            moved(raiseAt, logOdds),
            moved(clearAt, logOdds),
            quiet,
            quietTurns,
            moved(sureAt, logOdds));
  }

  /** The policy that raises at another belief, its other beliefs moved as far in log odds. */
  public AlertPolicy raising(double other) {
    return moved(logit(other) - logit(raiseAt));
  }

  /**
   * Where a conversation stands after one more turn.
   *
   * @param turn 0-based
   * @param atMs when the turn began, in milliseconds since the conversation's start
   */
  public Standing after(Standing before, double belief, int turn, OptionalLong atMs) {
    return after(before, level(before.level(), belief), heldBack(before, belief), turn, atMs);
  }

  /**
   * The same after a turn in which the customer asked for somebody else: whatever is believed, the
   * conversation has rung by then, unless it is quiet after an earlier ring.
   */
  public Standing afterDemand(Standing before, int turn, OptionalLong atMs) {
    return after(before, Level.HIGH, false, turn, atMs);
  }

  private Standing after(
      Standing before, Level level, boolean heldBack, int turn, OptionalLong atMs) {
    boolean rings =
        level == Level.HIGH && !before.rung() && !heldBack && !quiet(before, turn, atMs);
    boolean rung = level == Level.HIGH && (rings || before.rung());
    return rings
        ? new Standing(level, true, true, OptionalInt.of(turn), atMs)
        : new Standing(level, false, rung, before.rangTurn(), before.rangMs());
  }

  private boolean heldBack(Standing before, double belief) {
    return belief < sureAt && before.level() != Level.HIGH;
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

  private static double moved(double belief, double logOdds) {
    return 1 / (1 + Math.exp(-logit(belief) - logOdds));
  }

  /** Infinite where the belief is 0 or 1, which no movement changes. */
  private static double logit(double belief) {
    return Math.log(belief / (1 - belief));
  }
}
