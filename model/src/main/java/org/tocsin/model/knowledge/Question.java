package org.tocsin.model.knowledge;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.Utterance;

/**
 * What the knowledge base is asked.
 *
 * @param parts what is asked now, each text with the weight it has in words and meaning
 * @param before what both sides said before, the latest first, each with its weight; of these only
 *     the words count
 */
public record Question(List<Part> parts, List<Part> before) {

  /** The words of a turn count fully, those of the customer's turn before it this much. */
  private static final double CONTEXT = 0.2;

  /** A turn of few words that tell ("and how long does that take?") leans on the one before. */
  private static final double CONTEXT_OF_FEW = 0.8;

  private static final int FEW = 4;
  private static final int REMEMBERED = 8;

  /** How much less a turn counts than the one after it, and after how many it is forgotten. */
  private static final double FADING = 0.9;

  private static final int HEARD = 12;

  public Question {
    parts = List.copyOf(parts);
    before = List.copyOf(before);
  }

  /**
   * One text of a question.
   *
   * @param weight above 0; the text that is asked itself has 1
   */
  public record Part(String text, double weight) {
    public Part {
      if (!(weight > 0)) {
        throw new IllegalArgumentException("weight must be above 0: was " + weight);
      }
    }
  }

  /** One text and nothing around it. */
  public static Question of(String text) {
    return new Question(List.of(new Part(text, 1)), List.of());
  }

  /** Asks what is said in a turn of a conversation. */
  public static Question at(List<Utterance> turns, int turn) {
    String now = turns.get(turn).text();
    double weight = Fillers.tellingWords(now) <= FEW ? CONTEXT_OF_FEW : CONTEXT;
    var before = customerBefore(turns, turn);
    var asked =
        before.isEmpty()
            ? List.of(new Part(now, 1))
            : List.of(new Part(now, 1), new Part(before.getLast(), weight));
    return new Question(asked, fading(turns, turn));
  }

  private static List<Part> fading(List<Utterance> turns, int turn) {
    return IntStream.rangeClosed(1, Math.min(turn, HEARD))
        .mapToObj(ago -> new Part(turns.get(turn - ago).text(), Math.pow(FADING, ago - 1)))
        .toList();
  }

  /** Asks what the customer has been talking about before a turn, if they have said anything. */
  static Optional<Question> before(List<Utterance> turns, int turn) {
    var said = customerBefore(turns, turn);
    var recent = said.subList(Math.max(0, said.size() - REMEMBERED), said.size());
    return recent.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Question(recent.stream().map(text -> new Part(text, 1)).toList(), List.of()));
  }

  private static List<String> customerBefore(List<Utterance> turns, int turn) {
    return turns.subList(0, turn).stream()
        .filter(utterance -> utterance.speaker() == Speaker.CUSTOMER)
        .map(Utterance::text)
        .toList();
  }
}
