package org.tocsin.model.features;

import java.util.function.ToDoubleFunction;
import org.tocsin.model.conversation.Speaker;

/**
 * What the classifier sees of a conversation's course beside the dialogue acts, one number each;
 * NaN where it cannot be known, such as a wait in a conversation without times.
 */
public enum Feature {
  /** The customer's mood in their last turn, −2..2. */
  MOOD_NOW(Factor.MOOD, c -> c.mood(1)),
  /** The customer's mean mood over the last three of their turns. */
  MOOD_LATELY(Factor.MOOD, c -> c.mood(3)),
  /** The customer's mean mood over all their turns. */
  MOOD(Factor.MOOD, c -> c.mood(Integer.MAX_VALUE)),
  /** The lowest mood that the customer showed. */
  LOWEST_MOOD(Factor.MOOD, Course::lowestMood),
  /** How much the last three moods differ from all of them. */
  MOOD_CHANGE(Factor.MOOD, c -> c.mood(3) - c.mood(Integer.MAX_VALUE)),

  /** How strongly the customer's last turn foreshadows an escalation. */
  CUSTOMER_SIGNAL_NOW(Factor.WORDING, c -> c.signalNow(Speaker.CUSTOMER)),
  /** The strongest signal among the customer's turns. */
  CUSTOMER_SIGNAL_STRONGEST(Factor.WORDING, c -> c.signalOfRank(Speaker.CUSTOMER, 1)),
  /** The second strongest: one odd turn is not a course. */
  CUSTOMER_SIGNAL_SECOND(Factor.WORDING, c -> c.signalOfRank(Speaker.CUSTOMER, 2)),
  CUSTOMER_SIGNALS_LATELY(Factor.WORDING, c -> c.signalsLately(Speaker.CUSTOMER)),
  CUSTOMER_SIGNALS_MEAN(Factor.WORDING, c -> c.meanSignal(Speaker.CUSTOMER)),
  CUSTOMER_SIGNALS_COUNT(Factor.WORDING, c -> c.signalCount(Speaker.CUSTOMER)),
  AGENT_SIGNAL_NOW(Factor.WORDING, c -> c.signalNow(Speaker.AGENT)),
  AGENT_SIGNAL_STRONGEST(Factor.WORDING, c -> c.signalOfRank(Speaker.AGENT, 1)),
  AGENT_SIGNAL_SECOND(Factor.WORDING, c -> c.signalOfRank(Speaker.AGENT, 2)),
  AGENT_SIGNALS_LATELY(Factor.WORDING, c -> c.signalsLately(Speaker.AGENT)),
  AGENT_SIGNALS_MEAN(Factor.WORDING, c -> c.meanSignal(Speaker.AGENT)),
  AGENT_SIGNALS_COUNT(Factor.WORDING, c -> c.signalCount(Speaker.AGENT)),

  /** How close the customer's last turn is to the closest of their earlier ones, −1..1. */
  REPEATS_ITSELF_NOW(Factor.REPETITION, c -> c.repetition(Speaker.CUSTOMER)),
  /** The mean of that over the customer's turns. */
  REPEATS_ITSELF(Factor.REPETITION, c -> c.meanRepetition(Speaker.CUSTOMER)),
  /** How close the agent's last turn is to the closest of their earlier ones. */
  AGENT_REPEATS_ITSELF(Factor.STONEWALLING, c -> c.repetition(Speaker.AGENT)),
  /** How close the agent's last answer is to what the customer said before it. */
  AGENT_ANSWERS(Factor.STONEWALLING, Course::answerFit),

  /** The customer's share of all words, 0..1. */
  CUSTOMER_SHARE(Factor.BALANCE, Course::customerShare),
  /** Log of 1 + the words in the customer's last turn. */
  CUSTOMER_WORDS_NOW(Factor.BALANCE, c -> c.wordsInLast(Speaker.CUSTOMER)),
  /** Log of 1 + the words in the agent's last turn. */
  AGENT_WORDS_NOW(Factor.BALANCE, c -> c.wordsInLast(Speaker.AGENT)),
  /** Question marks per turn of the customer, which raw speech recognition does not have. */
  CUSTOMER_ASKS(Factor.BALANCE, c -> c.questions(Speaker.CUSTOMER)),

  /** Log of 1 + the longest silence before an agent's turn, in seconds. */
  LONGEST_WAIT(Factor.WAITING, Course::longestWait),
  /** Log of 1 + the last silence before an agent's turn, in seconds. */
  LAST_WAIT(Factor.WAITING, Course::lastWait),
  /** How often the customer began before the agent had finished, per turn. */
  INTERRUPTIONS(Factor.BALANCE, Course::interruptions);

  private final Factor factor;
  private final ToDoubleFunction<Course> formula;

  Feature(Factor factor, ToDoubleFunction<Course> formula) {
    this.factor = factor;
    this.formula = formula;
  }

  /** The reason under which an explanation names it. */
  public Factor factor() {
    return factor;
  }

  double of(Course course) {
    return formula.applyAsDouble(course);
  }
}
