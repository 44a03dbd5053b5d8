package org.tocsin.model.features;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tocsin.model.conversation.Speaker;

/** What an explanation may name as a reason: a group of features that a supervisor can grasp. */
public enum Factor {
  CUSTOMER_SAYS(_ -> "what the customer says"),
  AGENT_SAYS(_ -> "how the agent answers"),
  MOOD(Factor::mood),
  REPETITION(c ->
      c.repetition(Speaker.CUSTOMER) > 0.8
          ? "has to say the same thing again"
          : "is not repeating themselves"),
  REPEATED_CONTACT(
      "says it is not the first contact",
      "no further word of earlier contacts",
      Cue.HAS_CONTACTED_BEFORE),
  PROMISE("says a promise was not kept", "no further word of a broken promise", Cue.PROMISE_BROKEN),
  ASKED_FOR_OTHERS(
      "asks for someone else", "does not ask for someone else", Cue.ASKS_FOR_SOMEONE_ELSE),
  LEAVING(
      "speaks of leaving or complaining",
      "does not speak of leaving or complaining",
      Cue.SPEAKS_OF_LEAVING,
      Cue.SPEAKS_OF_COMPLAINING),
  COST("says what this costs them", "does not count what it costs", Cue.SAYS_WHAT_IT_COSTS),
  REJECTION("does not accept the answer", "does not turn the answer down", Cue.REJECTS_THE_ANSWER),
  ACCEPTANCE(
      "accepts, thanks or confirms",
      "neither accepts nor thanks",
      Cue.ACCEPTS,
      Cue.CONFIRMS_IT_WORKS),
  REFUSAL("agent says no or puts it off", "agent is not refusing", Cue.REFUSES, Cue.STONEWALLS),
  OWNERSHIP(
      "agent takes it in hand or offers a way",
      "agent offers nothing definite",
      Cue.TAKES_OWNERSHIP,
      Cue.OFFERS_A_WAY),
  APOLOGY("agent apologises", "agent does not apologise", Cue.APOLOGISES),
  HANDING_ON("agent speaks of other teams", "agent keeps the case", Cue.HANDS_ON),
  WAITING(c -> c.lastWait() > Math.log1p(30) ? "kept waiting" : "answered quickly"),
  BALANCE(c ->
      c.customerShare() > 0.6
          ? "the customer does most of the talking"
          : c.customerShare() < 0.3 ? "the agent does most of the talking" : "who talks how much");

  /** From this clarity on a cue counts as said. */
  private static final double SAID = 0.45;

  private final Function<Course, String> words;
  private final List<Cue> cues;

  Factor(Function<Course, String> words) {
    this.words = words;
    this.cues = List.of();
  }

  Factor(String said, String unsaid, Cue... cues) {
    this.words =
        course ->
            Stream.of(cues).anyMatch(c -> course.turns().getLast().cue(c) >= SAID) ? said : unsaid;
    this.cues = List.of(cues);
  }

  /** What is to be seen of it in the last of these turns, in words. */
  public String words(List<Turn> turns) {
    return words.apply(new Course(turns));
  }

  /** Where the last turn says it: start and end-exclusive, in characters; may be empty. */
  public List<int[]> spans(Turn turn) {
    return cues.stream().flatMap(c -> c.spans(turn.utterance().text()).stream()).toList();
  }

  private static String mood(Course course) {
    double mood = course.mood(1);
    if (mood < -0.5) {
      return "the customer sounds upset";
    }
    return mood > 0.5 ? "the customer sounds content" : "the customer sounds neutral";
  }
}
