package org.tocsin.model.evaluation;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tocsin.model.evaluation.Metrics.Scored;

/** Which belief of a conversation a figure looks at; of conversations that may be seen. */
final class Beliefs {
  static final List<Integer> LANDMARKS = List.of(4, 8, 12);
  static final List<Integer> SHARES = List.of(25, 50, 75, 100);

  private static final int DRAWINGS = 5;

  private Beliefs() {}

  /** After so many turns, of those still running and not yet escalated. */
  static List<Scored> landmark(List<ScoredConversation> all, int turns) {
    return all.stream()
        .filter(c -> c.seen() > turns)
        .map(c -> new Scored(c.after(turns), c.escalates()))
        .toList();
  }

  /** At a share of the turns, in percent. */
  static List<Scored> plain(List<ScoredConversation> all, int percent) {
    return all.stream()
        .map(c -> new Scored(c.at(percent / 100.0, c.seen()), c.escalates()))
        .toList();
  }

  /*
   * The AUROC over all drawings together is the mean of the AUROCs of each: escalating conversations
   * are never cut, so every drawing brings the same positives, and a pair of different drawings
   * compares what the pair of one drawing compares. So one curve shows the five.
   */

  /**
   * The same with calm conversations cut to lengths drawn from the escalating ones: all
   * conversations in their order, five times over. Nothing where none escalates.
   */
  static List<Scored> matched(List<ScoredConversation> all, int percent) {
    var lengths =
        all.stream().filter(ScoredConversation::escalates).map(ScoredConversation::seen).toList();
    return lengths.isEmpty()
        ? List.of()
        : IntStream.range(0, DRAWINGS)
            .boxed()
            .flatMap(seed -> drawn(all, percent / 100.0, lengths, new Random(seed)))
            .toList();
  }

  private static Stream<Scored> drawn(
      List<ScoredConversation> all, double share, List<Integer> lengths, Random random) {
    return all.stream()
        .map(c -> {
          int drawn = lengths.get(random.nextInt(lengths.size()));
          int length = c.escalates() ? c.seen() : Math.min(c.seen(), drawn);
          return new Scored(c.at(share, length), c.escalates());
        });
  }
}
