package org.tocsin.model.features;

import java.util.function.ToDoubleFunction;
import org.tocsin.model.conversation.Speaker;

/**
 * What the classifier sees of a conversation's course, one number each; NaN where it cannot be
 * known, such as a wait in a conversation without times.
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
  CUSTOMER_SIGNAL_NOW(Factor.CUSTOMER_SAYS, c -> c.signalNow(Speaker.CUSTOMER)),
  /** The strongest signal among the customer's turns. */
  CUSTOMER_SIGNAL_STRONGEST(Factor.CUSTOMER_SAYS, c -> c.signalOfRank(Speaker.CUSTOMER, 1)),
  /** The second strongest: one odd turn is not a course. */
  CUSTOMER_SIGNAL_SECOND(Factor.CUSTOMER_SAYS, c -> c.signalOfRank(Speaker.CUSTOMER, 2)),
  CUSTOMER_SIGNALS_LATELY(Factor.CUSTOMER_SAYS, c -> c.signalsLately(Speaker.CUSTOMER)),
  CUSTOMER_SIGNALS_MEAN(Factor.CUSTOMER_SAYS, c -> c.meanSignal(Speaker.CUSTOMER)),
  CUSTOMER_SIGNALS_COUNT(Factor.CUSTOMER_SAYS, c -> c.signalCount(Speaker.CUSTOMER)),
  AGENT_SIGNAL_NOW(Factor.AGENT_SAYS, c -> c.signalNow(Speaker.AGENT)),
  AGENT_SIGNAL_STRONGEST(Factor.AGENT_SAYS, c -> c.signalOfRank(Speaker.AGENT, 1)),
  AGENT_SIGNAL_SECOND(Factor.AGENT_SAYS, c -> c.signalOfRank(Speaker.AGENT, 2)),
  AGENT_SIGNALS_LATELY(Factor.AGENT_SAYS, c -> c.signalsLately(Speaker.AGENT)),
  AGENT_SIGNALS_MEAN(Factor.AGENT_SAYS, c -> c.meanSignal(Speaker.AGENT)),
  AGENT_SIGNALS_COUNT(Factor.AGENT_SAYS, c -> c.signalCount(Speaker.AGENT)),

  /** How close the customer's last turn is to the closest of their earlier ones, −1..1. */
  REPEATS_ITSELF_NOW(Factor.REPETITION, c -> c.repetition(Speaker.CUSTOMER)),
  /** The mean of that over the customer's turns. */
  REPEATS_ITSELF(Factor.REPETITION, c -> c.meanRepetition(Speaker.CUSTOMER)),
  /** How close the agent's last turn is to the closest of their earlier ones. */
  AGENT_REPEATS_ITSELF(Factor.REFUSAL, c -> c.repetition(Speaker.AGENT)),
  /** How close the agent's last answer is to what the customer said before it. */
  AGENT_ANSWERS(Factor.REFUSAL, Course::answerFit),

  ASKED_FOR_OTHERS(Factor.ASKED_FOR_OTHERS, c -> c.most(Cue.ASKS_FOR_SOMEONE_ELSE)),
  ASKS_FOR_OTHERS_NOW(Factor.ASKED_FOR_OTHERS, c -> c.lately(Cue.ASKS_FOR_SOMEONE_ELSE)),
  CONTACTED_BEFORE(Factor.REPEATED_CONTACT, c -> c.most(Cue.HAS_CONTACTED_BEFORE)),
  CONTACTED_BEFORE_LATELY(Factor.REPEATED_CONTACT, c -> c.lately(Cue.HAS_CONTACTED_BEFORE)),
  PROMISE_BROKEN(Factor.PROMISE, c -> c.most(Cue.PROMISE_BROKEN)),
  PROMISE_BROKEN_LATELY(Factor.PROMISE, c -> c.lately(Cue.PROMISE_BROKEN)),
  SPOKE_OF_LEAVING(Factor.LEAVING, c -> c.most(Cue.SPEAKS_OF_LEAVING)),
  SPEAKS_OF_LEAVING_LATELY(Factor.LEAVING, c -> c.lately(Cue.SPEAKS_OF_LEAVING)),
  SPOKE_OF_COMPLAINING(Factor.LEAVING, c -> c.most(Cue.SPEAKS_OF_COMPLAINING)),
  SPEAKS_OF_COMPLAINING_LATELY(Factor.LEAVING, c -> c.lately(Cue.SPEAKS_OF_COMPLAINING)),
  SAID_WHAT_IT_COSTS(Factor.COST, c -> c.most(Cue.SAYS_WHAT_IT_COSTS)),
  REJECTED(Factor.REJECTION, c -> c.most(Cue.REJECTS_THE_ANSWER)),
  REJECTS_LATELY(Factor.REJECTION, c -> c.lately(Cue.REJECTS_THE_ANSWER)),
  ACCEPTED(Factor.ACCEPTANCE, c -> c.most(Cue.ACCEPTS)),
  ACCEPTS_LATELY(Factor.ACCEPTANCE, c -> c.lately(Cue.ACCEPTS)),
  WORKS(Factor.ACCEPTANCE, c -> c.most(Cue.CONFIRMS_IT_WORKS)),
  WORKS_NOW(Factor.ACCEPTANCE, c -> c.lately(Cue.CONFIRMS_IT_WORKS)),
  REFUSED(Factor.REFUSAL, c -> c.mean(Cue.REFUSES)),
  REFUSES_LATELY(Factor.REFUSAL, c -> c.lately(Cue.REFUSES)),
  STONEWALLED(Factor.REFUSAL, c -> c.mean(Cue.STONEWALLS)),
  STONEWALLS_LATELY(Factor.REFUSAL, c -> c.lately(Cue.STONEWALLS)),
  APOLOGISED(Factor.APOLOGY, c -> c.mean(Cue.APOLOGISES)),
  APOLOGISES_LATELY(Factor.APOLOGY, c -> c.lately(Cue.APOLOGISES)),
  TOOK_OWNERSHIP(Factor.OWNERSHIP, c -> c.most(Cue.TAKES_OWNERSHIP)),
  TAKES_OWNERSHIP_LATELY(Factor.OWNERSHIP, c -> c.lately(Cue.TAKES_OWNERSHIP)),
  OFFERED_A_WAY(Factor.OWNERSHIP, c -> c.most(Cue.OFFERS_A_WAY)),
  OFFERS_A_WAY_LATELY(Factor.OWNERSHIP, c -> c.lately(Cue.OFFERS_A_WAY)),
  HANDED_ON(Factor.HANDING_ON, c -> c.most(Cue.HANDS_ON)),
  HANDS_ON_LATELY(Factor.HANDING_ON, c -> c.lately(Cue.HANDS_ON)),

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
