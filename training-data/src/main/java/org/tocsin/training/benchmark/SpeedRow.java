package org.tocsin.training.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tocsin.model.conversation.TranscriptEvent.Spoken;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.risk.Assessor;
import org.tocsin.training.Encoding;
import org.tocsin.training.LabelledConversation;
import org.tocsin.training.benchmark.Table.Line;

/** How long a belief and a training take on this machine. */
final class SpeedRow implements Row {
  private static final int WARM_UP = 300;
  private static final int MEASURED = 400;
  private static final double MILLION = 1e6;

  @Override
  public About about() {
    return new About(
        "speed",
        "The belief for one new turn on one thread, encoder included, of texts that no cache holds"
            + " (%d turns of the corpus' test side after %d to warm up); and a training on the"
                .formatted(MEASURED, WARM_UP)
            + " corpus with cached vectors.",
        "Nothing comparable; times are this machine's, and of what else ran on it.",
        List.of());
  }

  @Override
  public Findings measure(Bench bench) {
    var encoder = bench.forgetful().get();
    var turns = timed(bench, encoder);
    var encodings = encodings(bench, encoder);
    var training = training(bench);
    return new Findings(
        List.of(
            Aim.atMost("belief, median ms", 10, quantile(turns, 0.5)),
            Aim.atMost("belief, 99th percentile ms", 30, quantile(turns, 0.99)),
            Aim.atMost("training with cached vectors, seconds", 120, training)),
        List.of(
            new Table(
                "milliseconds a turn",
                List.of("p50", "p99", "longest"),
                List.of(line("belief, encoder included", turns), line("encoder alone", encodings))),
            new Table(
                "seconds",
                List.of("training"),
                List.of(Line.of("corpus, cached vectors", training)))),
        List.of(
            "%d processors, Java %s."
                .formatted(Runtime.getRuntime().availableProcessors(), Runtime.version())));
  }

  /** Nanoseconds of each turn behind the warm-up, rising. */
  private static List<Long> timed(Bench bench, SentenceEncoder encoder) {
    var scorer = bench.model().scorer(encoder);
    var assessor = new Assessor(scorer, bench.model().policy());
    var times = new ArrayList<Long>();
    for (var conversation : bench.corpus().test()) {
      var transcript = conversation.redacted(bench.redaction()).transcript();
      var assessment = assessor.begin(transcript.id());
      for (var event : transcript.events()) {
        long start = System.nanoTime();
        assessment = assessor.after(assessment, event);
        if (event instanceof Spoken) {
          times.add(System.nanoTime() - start);
        }
      }
      if (times.size() >= WARM_UP + MEASURED) {
        break;
      }
    }
    return measured(times);
  }

  private static List<Long> encodings(Bench bench, SentenceEncoder encoder) {
    return measured(
        bench.corpus().test().stream()
            .flatMap(c -> c.transcript().turns().stream())
            .limit(WARM_UP + MEASURED)
            .map(turn -> {
              long start = System.nanoTime();
              encoder.encode(turn.text());
              return System.nanoTime() - start;
            })
            .toList());
  }

  /** Behind the warm-up, where there is more. */
  private static List<Long> measured(List<Long> times) {
    int warm = times.size() > WARM_UP ? WARM_UP : 0;
    var left = new ArrayList<>(times.subList(warm, times.size()));
    Collections.sort(left);
    return left;
  }

  private static double training(Bench bench) {
    var learning = bench.corpus().learning().stream().map(c -> redacted(bench, c)).toList();
    Encoding.ahead(bench.encoder(), learning, bench.progress());
    long start = System.nanoTime();
    bench.learnt(bench.corpus().learning());
    return (System.nanoTime() - start) / (1000 * MILLION);
  }

  private static LabelledConversation redacted(Bench bench, LabelledConversation conversation) {
    return conversation.redacted(bench.redaction());
  }

  private static Line line(String name, List<Long> times) {
    return Line.of(name, quantile(times, 0.5), quantile(times, 0.99), quantile(times, 1));
  }

  /** In milliseconds. */
  private static double quantile(List<Long> rising, double share) {
    return rising.isEmpty()
        ? Double.NaN
        : rising.get((int) Math.ceil(share * rising.size()) - 1) / MILLION;
  }
}
