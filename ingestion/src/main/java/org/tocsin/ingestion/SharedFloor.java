package org.tocsin.ingestion;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.model.alert.Dispatch.Waiting;
import org.tocsin.model.alert.Supervisor;

/**
 * What several processes on one database tell each other of the floor, so that they ring together
 * for as many supervisors as there are. Thread-safe.
 */
public final class SharedFloor {
  private static final Logger LOG = LoggerFactory.getLogger(SharedFloor.class);

  /** Who has told nothing new for so long is gone. */
  static final Duration GONE = Duration.ofSeconds(5);

  private static final Duration KEPT = Duration.ofDays(1);

  private final Database database;
  private final EventJournal journal;
  private final String instance;
  private final Clock clock;
  private final Map<String, Heard> heard = new HashMap<>();
  private volatile Told elsewhere = Told.NOTHING;

  /** A row's time, which is the other's clock's, and when it was new by ours. */
  private record Heard(long toldAt, Instant since) {}

  private record Row(String instance, String body, long toldAt) {}

  /**
   * What a process knows.
   *
   * @param there the supervisors whose pages it serves
   * @param engaged who speaks in one of its conversations
   * @param busy the team of each alert that rang and that nobody has dealt with
   * @param waiting its alerts that wait
   */
  public record Told(
      List<Supervisor> there,
      Set<String> engaged,
      List<Optional<String>> busy,
      List<Waiting> waiting) {
    /** Nobody and nothing. */
    public static final Told NOTHING = new Told(List.of(), Set.of(), List.of(), List.of());

    public Told {
      there = List.copyOf(there);
      engaged = Set.copyOf(engaged);
      busy = List.copyOf(busy);
      waiting = List.copyOf(waiting);
    }

    /** Of several processes; a supervisor who has a page at more than one counts once. */
    static Told together(List<Told> all) {
      return new Told(
          once(all.stream().flatMap(told -> told.there().stream())),
          all.stream().flatMap(told -> told.engaged().stream()).collect(Collectors.toSet()),
          all.stream().flatMap(told -> told.busy().stream()).toList(),
          all.stream().flatMap(told -> told.waiting().stream()).toList());
    }

    /** Each name once. */
    public static List<Supervisor> once(Stream<Supervisor> supervisors) {
      var known = new HashMap<String, Supervisor>();
      return supervisors.filter(s -> known.putIfAbsent(s.name(), s) == null).toList();
    }
  }

  /**
   * The share of one process.
   *
   * @param instance its name, which no other bears
   */
  public SharedFloor(Database database, EventJournal journal, String instance, Clock clock) {
    this.database = database;
    this.journal = journal;
    this.instance = instance;
    this.clock = clock;
  }

  /** What the others knew when they were listened to last. */
  public Told elsewhere() {
    return elsewhere;
  }

  /** Tells the others and listens to them; to be called about once a second. Blocks. */
  public void round(Told own) {
    tell(own);
    var rows =
        database.read(handle ->
            handle
                .createQuery("SELECT instance, body, told_at FROM floors WHERE instance <> ?")
                .bind(0, instance)
                .map((row, _) -> new Row(row.getString(1), row.getString(2), row.getLong(3)))
                .list());
    elsewhere =
        Told.together(
            rows.stream().filter(this::lives).map(row -> FloorJson.read(row.body())).toList());
  }

  /** By our own clock alone: those of several machines differ. */
  private synchronized boolean lives(Row row) {
    var now = clock.instant();
    var before = heard.get(row.instance());
    if (before == null || before.toldAt() != row.toldAt()) {
      heard.put(row.instance(), new Heard(row.toldAt(), now));
      return true;
    }
    return before.since().plus(GONE).isAfter(now);
  }

  private void tell(Told own) {
    long now = clock.millis();
    journal
        .write(handle -> {
          handle.execute("DELETE FROM floors WHERE told_at < ?", now - KEPT.toMillis());
          handle.execute(
              """
              INSERT INTO floors (instance, body, told_at) VALUES (?, ?, ?)
              ON CONFLICT (instance) DO UPDATE
              SET body = excluded.body, told_at = excluded.told_at\
              """,
              instance,
              FloorJson.write(own),
              now);
        })
        .onFailure(failure -> LOG.warn("the other processes do not hear of this floor", failure));
  }
}
