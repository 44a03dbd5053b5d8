package org.tocsin.training.benchmark;

import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.evaluation.Metrics;
import org.tocsin.model.evaluation.Metrics.Scored;
import org.tocsin.model.language.CoreNlp;
import org.tocsin.model.language.CoreNlp.Depth;
import org.tocsin.training.benchmark.Table.Line;

/**
 * How well the mood of single turns is read, by our own head and by another.
 *
 * @param other reads the mood of a redacted text, the higher the better
 */
record SentimentRow(Supplier<ToDoubleFunction<String>> other) implements Row {
  private static final String TWEETS = "complaints/tweets.jsonl";
  private static final String RATINGS = "uss/mwoz.jsonl";

  /** Three raters of four must be clearly unhappy for a mean this low; 78 % of ratings are a 3. */
  private static final double DISSATISFIED = 2.5;

  /** With CoreNLP's sentiment as the other. */
  static SentimentRow againstCoreNlp() {
    return new SentimentRow(SentimentRow::coreNlp);
  }

  @Override
  public About about() {
    return new About(
        "sentiment",
        "The mood of a customer's turn as the model's own head reads it, beside CoreNLP's"
            + " sentiment, on the redacted texts: tweets to companies (`complaints`), rated turns"
            + " (`uss`), and the labelled turns of the corpus' test side.",
        "Nothing comparable for tweets read without training on tweets. CoreNLP's sentiment was"
            + " trained on film reviews.",
        List.of(TWEETS, RATINGS));
  }

  @Override
  public Findings measure(Bench bench) {
    var scorer = bench.scorer(bench.model());
    ToDoubleFunction<String> own =
        text ->
            scorer.hear(Utterance.of("t", Speaker.CUSTOMER, text)).sentiment().orElse(Double.NaN);
    var theirs = other.get();
    var tweets = Rated.complaints(bench.file(TWEETS));
    var turns = Rated.satisfaction(bench.file(RATINGS));
    var corpus = bench.corpus().test().stream().flatMap(Rated::labelled).toList();
    var ours = line(bench, "own head", own, tweets, turns, corpus);
    var others = line(bench, "CoreNLP", theirs, tweets, turns, corpus);
    return new Findings(
        List.of(
            ahead("complaints, AUROC: own head less CoreNLP", ours, others, 0),
            ahead("USS, rank correlation: own head less CoreNLP", ours, others, 1),
            ahead("USS, AUROC of dissatisfied: own head less CoreNLP", ours, others, 2)),
        List.of(
            new Table(
                "the mood of single turns",
                List.of(
                    "complaints: AUROC",
                    "USS: Spearman",
                    "USS: AUROC of dissatisfied",
                    "corpus: Spearman"),
                List.of(ours, others))),
        List.of(
            ("%d tweets, %d rated turns (dissatisfied: mean rating below %.1f, %d turns), %d labelled"
                    + " turns.")
                .formatted(
                    tweets.size(),
                    turns.size(),
                    DISSATISFIED,
                    turns.stream().filter(r -> r.rating() < DISSATISFIED).count(),
                    corpus.size())));
  }

  private static ToDoubleFunction<String> coreNlp() {
    var nlp = new CoreNlp();
    return text -> nlp.annotate(text, Depth.SENTIMENT).sentiment().orElse(0);
  }

  private static Aim ahead(String what, Line ours, Line others, int column) {
    double difference = ours.values().get(column) - others.values().get(column);
    return Aim.atLeast(what, 0.02, difference);
  }

  private static Line line(
      Bench bench,
      String name,
      ToDoubleFunction<String> reader,
      List<Rated> tweets,
      List<Rated> turns,
      List<Rated> corpus) {
    bench.progress().accept(name + " reads %d texts".formatted(tweets.size() + turns.size()));
    var ofTweets = moods(bench, reader, tweets);
    var ofTurns = moods(bench, reader, turns);
    return Line.of(
        name,
        auroc(ofTweets, tweets, 0.5),
        Ranks.correlation(ofTurns, ratings(turns)),
        auroc(ofTurns, turns, DISSATISFIED),
        Ranks.correlation(moods(bench, reader, corpus), ratings(corpus)));
  }

  private static List<Double> moods(
      Bench bench, ToDoubleFunction<String> reader, List<Rated> texts) {
    return texts.parallelStream()
        .map(t -> reader.applyAsDouble(bench.redaction().apply(t.text())))
        .toList();
  }

  private static List<Double> ratings(List<Rated> texts) {
    return texts.stream().map(Rated::rating).toList();
  }

  /** How well a bad mood tells the ratings below a limit. */
  private static double auroc(List<Double> moods, List<Rated> texts, double below) {
    return Metrics.auroc(
        IntStream.range(0, moods.size())
            .mapToObj(i -> new Scored(-moods.get(i), texts.get(i).rating() < below))
            .toList());
  }
}
