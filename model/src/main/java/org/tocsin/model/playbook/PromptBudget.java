package org.tocsin.model.playbook;

import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.tocsin.model.conversation.Utterance;

/**
 * How many new cards an agent may be shown in a minute of a conversation.
 *
 * @param perMinute 0 and up
 */
public record PromptBudget(int perMinute) {
  /*
   * Counted by the times that turns carry, not by a clock, so that a conversation that is told again
   * after a restart shows the same cards. Where there are no times, this many turns are a minute:
   * the calls of the corpus have 5.2 a minute, in the median.
   */
  private static final int TURNS = 5;

  private static final long MINUTE_MS = 60_000;

  public PromptBudget {
    if (perMinute < 0) {
      throw new IllegalArgumentException("perMinute must be 0 or more: was " + perMinute);
    }
  }

  /**
   * How many more may be shown with the last of these turns.
   *
   * @param shown the turns with which cards were shown, 0-based, one entry a card
   */
  public int left(List<Utterance> turns, Collection<Integer> shown) {
    int now = turns.size() - 1;
    long lately = shown.stream().filter(turn -> turn <= now && isRecent(turns, turn)).count();
    return (int) Math.max(0, perMinute - lately);
  }

  private static boolean isRecent(List<Utterance> turns, int turn) {
    OptionalLong then = turns.get(turn).offsetMs();
    OptionalLong now = turns.getLast().offsetMs();
    return (then.isPresent() && now.isPresent())
        ? now.getAsLong() - then.getAsLong() < MINUTE_MS
        : turns.size() - 1 - turn < TURNS;
  }
}
