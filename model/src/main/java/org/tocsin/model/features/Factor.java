package org.tocsin.model.features;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tocsin.model.conversation.Span;
import org.tocsin.model.conversation.Speaker;

/** What an explanation may name as a reason: a group of features that a supervisor can grasp. */
public enum Factor {
  CUSTOMER_SAYS(c -> quoted(c, Speaker.CUSTOMER)),
  AGENT_SAYS(c -> quoted(c, Speaker.AGENT)),
  MOOD(Factor::mood),
  REPETITION(c ->
      c.repetition(Speaker.CUSTOMER) > 0.8 && c.turns().getLast().by(Speaker.CUSTOMER)
          ? Optional.of("has to say the same thing again")
          : Optional.empty()),
  REPEATED_CONTACT("says it is not the first contact", Cue.HAS_CONTACTED_BEFORE),
  PROMISE("says a promise was not kept", Cue.PROMISE_BROKEN),
  ASKED_FOR_OTHERS("asks for someone else", Cue.ASKS_FOR_SOMEONE_ELSE),
  LEAVING("speaks of leaving or complaining", Cue.SPEAKS_OF_LEAVING, Cue.SPEAKS_OF_COMPLAINING),
  COST("says what this costs them", Cue.SAYS_WHAT_IT_COSTS),
  REJECTION("does not accept the answer", Cue.REJECTS_THE_ANSWER),
  ACCEPTANCE("accepts, thanks or confirms", Cue.ACCEPTS, Cue.CONFIRMS_IT_WORKS),
  REFUSAL("agent says no or puts it off", Cue.REFUSES, Cue.STONEWALLS),
  OWNERSHIP("agent takes it in hand or offers a way", Cue.TAKES_OWNERSHIP, Cue.OFFERS_A_WAY),
  APOLOGY("agent apologises", Cue.APOLOGISES),
  HANDING_ON("agent speaks of other teams", Cue.HANDS_ON),
  WAITING(c -> c.lastWait() > Math.log1p(30) ? Optional.of("kept waiting") : Optional.empty()),
  BALANCE(Factor::balance),
  /** Everything of which nothing is to be seen in the turn itself. */
  REST(_ -> Optional.of("what came before, as it recedes"));

  /** From this clarity on a cue counts as said. */
  private static final double SAID = 0.45;

  /** So many characters of a turn are quoted. */
  private static final int QUOTED = 60;

  private final Function<Course, Optional<String>> words;
  private final List<Cue> cues;

  Factor(Function<Course, Optional<String>> words) {
    this.words = words;
    this.cues = List.of();
  }

  Factor(String said, Cue... cues) {
    this.words =
        course ->
            Stream.of(cues).anyMatch(c -> course.turns().getLast().cue(c) >= SAID)
                ? Optional.of(said)
                : Optional.empty();
    this.cues = List.of(cues);
  }

  /** What is to be seen of it in the last of these turns, in words; empty if nothing is. */
  public Optional<String> words(List<Turn> turns) {
    return words.apply(new Course(turns));
  }

  /** Where the last turn says it; may be empty. */
  public List<Span> spans(Turn turn) {
    return cues.stream().flatMap(c -> c.spans(turn.utterance().text()).stream()).toList();
  }

  private static Optional<String> quoted(Course course, Speaker speaker) {
    var last = course.turns().getLast();
    return last.by(speaker)
        ? Optional.of(
            "%s: “%s”"
                .formatted(
                    speaker == Speaker.AGENT ? "agent" : "customer",
                    beginning(last.utterance().text())))
        : Optional.empty();
  }

  private static String beginning(String text) {
    var line = text.strip().replaceAll("\\s+", " ");
    if (line.length() <= QUOTED) {
      return line;
    }
    int end = line.lastIndexOf(' ', QUOTED);
    return line.substring(0, end > QUOTED / 2 ? end : line.offsetByCodePoints(0, QUOTED / 2)) + "…";
  }

  private static Optional<String> mood(Course course) {
    double mood = course.mood(1);
    if (!course.turns().getLast().by(Speaker.CUSTOMER)) {
      return Optional.empty();
    }
    if (mood < -0.5) {
      return Optional.of("the customer sounds upset");
    }
    return mood > 0.5 ? Optional.of("the customer sounds content") : Optional.empty();
  }

  private static Optional<String> balance(Course course) {
    if (course.customerShare() > 0.65) {
      return Optional.of("the customer does most of the talking");
    }
    return course.customerShare() < 0.25
        ? Optional.of("the agent does most of the talking")
        : Optional.empty();
  }
}
