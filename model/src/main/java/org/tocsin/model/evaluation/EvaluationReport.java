package org.tocsin.model.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Everything the protocol asks for, of a model and of the baselines beside it, on one data set.
 *
 * @param conversations of which something may be seen; all figures are over these
 * @param excluded how many escalate in their first turn, so that nothing may be seen
 * @param predictors the figures of each predictor, the model's first
 * @param differences of the model's matched AUROC and each baseline's
 * @param parts "vertical", "channel" and "kind", then the names of the parts, then the predictors;
 *     a kind stands beside all calm conversations
 * @param courses of some conversations, as the model saw them
 */
public record EvaluationReport(
    int conversations,
    int escalating,
    int excluded,
    Map<String, Figures> predictors,
    Map<String, Map<Integer, Difference>> differences,
    Map<String, Curves> curves,
    Map<String, Map<String, Map<String, Figures>>> parts,
    List<SampleCourse> courses) {

  /**
   * Computes every figure.
   *
   * @param baselines on the same conversations in the same order
   * @param seed draws the conversations of the bootstrap
   */
  public static EvaluationReport of(Predictions model, List<Predictions> baselines, long seed) {
    var all =
        Stream.concat(Stream.of(model), baselines.stream())
            .map(p -> p.where(c -> c.seen() > 0))
            .toList();
    var seen = all.getFirst();
    return new EvaluationReport(
        seen.conversations().size(),
        (int) seen.conversations().stream().filter(ScoredConversation::escalates).count(),
        model.conversations().size() - seen.conversations().size(),
        figures(all),
        each(all.subList(1, all.size()), p -> Difference.ofMatched(seen, p, seed)),
        each(all, p -> Curves.of(p.conversations())),
        parts(all),
        SampleCourse.samples(seen.conversations()));
  }

  private static Map<String, Figures> figures(List<Predictions> all) {
    return each(all, Figures::of);
  }

  private static <T> Map<String, T> each(List<Predictions> all, Function<Predictions, T> figure) {
    var table = new LinkedHashMap<String, T>();
    all.forEach(p -> table.put(p.name(), figure.apply(p)));
    return table;
  }

  private static Map<String, Map<String, Map<String, Figures>>> parts(List<Predictions> all) {
    var parts = new LinkedHashMap<String, Map<String, Map<String, Figures>>>();
    parts.put("vertical", by(all, EvaluationReport::vertical, false));
    parts.put("channel", by(all, c -> Optional.of(c.channel().name()), false));
    parts.put("kind", by(all, EvaluationReport::kind, true));
    return parts;
  }

  private static Optional<String> vertical(ScoredConversation c) {
    return Optional.of(c.vertical().isEmpty() ? "unknown" : c.vertical());
  }

  private static Optional<String> kind(ScoredConversation c) {
    return c.escalates() ? c.kind().map(Enum::name) : Optional.empty();
  }

  private static Map<String, Map<String, Figures>> by(
      List<Predictions> all, Function<ScoredConversation, Optional<String>> name, boolean andCalm) {
    var table = new TreeMap<String, Map<String, Figures>>();
    all.getFirst().conversations().stream()
        .flatMap(c -> name.apply(c).stream())
        .distinct()
        .forEach(n -> table.put(n, figures(where(all, c -> belongs(c, name, n, andCalm)))));
    return table;
  }

  private static boolean belongs(
      ScoredConversation c,
      Function<ScoredConversation, Optional<String>> name,
      String wanted,
      boolean andCalm) {
    return name.apply(c).filter(wanted::equals).isPresent() || (andCalm && !c.escalates());
  }

  private static List<Predictions> where(
      List<Predictions> all, Predicate<ScoredConversation> claim) {
    return all.stream().map(p -> p.where(claim)).toList();
  }
}
