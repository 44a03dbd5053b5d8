package org.tocsin.training.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.encoder.Vectors;
import org.tocsin.model.knowledge.Article;
import org.tocsin.model.knowledge.ArticleId;
import org.tocsin.model.knowledge.ArticleJson;
import org.tocsin.model.knowledge.Assistant;
import org.tocsin.model.knowledge.Depth;
import org.tocsin.model.knowledge.KnowledgeBase;
import org.tocsin.model.knowledge.Setting;
import org.tocsin.training.Corpus;
import org.tocsin.training.Transcript;
import org.tocsin.training.benchmark.Table.Line;

/** How long a suggestion takes among many articles, and how long those take to index. */
final class AssistRow implements Row {
  private static final int ARTICLES = 10_000;
  private static final int INDEXED = 200;
  private static final int CHUNK = 1_000;
  private static final int WARM_UP = 300;
  private static final int MEASURED = 300;
  private static final double NOISE = 0.3;
  private static final double MILLION = 1e6;

  @Override
  public About about() {
    return new About(
        "assist",
        "The suggestion for a customer's turn whose vector is known, on one thread, among %,d articles:"
                .formatted(ARTICLES)
            + " the sample articles over and over, each time with vectors a little off (%d turns of the"
                .formatted(MEASURED)
            + " corpus' test side after %d to warm up). And the indexing of articles whose vectors no"
                .formatted(WARM_UP)
            + " cache holds, on all processors: their beginnings, with which very many can be found at"
            + " first, and then the whole of them, which goes on behind the turns.",
        "Nothing comparable; times are this machine's, and of what else ran on it.",
        List.of());
  }

  @Override
  public Findings measure(Bench bench) {
    double indexing = indexing(bench, Depth.BEGINNINGS);
    double whole = indexing(bench, Depth.WHOLE);
    var times = suggestions(bench);
    return new Findings(
        List.of(
            Aim.atMost("suggestion, 99th percentile ms", 50, quantile(times, 0.99)),
            Aim.atMost("indexing %,d articles, seconds".formatted(ARTICLES), 120, indexing)),
        List.of(
            new Table(
                "milliseconds a turn, %,d articles".formatted(ARTICLES),
                List.of("p50", "p99", "longest"),
                List.of(
                    Line.of(
                        "suggestion or silence",
                        quantile(times, 0.5),
                        quantile(times, 0.99),
                        quantile(times, 1)))),
            new Table(
                "seconds",
                List.of("until they are found", "to read them whole"),
                List.of(
                    Line.of("%,d articles, new vectors".formatted(ARTICLES), indexing, whole)))),
        List.of(
            "%d processors, Java %s; indexing measured on %d articles, after a hundred others, and multiplied."
                .formatted(
                    Runtime.getRuntime().availableProcessors(), Runtime.version(), INDEXED)));
  }

  /** The seconds that all articles would take, from those that a few take. */
  private static double indexing(Bench bench, Depth depth) {
    var articles = samples().subList(0, INDEXED);
    bench.progress().accept("indexing %d articles with new vectors".formatted(INDEXED));
    try (var base = KnowledgeBase.inMemory(bench.forgetful().get())) {
      base.put(samples().subList(INDEXED, samples().size()), depth); // to warm up
      long start = System.nanoTime();
      base.put(articles, depth);
      return (System.nanoTime() - start) / (1000 * MILLION) * ARTICLES / INDEXED;
    }
  }

  /** Nanoseconds of each turn behind the warm-up, rising. */
  private static List<Long> suggestions(Bench bench) {
    var encoder = new Varied(bench.encoder());
    try (var base = KnowledgeBase.inMemory(encoder)) {
      index(bench, base);
      var assistant = new Assistant(base, encoder);
      var times = new ArrayList<Long>();
      for (var conversation : bench.corpus().test()) {
        time(conversation.redacted(bench.redaction()).transcript(), assistant, encoder, times);
        if (times.size() >= WARM_UP + MEASURED) {
          break;
        }
      }
      var measured = new ArrayList<>(times.subList(Math.min(WARM_UP, times.size()), times.size()));
      Collections.sort(measured);
      return measured;
    }
  }

  private static void time(
      Transcript transcript, Assistant assistant, SentenceEncoder encoder, List<Long> times) {
    var setting = Setting.ANY.in(transcript.vertical());
    for (int i = 0; i < transcript.turns().size(); i++) {
      if (transcript.turns().get(i).speaker() == Speaker.CUSTOMER) {
        encoder.encode(transcript.turns().get(i).text());
        long start = System.nanoTime();
        assistant.suggestion(transcript.id(), setting, transcript.turns(), i, Set.of());
        times.add(System.nanoTime() - start);
      }
    }
  }

  private static void index(Bench bench, KnowledgeBase base) {
    var samples = samples();
    for (int from = 0; from < ARTICLES; from += CHUNK) {
      bench.progress().accept("indexing, %,d of %,d".formatted(from, ARTICLES));
      base.put(
          IntStream.range(from, from + CHUNK)
              .mapToObj(i -> copy(samples.get(i % samples.size()), i / samples.size()))
              .toList());
    }
  }

  private static List<Article> samples() {
    return Corpus.articles().stream().map(ArticleJson::read).toList();
  }

  private static Article copy(Article article, int number) {
    return new Article(
        new ArticleId(article.id() + "-" + number),
        article.title() + Varied.mark(number),
        article.body() + Varied.mark(number),
        article.tags(),
        article.vertical());
  }

  /** In milliseconds. */
  private static double quantile(List<Long> rising, double share) {
    return rising.isEmpty()
        ? Double.NaN
        : rising.get((int) Math.ceil(share * rising.size()) - 1) / MILLION;
  }

  /**
   * The vector of a text without its mark, turned a little by the mark: thousands of articles that
   * are not the same, without the hour that encoding them takes.
   */
  private record Varied(SentenceEncoder encoder) implements SentenceEncoder {
    static String mark(int number) {
      return " #" + number + "#";
    }

    @Override
    public int dimensions() {
      return encoder.dimensions();
    }

    @Override
    public float[] encode(String text) {
      var plain = text.replaceAll(" #\\d+#", "");
      var vector = encoder.encode(plain).clone();
      if (!plain.equals(text)) {
        var random = new Random(text.hashCode());
        for (int i = 0; i < vector.length; i++) {
          vector[i] += (float) (NOISE * random.nextGaussian() / Math.sqrt(vector.length));
        }
      }
      return Vectors.normalised(vector);
    }

    @Override
    public String version() {
      return encoder.version() + " varied";
    }
  }
}
