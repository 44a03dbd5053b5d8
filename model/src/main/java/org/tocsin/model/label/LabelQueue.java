package org.tocsin.model.label;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.encoder.Meaning;

/** Which conversations somebody should label next: those that would teach most, first. */
public final class LabelQueue {

  /*
   * Three things make a conversation worth a look, each 0..1: the belief is undecided (entropy, as
   * in uncertainty sampling: D. Lewis and W. Gale, 1994), the belief contradicts how it is said to
   * have ended, or nothing like it was labelled yet (distance of the mean vector to the nearest).
   * The list is built one by one, so that of two alike only the first is in it: what is nearer to
   * a labelled or listed one than SAME teaches nothing new. Novelty weighs least, since everything
   * is new while nothing is labelled.
   */

  private static final double SAME = 0.97;
  private static final double NOVELTY = 0.5;
  private static final double BOTH = 0.5;
  private static final double NAMED = 0.5;

  private LabelQueue() {}

  /**
   * A conversation that nobody has labelled by hand.
   *
   * @param belief at its end, 0..1
   * @param escalated how its outcome says that it went, if it says
   * @param meaning of the customer's turns
   */
  public record Candidate(
      ConversationId id, double belief, Optional<Boolean> escalated, Meaning meaning) {}

  /**
   * A place in the queue.
   *
   * @param uncertain 0 (sure) to 1 (the belief is even)
   * @param disagreeing how far belief and outcome are apart, 0..1; 0 without an outcome
   * @param novel the distance to the nearest that is labelled, 0..1
   * @param reasons in words, the strongest first
   */
  public record Item(
      ConversationId id,
      double belief,
      double uncertain,
      double disagreeing,
      double novel,
      List<String> reasons) {
    /** How much it would teach; greater is more. */
    public double worth() {
      return Math.max(uncertain, disagreeing)
          + BOTH * Math.min(uncertain, disagreeing)
          + NOVELTY * novel;
    }
  }

  /** The first of the queue. */
  public record Queue(List<Item> items, int skipped) {}

  /**
   * The conversations that would teach most, and how many were skipped for being like others.
   *
   * @param labelled what somebody has labelled means
   */
  public static Queue of(List<Candidate> candidates, List<Meaning> labelled, int most) {
    var known = new ArrayList<>(labelled);
    var byWorth =
        candidates.stream()
            .sorted(Comparator.comparingDouble(c -> -item(c, labelled).worth()))
            .toList();
    var items = new ArrayList<Item>();
    int skipped = 0;
    for (var candidate : byWorth) {
      if (items.size() == most) {
        break;
      }
      if (nearest(candidate, known) > SAME) {
        skipped++;
      } else {
        items.add(item(candidate, labelled));
        known.add(candidate.meaning());
      }
    }
    return new Queue(List.copyOf(items), skipped);
  }

  private static Item item(Candidate candidate, List<Meaning> labelled) {
    double uncertain = entropy(candidate.belief());
    double disagreeing =
        candidate.escalated().map(e -> Math.abs((e ? 1 : 0) - candidate.belief())).orElse(0.0);
    double novel = 1 - Math.clamp(nearest(candidate, labelled), 0, 1);
    return new Item(
        candidate.id(),
        candidate.belief(),
        uncertain,
        disagreeing,
        novel,
        reasons(uncertain, disagreeing, novel));
  }

  private static List<String> reasons(double uncertain, double disagreeing, double novel) {
    var reasons = new ArrayList<String>();
    if (disagreeing >= NAMED) {
      reasons.add("the outcome is not what was believed");
    }
    if (uncertain >= NAMED) {
      reasons.add("the belief is undecided");
    }
    if (novel >= NAMED) {
      reasons.add("nothing like it is labelled");
    }
    return reasons;
  }

  private static double nearest(Candidate candidate, List<Meaning> known) {
    return known.stream().mapToDouble(candidate.meaning()::likeness).max().orElse(0);
  }

  /** In bits; 0 at 0 and 1, 1 at one half. */
  private static double entropy(double p) {
    return p <= 0 || p >= 1 ? 0 : -(p * log2(p) + (1 - p) * log2(1 - p));
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
