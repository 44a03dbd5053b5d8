package org.tocsin.model.features;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tocsin.model.conversation.Span;
import org.tocsin.model.conversation.Speaker;

/** What an explanation may name as a reason: a group of features that a supervisor can grasp. */
public enum Factor {
  MOOD(Factor::mood),
  REPEATED_CONTACT("says it is not the first contact", Act.HAS_CONTACTED_BEFORE),
  PROMISE("says a promise was not kept", Act.PROMISE_BROKEN),
  ASKED_FOR_OTHERS("asks for someone else", Act.ASKS_FOR_SOMEONE_ELSE),
  LEAVING("speaks of leaving", Act.SPEAKS_OF_LEAVING),
  COMPLAINING("speaks of complaining", Act.SPEAKS_OF_COMPLAINING),
  COST("says what this costs them", Act.SAYS_WHAT_IT_COSTS),
  REJECTION("does not accept the answer", Act.REJECTS_THE_ANSWER),
  REPETITION("has to say the same thing again", Act.REPEATS_THEMSELVES),
  URGENCY("presses for an answer", Act.URGES),
  ANGER("is angry", Act.IS_ANGRY),
  GIVING_UP("gives up", Act.GIVES_UP),
  WORRY("is worried or upset", Act.IS_WORRIED),
  ACCEPTANCE("accepts, thanks or confirms", Act.ACCEPTS, Act.THANKS, Act.CONFIRMS_IT_WORKS),
  REFUSAL("agent says no", Act.REFUSES),
  STONEWALLING("agent does not answer the question", Act.STONEWALLS),
  NO_AUTHORITY("agent lacks the authority or access", Act.LACKS_AUTHORITY),
  HANDING_ON("agent passes it on", Act.HANDS_ON),
  ASKING_AGAIN("agent asks for what was given already", Act.ASKS_AGAIN),
  HOLDING("agent asks to wait", Act.ASKS_TO_WAIT),
  APOLOGY("agent apologises", Act.APOLOGISES),
  OWNERSHIP("agent takes it in hand", Act.TAKES_OWNERSHIP),
  OFFER("agent offers a way", Act.OFFERS_A_WAY),
  DONE("agent reports it done", Act.REPORTS_IT_DONE),
  ADMISSION("agent admits an error", Act.ADMITS_AN_ERROR),
  CONSULTING("agent asks a colleague", Act.CONSULTS),
  WAITING(c -> c.lastWait() > Math.log1p(30) ? Optional.of("kept waiting") : Optional.empty()),
  BALANCE(Factor::balance),
  /** What words and meaning say beyond the acts: true, but nothing that one can point at. */
  WORDING(_ -> Optional.of("the wording as a whole")),
  /** Everything of which nothing is to be seen in the turn itself. */
  REST(_ -> Optional.of("what came before, as it recedes"));

  private final Function<Course, Optional<String>> words;
  private final List<Act> acts;

  Factor(Function<Course, Optional<String>> words) {
    this.words = words;
    this.acts = List.of();
  }

  Factor(String said, Act... acts) {
    this.acts = List.of(acts);
    this.words = course -> performed(course, said);
  }

  /** Whether it is something that was done or felt, rather than a remainder of the ledger. */
  public boolean isNamed() {
    return this != WORDING && this != REST;
  }

  /** Which factor an act belongs to. */
  static Factor of(Act act) {
    return Arrays.stream(values()).filter(f -> f.acts.contains(act)).findFirst().orElseThrow();
  }

  /** What is to be seen of it in the last of these turns, in words; empty if nothing is. */
  public Optional<String> words(List<Turn> turns) {
    return words.apply(new Course(turns));
  }

  /** Where the last turn says it; may be empty. */
  public List<Span> spans(Turn turn) {
    return acts.stream()
        .filter(turn::performs)
        .flatMap(act -> act.spans(turn.utterance().text()).stream())
        .toList();
  }

  /** Said of the last turn if it performs one of the acts, and how often that is by now. */
  private Optional<String> performed(Course course, String said) {
    if (acts.stream().noneMatch(course.turns().getLast()::performs)) {
      return Optional.empty();
    }
    long times =
        course.turns().stream().filter(turn -> acts.stream().anyMatch(turn::performs)).count();
    return Optional.of(times < 2 ? said : "%s, %s time".formatted(said, ordinal(times)));
  }

  private static String ordinal(long times) {
    return switch ((int) times) {
      case 2 -> "second";
      case 3 -> "third";
      case 4 -> "fourth";
      default -> times + "th";
    };
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
