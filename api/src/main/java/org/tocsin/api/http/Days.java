package org.tocsin.api.http;

import static org.tocsin.api.http.Who.WATCHERS;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tocsin.api.access.Caller;
import org.tocsin.ingestion.DayBook;
import org.tocsin.ingestion.DayBook.Entry;
import org.tocsin.ingestion.HoldOutBook;

/** What rang on a day and what came of it, by team, by hour and by cause. */
public final class Days implements Routes {
  private final Vertx vertx;
  private final DayBook book;
  private final HoldOutBook silent;
  private final Clock clock;

  /**
   * @param book what rang
   * @param silent what was held out and did not
   */
  public Days(Vertx vertx, DayBook book, HoldOutBook silent, Clock clock) {
    this.vertx = vertx;
    this.book = book;
    this.silent = silent;
    this.clock = clock;
  }

  @Override
  public void mount(Paths paths) {
    paths.get("/v1/days/:date", WATCHERS, this::day);
    paths.watched("/v1/days/:date/export", WATCHERS, this::export);
  }

  /** {@code GET /v1/days/2026-11-22?zone=Europe/Berlin}; {@code today} for today. */
  private void day(RoutingContext context) {
    entries(
        context,
        (day, found) -> {
          var caller = Doors.callerOf(context);
          vertx
              .executeBlocking(() -> silent.between(day.from(), day.until()), false)
              .onSuccess(held ->
                  Answers.fresh(
                      context,
                      view(day, found)
                          .put(
                              "heldOut",
                              heldOut(held.stream().filter(s -> sees(caller, s.team())).toList()))))
              .onFailure(context::fail);
        });
  }

  /** How right the alerts were that nobody was shown; null where nothing is held out. */
  private static @Nullable JsonObject heldOut(List<HoldOutBook.Silent> held) {
    var figures = HoldOutBook.Figures.of(held);
    return held.isEmpty()
        ? null
        : new JsonObject()
            .put("conversations", figures.conversations())
            .put("escalated", figures.escalated())
            .put("calm", figures.calm())
            .put("unknown", figures.unknown())
            .put("trueRate", rate(figures.trueRate()))
            .put("falseAlarmRate", rate(figures.falseAlarmRate()));
  }

  private static @Nullable Double rate(double share) {
    return Double.isNaN(share) ? null : share;
  }

  /** {@code GET /v1/days/{date}/export}: its alerts as CSV. */
  private void export(RoutingContext context) {
    entries(
        context,
        (day, found) ->
            context
                .response()
                .putHeader("Content-Type", "text/csv; charset=utf-8")
                .putHeader(
                    "Content-Disposition",
                    "attachment; filename=\"alerts-%s.csv\"".formatted(day.date()))
                .end(
                    "alert,conversation,rang,team,queue,channel,kind,risk,reason,verdict,outcome,"
                        + "leadSeconds\r\n"
                        + found.stream().map(Days::line).collect(Collectors.joining())));
  }

  private record Day(LocalDate date, ZoneId zone) {
    Instant from() {
      return date.atStartOfDay(zone).toInstant();
    }

    Instant until() {
      return date.plusDays(1).atStartOfDay(zone).toInstant();
    }
  }

  private interface Answer {
    void of(Day day, List<Entry> found);
  }

  private void entries(RoutingContext context, Answer answer) {
    var caller = Doors.callerOf(context);
    Day day;
    try {
      day = day(context.pathParam("date"), context.request().getParam("zone"));
    } catch (DateTimeException wrong) {
      Problem.answer(
          context, 400, "the date must be today or like 2026-11-22, and zone like Europe/Berlin");
      return;
    }
    vertx
        .executeBlocking(() -> book.between(day.from(), day.until()), false)
        .onSuccess(
            found -> answer.of(day, found.stream().filter(e -> sees(caller, e.team())).toList()))
        .onFailure(context::fail);
  }

  private Day day(String date, @Nullable String zone) {
    var where = zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
    return new Day(
        date.equals("today") ? LocalDate.ofInstant(clock.instant(), where) : LocalDate.parse(date),
        where);
  }

  private static boolean sees(Caller caller, Optional<String> team) {
    return caller.seesAll() || team.filter(caller.teams()::contains).isPresent();
  }

  private static JsonObject view(Day day, List<Entry> all) {
    return new JsonObject()
        .put("date", day.date().toString())
        .put("zone", day.zone().getId())
        .put("total", figures(all))
        .put("teams", groups(all, e -> e.team().orElse("")))
        .put("hours", groups(all, e -> hour(e, day.zone())))
        .put("causes", causes(all));
  }

  private static String hour(Entry entry, ZoneId zone) {
    return "%02d".formatted(entry.raisedAt().atZone(zone).getHour());
  }

  private static JsonArray groups(List<Entry> all, Function<Entry, String> name) {
    var groups =
        all.stream().collect(Collectors.groupingBy(name, TreeMap::new, Collectors.toList()));
    return Views.array(
        groups.entrySet().stream()
            .map(g -> figures(g.getValue()).put("name", g.getKey()))
            .toList());
  }

  /** The busiest first; what is the same but for a number is one cause. */
  private static JsonArray causes(List<Entry> all) {
    var groups = all.stream().collect(Collectors.groupingBy(e -> cause(e.reason())));
    return Views.array(
        groups.entrySet().stream()
            .sorted(Comparator.comparingInt(g -> -g.getValue().size()))
            .limit(10)
            .map(g -> figures(g.getValue()).put("name", g.getKey()))
            .toList());
  }

  /**
   * The first thing that a reason names, without its turn, its weight and how often it happened.
   */
  private static String cause(String reason) {
    var first = reason.split(";", 2)[0].replaceFirst(" \\(turn [^)]*\\)", "").strip();
    return first.isEmpty() ? "no single cause" : first.replaceFirst(", \\w+ time$", "");
  }

  /** Hits are alerts that were right or made somebody step in; leads end with the conversation. */
  private static JsonObject figures(List<Entry> alerts) {
    var leads = alerts.stream().map(Days::lead).flatMap(Optional::stream).sorted().toList();
    return new JsonObject()
        .put("alerts", alerts.size())
        .put("hits", count(alerts, "RIGHT") + count(alerts, "INTERVENED"))
        .put("falseAlarms", count(alerts, "FALSE_ALARM"))
        .put("unjudged", count(alerts, "OPEN") + count(alerts, "SNOOZE"))
        .put(
            "escalated",
            alerts.stream()
                .filter(e -> e.outcome().filter("ESCALATED"::equals).isPresent())
                .count())
        .put("medianLeadSeconds", median(leads).isPresent() ? median(leads).getAsDouble() : null);
  }

  private static long count(List<Entry> alerts, String state) {
    return alerts.stream().filter(e -> e.state().equals(state)).count();
  }

  /** From the alert to the end of a conversation that escalated, in seconds. */
  private static Optional<Double> lead(Entry entry) {
    return entry.outcome().filter("ESCALATED"::equals).isPresent() && entry.endedAt().isPresent()
        ? Optional.of(
            Duration.ofMillis(entry.endedAt().getAsLong() - entry.raisedAt().toEpochMilli())
                    .toMillis()
                / 1_000.0)
        : Optional.empty();
  }

  private static OptionalDouble median(List<Double> sorted) {
    int n = sorted.size();
    return n == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2);
  }

  private static String line(Entry entry) {
    return Csv.line(
        entry.id(),
        entry.conversation().value(),
        entry.raisedAt().toString(),
        entry.team().orElse(""),
        entry.queue().orElse(""),
        entry.channel(),
        entry.kind(),
        String.format(Locale.ROOT, "%.3f", entry.risk()),
        entry.reason(),
        entry.state(),
        entry.outcome().orElse(""),
        lead(entry).map(String::valueOf).orElse(""));
  }
}
