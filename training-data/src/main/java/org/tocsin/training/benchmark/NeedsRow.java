package org.tocsin.training.benchmark;

import static java.util.stream.Collectors.toSet;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.knowledge.ArticleId;
import org.tocsin.model.knowledge.ArticleJson;
import org.tocsin.model.knowledge.Assistant;
import org.tocsin.model.knowledge.Hit;
import org.tocsin.model.knowledge.KnowledgeBase;
import org.tocsin.model.knowledge.Setting;
import org.tocsin.training.Corpus;
import org.tocsin.training.Label.Note;
import org.tocsin.training.LabelledConversation;
import org.tocsin.training.Transcript;
import org.tocsin.training.benchmark.Table.Line;

/** Whether an agent is shown the article that a turn needs, and nothing else. */
final class NeedsRow implements Row {
  private static final int RANKED = 10;

  @Override
  public About about() {
    return new About(
        "needs",
        "The sample articles for the turns of the corpus' test side, as a live agent would be shown"
            + " them: at most one card a turn, no card twice in a conversation. A card is right if the"
            + " labels name its article for this conversation; a need is met by its right card. The"
            + " labels are those of which two of three are sure: the writer and two later readers, who"
            + " saw nothing but conversations and articles.",
        "Nothing comparable. The writers were to mark needs in six conversations of ten, so by their"
            + " labels alone a card in the others always counts as wrong.",
        List.of());
  }

  @Override
  public Findings measure(Bench bench) {
    try (var base = KnowledgeBase.inMemory(bench.encoder())) {
      base.put(Corpus.articles().stream().map(ArticleJson::read).toList());
      var assistant = new Assistant(base, bench.encoder());
      bench.progress().accept("looking for what the turns of the test side need");
      var all = bench.corpus().test().stream().map(c -> c.redacted(bench.redaction())).toList();
      var labels = NeedLabels.shipped();
      return findings(
          Measured.of(assistant, all, labels::of),
          Measured.of(assistant, all, conversation -> conversation.label().needs()));
    }
  }

  /** How well the search and the cards do by some labels. */
  private record Measured(List<Integer> ranks, Cards cards) {
    static Measured of(
        Assistant assistant,
        List<LabelledConversation> all,
        Function<LabelledConversation, List<Note>> labels) {
      return new Measured(
          all.stream()
              .flatMap(c -> NeedsRow.ranks(assistant, c.transcript(), labels.apply(c)).stream())
              .toList(),
          Cards.sum(
              all.stream()
                  .map(c -> Cards.of(assistant, c.transcript(), labels.apply(c)))
                  .toList()));
    }

    Line search(String name) {
      return Line.of(
          name, (double) ranks.size(), reciprocal(ranks), share(ranks, 3), share(ranks, 1));
    }

    Line shown(String name) {
      return Line.of(
          name, (double) cards.needs, (double) cards.shown, cards.precision(), cards.recall());
    }
  }

  private static Findings findings(Measured majority, Measured writers) {
    var cards = majority.cards;
    return new Findings(
        List.of(
            Aim.atLeast("recall@3", 0.80, share(majority.ranks, 3)),
            Aim.atLeast("precision when it speaks", 0.75, cards.precision()),
            Aim.atLeast("needs met by a card", 0.60, cards.recall())),
        List.of(
            new Table(
                "the search",
                List.of("turns with a need", "MRR", "recall@3", "first is right"),
                List.of(
                    majority.search("two of three"), writers.search("the writer's labels alone"))),
            new Table(
                "the cards, %d turns of customers".formatted(cards.turns),
                List.of("needs", "cards", "precision", "recall"),
                List.of(
                    majority.shown("two of three"), writers.shown("the writer's labels alone")))),
        List.of());
  }

  /** For each need the place of its article, 1 for the first; 0 if it is not among the best. */
  private static List<Integer> ranks(Assistant assistant, Transcript transcript, List<Note> needs) {
    return needs.stream()
        .map(need -> rank(ranked(assistant, transcript, need.turn()), need.text()))
        .toList();
  }

  private static List<Hit> ranked(Assistant assistant, Transcript transcript, int turn) {
    return assistant.ranked(setting(transcript), transcript.turns(), turn, RANKED).hits();
  }

  private static int rank(List<Hit> hits, String article) {
    return IntStream.range(0, hits.size())
        .filter(i -> hits.get(i).article().id().value().equals(article))
        .map(i -> i + 1)
        .findFirst()
        .orElse(0);
  }

  private static Setting setting(Transcript transcript) {
    return Setting.ANY.in(transcript.vertical());
  }

  private static double share(List<Integer> ranks, int best) {
    return ranks.stream().mapToInt(r -> r > 0 && r <= best ? 1 : 0).average().orElse(Double.NaN);
  }

  private static double reciprocal(List<Integer> ranks) {
    return ranks.stream().mapToDouble(r -> r > 0 ? 1.0 / r : 0).average().orElse(Double.NaN);
  }

  /** What was shown in some conversations, and how much of it was right. */
  private record Cards(int turns, int needs, int shown, int right) {

    static Cards of(Assistant assistant, Transcript transcript, List<Note> needs) {
      Set<ArticleId> shown = new HashSet<>();
      int turns = 0;
      for (int i = 0; i < transcript.turns().size(); i++) {
        if (transcript.turns().get(i).speaker() == Speaker.CUSTOMER) {
          turns++;
          assistant
              .suggestion(transcript.id(), setting(transcript), transcript.turns(), i, shown)
              .ifPresent(card -> shown.add(card.article()));
        }
      }
      var needed = needs.stream().map(Note::text).map(ArticleId::new).collect(toSet());
      int right = (int) shown.stream().filter(needed::contains).count();
      return new Cards(turns, needed.size(), shown.size(), right);
    }

    static Cards sum(List<Cards> all) {
      return new Cards(
          all.stream().mapToInt(Cards::turns).sum(),
          all.stream().mapToInt(Cards::needs).sum(),
          all.stream().mapToInt(Cards::shown).sum(),
          all.stream().mapToInt(Cards::right).sum());
    }

    double precision() {
      return (double) right / shown;
    }

    double recall() {
      return (double) right / needs;
    }
  }
}
