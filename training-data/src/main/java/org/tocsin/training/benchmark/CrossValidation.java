package org.tocsin.training.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.tocsin.model.evaluation.Predictions;
import org.tocsin.training.LabelledConversation;

/**
 * Every conversation of a data set judged by a model, and by its rivals, that learnt from the
 * corpus and from the folds that it is not in.
 */
record CrossValidation(Bench bench, int folds) {
  /*
   * The fold is a seeded hash of the group, not LabelledConversation.fold: training divides what it
   * learns from by that one again, and one of its own folds would come out empty.
   */

  /** What all predictors said, the model first, each of the conversations in the same order. */
  List<Predictions> of(List<LabelledConversation> conversations) {
    var parts = new ArrayList<List<Predictions>>();
    for (int fold = 0; fold < folds; fold++) {
      int number = fold;
      var held = conversations.stream().filter(c -> fold(c) == number).toList();
      var others = conversations.stream().filter(c -> fold(c) != number).toList();
      if (!held.isEmpty()) {
        bench.progress().accept("fold %d of %d".formatted(fold + 1, folds));
        parts.add(said(Stream.concat(bench.corpus().learning().stream(), others.stream()), held));
      }
    }
    return IntStream.range(0, parts.getFirst().size()).mapToObj(i -> pooled(parts, i)).toList();
  }

  /** The fold of each of the pooled conversations, in their order. */
  List<Integer> foldsOf(List<LabelledConversation> conversations) {
    return conversations.stream().map(this::fold).sorted().toList();
  }

  private List<Predictions> said(
      Stream<LabelledConversation> learning, List<LabelledConversation> held) {
    var learnt = learning.toList();
    var model = bench.learnt(learnt);
    var rivals = new Rivals(bench, bench.scorer(model)).said(learnt, held);
    return Stream.concat(Stream.of(bench.said(model, learnt, held)), rivals.stream()).toList();
  }

  private int fold(LabelledConversation conversation) {
    var hash = DigestUtils.sha256(Bench.SEED + "|fold|" + conversation.transcript().group());
    return Math.floorMod((hash[0] << 8) | (hash[1] & 0xff), folds);
  }

  /** One predictor's beliefs of all folds. */
  private static Predictions pooled(List<List<Predictions>> parts, int predictor) {
    var same = parts.stream().map(part -> part.get(predictor)).toList();
    return new Predictions(
        same.getFirst().name(),
        same.stream().mapToDouble(Predictions::raiseAt).average().orElseThrow(),
        same.stream().mapToDouble(Predictions::baseRate).average().orElseThrow(),
        same.stream().flatMap(p -> p.conversations().stream()).toList());
  }
}
