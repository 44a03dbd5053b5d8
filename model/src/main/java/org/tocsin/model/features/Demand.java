package org.tocsin.model.features;

import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.Utterance;

/** The demand for somebody above or instead of the agent, which no alert may miss. */
public final class Demand {
  /*
   * The log-odds from which a turn counts as a demand, and those that are enough where the usual
   * words are there; figures in model/RATIONALE.md. Asking a bot for a human is none: a human agent
   * must have spoken.
   */
  private static final double LIKELY = 0.5;
  private static final double LIKELY_WITH_WORDS = -2;

  /** Who says so in front of it does not want it. */
  private static final Pattern UNWANTED =
      Pattern.compile(
          "(not|n['’]?t) (really |even )?(want|need|like|wish|have)|(rather|prefer) not|without"
              + "|instead of|no need",
          Pattern.CASE_INSENSITIVE);

  /** Up to a sentence of a longer turn, and no more words than these around what was found. */
  private static final Pattern BEFORE = Pattern.compile("(?:[^\\s.!?;]+[\\s,]+){0,8}$");

  private static final Pattern AFTER = Pattern.compile("^[^\\s.!?;]*(?:[\\s,]+[^\\s.!?;]+){0,8}");

  private Demand() {}

  /**
   * Whether the last of these turns asks for somebody else than the agent, be it in one sentence of
   * many.
   *
   * @param turns at least one
   * @param hearing what is made of an utterance alone; it is asked about single sentences
   */
  public static boolean in(List<Turn> turns, Function<Utterance, Turn> hearing) {
    var last = turns.getLast();
    return turns.subList(0, turns.size() - 1).stream().anyMatch(Course.side(Speaker.AGENT))
        && (said(last)
            || places(last.utterance().text()).stream()
                .anyMatch(place -> said(hearing.apply(last.utterance().saying(place)))));
  }

  private static boolean said(Turn turn) {
    double odds = turn.logOdds(Act.ASKS_FOR_SOMEONE_ELSE);
    return odds >= LIKELY
        || (odds >= LIKELY_WITH_WORDS
            && !Act.ASKS_FOR_SOMEONE_ELSE.spans(turn.utterance().text()).isEmpty());
  }

  /**
   * The places of a longer text at which somebody else may be asked for: in a long turn the demand
   * is one of many things that are said, and the turn as a whole does not sound like one.
   */
  static List<String> places(String text) {
    return Act.ASKS_FOR_SOMEONE_ELSE.spans(text).stream()
        .filter(span -> !UNWANTED.matcher(first(BEFORE, text.substring(0, span.start()))).find())
        .map(span -> around(text, span.start(), span.end()))
        .filter(place -> place.length() < text.strip().length())
        .distinct()
        .toList();
  }

  private static String around(String text, int start, int end) {
    return (first(BEFORE, text.substring(0, start))
            + text.substring(start, end)
            + first(AFTER, text.substring(end)))
        .strip();
  }

  private static String first(Pattern pattern, String text) {
    return pattern.matcher(text).results().findFirst().map(MatchResult::group).orElse("");
  }
}
