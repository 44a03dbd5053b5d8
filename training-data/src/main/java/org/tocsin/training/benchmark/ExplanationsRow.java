package org.tocsin.training.benchmark;

import static java.util.stream.Collectors.toSet;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.risk.AssessedTurn;
import org.tocsin.model.risk.Movement;
import org.tocsin.training.Label.Note;
import org.tocsin.training.LabelledConversation;
import org.tocsin.training.OfflineScoring;
import org.tocsin.training.benchmark.Table.Line;

/** Whether the turns that the ledger blames are those that people blame. */
final class ExplanationsRow implements Row {
  private static final int TOP = 3;

  @Override
  public About about() {
    return new About(
        "explanations",
        "Escalating conversations of the corpus' test side at the turn of their first alert, else"
            + " their last seen turn: how often one of the three turns that raised the belief most"
            + " (by the sum of what its named factors added) is labelled as a signal.",
        "Nothing comparable.",
        List.of());
  }

  /**
   * One conversation at the moment of its explanation.
   *
   * @param turns heard so far
   * @param signals those of them that people marked
   */
  record Moment(List<AssessedTurn> turns, Set<Integer> signals) {

    boolean hit(List<Integer> named) {
      return named.stream().anyMatch(signals::contains);
    }

    /** The probability that as many turns drawn blindly hit: one less that all miss. */
    double chance() {
      double missed = 1;
      for (int drawn = 0; drawn < Math.min(TOP, turns.size()); drawn++) {
        missed *= (double) (turns.size() - signals.size() - drawn) / (turns.size() - drawn);
      }
      return 1 - Math.max(0, missed);
    }

    List<Integer> blamed() {
      return best(i -> raised(turns.get(i)));
    }

    List<Integer> lastOfCustomer() {
      return best(i -> turns.get(i).turn().utterance().speaker() == Speaker.CUSTOMER ? i : -1);
    }

    private List<Integer> best(ToDoubleFunction<Integer> by) {
      return IntStream.range(0, turns.size())
          .boxed()
          .sorted(Comparator.comparingDouble(by).thenComparing(i -> i).reversed())
          .limit(TOP)
          .toList();
    }

    private static double raised(AssessedTurn turn) {
      return turn.risk().movements().stream()
          .filter(m -> m.factor().isNamed())
          .mapToDouble(Movement::delta)
          .filter(delta -> delta > 0)
          .sum();
    }
  }

  @Override
  public Findings measure(Bench bench) {
    var scoring = bench.scoring(bench.model());
    var escalating =
        bench.corpus().test().stream()
            .filter(c -> c.label().escalates() && c.label().seen() > 0)
            .map(c -> c.redacted(bench.redaction()))
            .toList();
    var all = escalating.stream().parallel().map(c -> moment(scoring, c)).toList();
    var moments = all.stream().filter(m -> !m.signals().isEmpty()).toList();
    double blamed = share(moments, m -> m.hit(m.blamed()) ? 1 : 0);
    double chance = share(moments, Moment::chance);
    double last = share(moments, m -> m.hit(m.lastOfCustomer()) ? 1 : 0);
    return new Findings(
        List.of(
            Aim.atLeast("the ledger's three less chance", 0.1, blamed - chance),
            Aim.atLeast("the ledger's three less the customer's last three", 0.1, blamed - last)),
        List.of(
            new Table(
                "share of conversations in which one of three named turns is a signal",
                List.of("share"),
                List.of(
                    Line.of("the ledger's top three", blamed),
                    Line.of("three drawn blindly (exact)", chance),
                    Line.of("the customer's last three", last)))),
        List.of(
            ("%d escalating conversations; in %d of them no signal had been heard by then, and they"
                    + " are left out.")
                .formatted(all.size(), all.size() - moments.size())));
  }

  private static Moment moment(OfflineScoring scoring, LabelledConversation conversation) {
    var shown = scoring.score(conversation.transcript()).subList(0, conversation.label().seen());
    int at =
        IntStream.range(0, shown.size())
            .filter(i -> shown.get(i).standing().rings())
            .findFirst()
            .orElse(shown.size() - 1);
    var signals =
        conversation.label().signals().stream()
            .map(Note::turn)
            .filter(t -> t <= at)
            .collect(toSet());
    return new Moment(List.copyOf(shown.subList(0, at + 1)), signals);
  }

  private static double share(List<Moment> moments, ToDoubleFunction<Moment> figure) {
    return moments.stream().mapToDouble(figure).average().orElse(Double.NaN);
  }
}
