package org.tocsin.model.evaluation;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tocsin.model.conversation.EscalationKind;
import org.tocsin.model.evaluation.ScoredConversation.ScoredTurn;

/**
 * How the belief went in one conversation.
 *
 * @param seen the turn in which it escalates; the number of turns if it is calm, or escalates after
 *     its end
 * @param alerts the turns that rang
 */
public record SampleCourse(
    String id,
    boolean escalates,
    Optional<EscalationKind> kind,
    int seen,
    List<Double> beliefs,
    List<Integer> alerts) {

  public SampleCourse {
    beliefs = List.copyOf(beliefs);
    alerts = List.copyOf(alerts);
  }

  /**
   * The escalations with the shortest lead (0 if missed), the middle and the longest, and the calm
   * conversations whose highest belief is the lowest, the middle and the highest.
   */
  static List<SampleCourse> samples(List<ScoredConversation> seen) {
    return Stream.of(
            spread(seen, true, c -> c.leadTurns().orElse(0)),
            spread(seen, false, SampleCourse::highest))
        .flatMap(List::stream)
        .map(SampleCourse::of)
        .toList();
  }

  private static List<ScoredConversation> spread(
      List<ScoredConversation> seen, boolean escalating, ToDoubleFunction<ScoredConversation> by) {
    var sorted =
        seen.stream()
            .filter(c -> c.escalates() == escalating)
            .sorted(Comparator.comparingDouble(by).thenComparing(ScoredConversation::id))
            .toList();
    return sorted.isEmpty()
        ? List.of()
        : IntStream.of(0, sorted.size() / 2, sorted.size() - 1)
            .distinct()
            .mapToObj(sorted::get)
            .toList();
  }

  private static double highest(ScoredConversation c) {
    return Collections.max(beliefs(c).subList(0, c.seen()));
  }

  private static List<Double> beliefs(ScoredConversation c) {
    return c.turns().stream().map(ScoredTurn::risk).toList();
  }

  private static SampleCourse of(ScoredConversation c) {
    return new SampleCourse(
        c.id(),
        c.escalates(),
        c.kind(),
        c.seen(),
        beliefs(c),
        IntStream.range(0, c.turns().size())
            .filter(i -> c.turns().get(i).alert())
            .boxed()
            .toList());
  }
}
