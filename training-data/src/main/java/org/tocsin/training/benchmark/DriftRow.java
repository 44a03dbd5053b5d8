package org.tocsin.training.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.training.LabelledConversation;
import org.tocsin.training.Noise;
import org.tocsin.training.Transcript;
import org.tocsin.training.backtest.Backtest.Case;
import org.tocsin.training.benchmark.Table.Line;
import org.tocsin.training.drift.Drift;
import org.tocsin.training.drift.Observed;
import org.tocsin.training.drift.Weeks;

/** Whether planted changes of the traffic are found, and calm weeks stay quiet. */
final class DriftRow implements Row {
  private static final int A_WEEK = 300;
  private static final int MEASURE = Math.min(Weeks.MOST, Weeks.TIMES * A_WEEK);
  private static final int REHEARD = 150;
  private static final String FAULT = " And the new app shows error code 47 and closes again.";

  private final int calmWeeks;
  private final int weeks;

  /** Of so many calm weeks, and so many of each change. */
  DriftRow(int calmWeeks, int weeks) {
    this.calmWeeks = calmWeeks;
    this.weeks = weeks;
  }

  @Override
  public About about() {
    return new About(
        "drift",
        "Weeks of %d conversations drawn from the corpus' learning side, held against as many as `./tocsin"
                .formatted(A_WEEK)
            + " drift` takes from the four weeks before (%d), and against one week before: %d calm weeks,"
                .formatted(MEASURE, calmWeeks)
            + " and %d of each change that was planted.".formatted(weeks),
        "Nothing comparable.",
        List.of());
  }

  @Override
  public Findings measure(Bench bench) {
    var learning = bench.corpus().learning();
    var calm = observed(learning, bench);
    var planted = planted(calm, learning, bench);
    var four = table("against the four weeks before", MEASURE, calm, planted);
    var one = table("against one week before", A_WEEK, calm, planted);
    return new Findings(
        List.of(
            quiet("calm weeks in which something was found, share", four),
            found("planted changes found, least share of weeks", four),
            quiet("calm weeks in which something was found against one week, share", one),
            found("planted changes found against one week, least share of weeks", one)),
        List.of(four, one),
        List.of(
            "By the shares: weeks in which how many escalated or rang was found to have moved."
                + " Looks shifted: the mean over the weeks, of all looks at a week together."));
  }

  private static Aim quiet(String figure, Table table) {
    return Aim.atMost(figure, 0.02, table.lines().getFirst().values().get(1));
  }

  private static Aim found(String figure, Table table) {
    return Aim.atLeast(
        figure,
        0.95,
        table.lines().stream()
            .skip(1)
            .mapToDouble(l -> l.values().get(1))
            .min()
            .orElse(Double.NaN));
  }

  private Table table(
      String title, int measure, List<Observed> calm, Map<String, List<Observed>> planted) {
    var random = new Random(Bench.SEED);
    var lines = new ArrayList<Line>();
    lines.add(line("nothing changed", calmWeeks, measure, calm, calm, random));
    planted.forEach(
        (name, changed) -> lines.add(line(name, weeks, measure, calm, changed, random)));
    return new Table(
        "weeks in which anything was found " + title,
        List.of("weeks", "found in", "by the shares", "looks shifted"),
        lines);
  }

  /** Where the changed weeks are drawn from. */
  private static Map<String, List<Observed>> planted(
      List<Observed> calm, List<LabelledConversation> learning, Bench bench) {
    var some = learning.subList(0, Math.min(REHEARD, learning.size()));
    var changed = new LinkedHashMap<String, List<Observed>>();
    changed.put("no more chats", part(calm, o -> !"CHAT".equals(o.words().get("channel"))));
    var vertical = calm.getFirst().words().getOrDefault("vertical", "");
    changed.put(
        "a third of it one line of business",
        thirds(calm, o -> vertical.equals(o.words().get("vertical"))));
    changed.put(
        "half as many escalate",
        IntStream.range(0, calm.size())
            .filter(i -> i % 2 == 0 || !calm.get(i).escalates().orElseThrow())
            .mapToObj(calm::get)
            .toList());
    bench.progress().accept("hearing changed words");
    changed.put(
        "customers tell of a new fault",
        observed(some.stream().map(DriftRow::faulty).toList(), bench));
    changed.put(
        "a recogniser without punctuation",
        observed(some.stream().map(c -> Noise.UNPUNCTUATED.of(c, Bench.SEED)).toList(), bench));
    changed.put(
        "a recogniser that does not know who speaks",
        observed(some.stream().map(c -> Noise.UNKNOWN_SPEAKERS.of(c, Bench.SEED)).toList(), bench));
    return changed;
  }

  private static List<Observed> part(List<Observed> all, Predicate<Observed> which) {
    return all.stream().filter(which).toList();
  }

  /** Some of them so often that they are a third of all. */
  private static List<Observed> thirds(List<Observed> all, Predicate<Observed> which) {
    var some = part(all, which);
    var more = new ArrayList<>(all);
    for (int i = 0; 3 * (some.size() + i) < all.size() + i; i++) {
      more.add(some.get(i % some.size()));
    }
    return more;
  }

  private static Line line(
      String name,
      int weeks,
      int measure,
      List<Observed> calm,
      List<Observed> changed,
      Random random) {
    double found = 0;
    double byShares = 0;
    double looks = 0;
    for (int week = 0; week < weeks; week++) {
      var shifted =
          Drift.between(drawn(measure, calm, random), drawn(A_WEEK, changed, random)).shifted();
      found += shifted.isEmpty() ? 0 : 1;
      byShares += shifted.stream().anyMatch(f -> Drift.SHARES.contains(f.what())) ? 1 : 0;
      looks += shifted.size();
    }
    return Line.of(name, (double) weeks, found / weeks, byShares / weeks, looks / weeks);
  }

  private static List<Observed> drawn(int count, List<Observed> from, Random random) {
    return random.ints(count, 0, from.size()).mapToObj(from::get).toList();
  }

  private static List<Observed> observed(List<LabelledConversation> conversations, Bench bench) {
    return conversations.parallelStream()
        .map(c -> c.redacted(bench.redaction()))
        .map(c -> new Case(c.transcript(), Optional.of(c.label())))
        .flatMap(c -> Observed.of(c, bench.model(), bench.encoder()).stream())
        .toList();
  }

  private static LabelledConversation faulty(LabelledConversation conversation) {
    var told = conversation.transcript();
    return new LabelledConversation(
        new Transcript(
            told.id(),
            told.vertical(),
            told.group(),
            told.batch(),
            told.circumstances(),
            told.turns().stream().map(DriftRow::faulty).toList()),
        conversation.label());
  }

  private static Utterance faulty(Utterance said) {
    return said.speaker() == Speaker.CUSTOMER ? said.saying(said.text() + FAULT) : said;
  }
}
