package org.tocsin.model.handover;

import static org.tocsin.model.conversation.Speaker.AGENT;
import static org.tocsin.model.conversation.Speaker.CUSTOMER;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.features.Act;
import org.tocsin.model.features.Factor;
import org.tocsin.model.features.Turn;
import org.tocsin.model.knowledge.Prose;
import org.tocsin.model.risk.Assessment;
import org.tocsin.model.risk.Movement;

/** Picks from a conversation what was said of each thing that the next person asks for. */
final class Extracts {
  private static final int QUOTED = 180;
  private static final int FEWEST_WORDS = 6;
  private static final int MOST_THAT_MATTER = 4;
  private static final double WORTH_SAYING = 0.01;

  private static final Map<Act, String> TRIED =
      new EnumMap<>(
          Map.of(
              Act.OFFERS_A_WAY, "offered",
              Act.REPORTS_IT_DONE, "reported as done",
              Act.CONSULTS, "asked a colleague",
              Act.HANDS_ON, "passed on",
              Act.REFUSES, "refused",
              Act.LACKS_AUTHORITY, "could not",
              Act.ADMITS_AN_ERROR, "admitted an error"));

  /** What is yet to come: "I'll", "you will", "is going to", "within two days". */
  private static final Pattern DUE =
      Pattern.compile(
          "\\b(\\w+'ll|\\w+ll (be|get|call|send|have)|will|shall|going to|within|by"
              + " (mon|tues|wednes|thurs|fri|satur|sun)day|by (tomorrow|noon|the end)|promise)\\b",
          Pattern.CASE_INSENSITIVE);

  /** To have to wait, or to do it oneself, is no promise. */
  private static final Pattern NOT_OURS =
      Pattern.compile(
          "\\b(you('ll| will) (just )?(have|need) to|will not|won't|not going to)\\b|\\?$",
          Pattern.CASE_INSENSITIVE);

  private static final Set<Factor> NO_REASON =
      EnumSet.of(Factor.WORDING, Factor.REST, Factor.BALANCE);

  private Extracts() {}

  /** The first thing of some length that the customer says, else the first of all. */
  static Optional<Line> wants(List<Turn> turns) {
    var said = numbered(turns).filter(i -> by(turns.get(i), CUSTOMER)).boxed().toList();
    return said.stream()
        .filter(i -> turns.get(i).words().size() >= FEWEST_WORDS)
        .findFirst()
        .or(() -> said.stream().findFirst())
        .map(i -> line(i, turns.get(i), beginning(text(turns.get(i))), "came for"));
  }

  static List<Line> tried(List<Turn> turns) {
    var lines = new ArrayList<Line>();
    numbered(turns)
        .forEach(i ->
            TRIED.entrySet().stream()
                .filter(act -> turns.get(i).performs(act.getKey()))
                .findFirst()
                .ifPresent(act ->
                    lines.add(
                        line(
                            i, turns.get(i), saying(turns.get(i), act.getKey()), act.getValue()))));
    return lines;
  }

  static List<Line> promised(List<Turn> turns) {
    var lines = new ArrayList<Line>();
    numbered(turns)
        .forEach(i -> {
          var turn = turns.get(i);
          if (by(turn, AGENT)) {
            sentences(turn).stream()
                .filter(sentence -> DUE.matcher(sentence).find())
                .filter(sentence -> !NOT_OURS.matcher(sentence).find())
                .forEach(sentence -> lines.add(line(i, turn, sentence, "agent promises")));
          } else if (turn.performs(Act.PROMISE_BROKEN)) {
            lines.add(
                line(i, turn, saying(turn, Act.PROMISE_BROKEN), "customer says it was not kept"));
          }
        });
    return lines;
  }

  /** The largest movements, one a turn. */
  static List<Line> matters(Assessment assessment) {
    var strongest = new HashMap<Integer, Movement>();
    for (var movement : assessment.explanation().factors()) {
      if (Math.abs(movement.delta()) >= WORTH_SAYING && !NO_REASON.contains(movement.factor())) {
        strongest.merge(movement.turn(), movement, Extracts::larger);
      }
    }
    return strongest.values().stream()
        .sorted(Comparator.comparingDouble((Movement m) -> -Math.abs(m.delta())))
        .limit(MOST_THAT_MATTER)
        .sorted(Comparator.comparingInt(Movement::turn))
        .map(m -> matter(assessment, m))
        .toList();
  }

  private static Movement larger(Movement a, Movement b) {
    return Math.abs(a.delta()) >= Math.abs(b.delta()) ? a : b;
  }

  private static Line matter(Assessment assessment, Movement movement) {
    var turn = assessment.turns().get(movement.turn()).turn();
    return line(movement.turn(), turn, beginning(text(turn)), movement.text());
  }

  /** The sentence in which a turn does something in the usual words, else its beginning. */
  private static String saying(Turn turn, Act act) {
    return sentences(turn).stream()
        .filter(sentence -> !act.spans(sentence).isEmpty())
        .findFirst()
        .orElseGet(() -> beginning(text(turn)));
  }

  private static List<String> sentences(Turn turn) {
    return Prose.sentences(text(turn)).stream()
        .map(span -> beginning(span.of(text(turn))))
        .toList();
  }

  private static String beginning(String text) {
    var line = text.strip().replaceAll("\\s+", " ");
    if (line.length() <= QUOTED) {
      return line;
    }
    int end = line.lastIndexOf(' ', QUOTED);
    return line.substring(0, end > QUOTED / 2 ? end : line.offsetByCodePoints(0, QUOTED / 2)) + "…";
  }

  private static IntStream numbered(List<Turn> turns) {
    return IntStream.range(0, turns.size());
  }

  private static boolean by(Turn turn, Speaker speaker) {
    return turn.utterance().speaker() == speaker;
  }

  private static String text(Turn turn) {
    return turn.utterance().text();
  }

  private static Line line(int turn, Turn said, String text, String why) {
    return new Line(turn, said.utterance().speaker(), text, why);
  }
}
