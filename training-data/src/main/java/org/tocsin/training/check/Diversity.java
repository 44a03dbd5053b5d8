package org.tocsin.training.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.features.Words;
import org.tocsin.training.LabelledConversation;

/**
 * The share of neighbouring words that stand together for the first time (J. Li et al., A
 * diversity-promoting objective function for neural conversation models, NAACL 2016). It falls as a
 * corpus grows: compare corpora of one size.
 */
final class Diversity {
  private Diversity() {}

  static Part of(List<LabelledConversation> conversations) {
    return new Part(
        "Diversity",
        Stream.of(Set.of(Speaker.values()), Set.of(Speaker.CUSTOMER), Set.of(Speaker.AGENT))
            .map(sides -> row(sides, turns(conversations, sides)))
            .toList(),
        List.of());
  }

  /** Distinct n-grams over all n-grams, within turns; NaN if there are none. */
  static double distinct(List<List<String>> turns, int n) {
    var distinct = new HashSet<List<String>>();
    long all = 0;
    for (var words : turns) {
      for (int from = 0; from + n <= words.size(); from++) {
        distinct.add(words.subList(from, from + n));
        all++;
      }
    }
    return all == 0 ? Double.NaN : (double) distinct.size() / all;
  }

  private static String row(Set<Speaker> sides, List<List<String>> turns) {
    return "%-9s %8d words, distinct-2 %.3f, distinct-3 %.3f"
        .formatted(
            sides.size() == 1 ? sides.iterator().next() : "ALL",
            turns.stream().mapToInt(List::size).sum(),
            distinct(turns, 2),
            distinct(turns, 3));
  }

  private static List<List<String>> turns(
      List<LabelledConversation> conversations, Set<Speaker> sides) {
    var turns = new ArrayList<List<String>>();
    for (var conversation : conversations) {
      conversation.transcript().turns().stream()
          .filter(turn -> sides.contains(turn.speaker()))
          .forEach(turn -> turns.add(Words.of(turn.text())));
    }
    return turns;
  }
}
