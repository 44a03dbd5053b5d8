package org.tocsin.model.features;

import java.util.List;
import org.tocsin.model.conversation.Speaker;

/** The demand for somebody above or instead of the agent, which no alert may miss. */
public final class Demand {
  /*
   * The log-odds from which a turn counts as a demand, and those that are enough where the usual
   * words are there; figures in model/RATIONALE.md. Asking a bot for a human is none: a human agent
   * must have spoken.
   */
  private static final double LIKELY = 0.5;
  private static final double LIKELY_WITH_WORDS = -2;

  private Demand() {}

  private static boolean said(Turn turn) {
    double odds = turn.logOdds(Act.ASKS_FOR_SOMEONE_ELSE);
    return odds >= LIKELY
        || (odds >= LIKELY_WITH_WORDS
            && !Act.ASKS_FOR_SOMEONE_ELSE.spans(turn.utterance().text()).isEmpty());
  }

  /**
   * Whether the last of these turns asks for somebody else than the agent.
   *
   * @param turns at least one
   */
  public static boolean in(List<Turn> turns) {
    return said(turns.getLast())
        && turns.subList(0, turns.size() - 1).stream().anyMatch(Course.side(Speaker.AGENT));
  }
}
