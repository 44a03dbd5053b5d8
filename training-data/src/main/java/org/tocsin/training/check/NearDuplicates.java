package org.tocsin.training.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.training.LabelledConversation;

/** Conversations of different groups that say the same, in the same words or in others. */
final class NearDuplicates {
  /*
   * Measured on 792 conversations: strangers share at most 0.13 of their runs of five words and 0.14
   * of their turns, twins, who begin alike, at least 0.28 and 0.30.
   */
  static final double MOST_PHRASES = 0.15;
  private static final double MOST_MEANING = 0.25;

  private static final int SHOWN = 3;

  private final SharedMeaning meaning;

  NearDuplicates(SentenceEncoder encoder, Consumer<String> progress) {
    this.meaning = new SharedMeaning(encoder, progress);
  }

  Part of(List<LabelledConversation> conversations) {
    var phrases = strangers(SharedPhrases.of(conversations), conversations, "runs of five words");
    var meanings = strangers(meaning.of(conversations), conversations, "turns in meaning");
    var lines = new ArrayList<String>();
    lines.addAll(closest(phrases, MOST_PHRASES));
    lines.addAll(closest(meanings, MOST_MEANING));
    var findings = new ArrayList<String>();
    findings.addAll(tooClose(phrases, MOST_PHRASES));
    findings.addAll(tooClose(meanings, MOST_MEANING));
    return new Part("Near-duplicates", lines, findings);
  }

  /** Two conversations that share something, and how much of the shorter one. */
  private record Likeness(String one, String other, double share, String what) {
    @Override
    public String toString() {
      return "%s and %s share %.2f of their %s".formatted(one, other, share, what);
    }
  }

  /** The pairs of different groups, the closest first. */
  private static List<Likeness> strangers(
      Map<Pair, Double> shares, List<LabelledConversation> all, String what) {
    var found = new ArrayList<Likeness>();
    shares.forEach((pair, share) -> {
      var one = all.get(pair.one()).transcript();
      var other = all.get(pair.other()).transcript();
      if (!one.group().equals(other.group())) {
        found.add(new Likeness(one.id().value(), other.id().value(), share, what));
      }
    });
    found.sort(Comparator.comparingDouble(Likeness::share).reversed());
    return found;
  }

  private static List<String> closest(List<Likeness> strangers, double most) {
    return strangers.stream()
        .limit(SHOWN)
        .map(l -> "closest: %s (at most %.2f)".formatted(l, most))
        .toList();
  }

  private static List<String> tooClose(List<Likeness> strangers, double most) {
    return strangers.stream()
        .filter(l -> l.share() > most)
        .map(l -> l + ", more than %.2f: one is nearly a copy".formatted(most))
        .toList();
  }
}
