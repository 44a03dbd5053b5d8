package org.tocsin.ingestion;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The agents who want to see no cards for a while. What they would have seen is still worked out:
 * supervisors see it, and the agent does when the quiet is over. Thread-safe.
 */
public final class QuietAgents {
  private final Database database;
  private final EventJournal journal;
  private final Clock clock;
  private final Map<String, Instant> until = new ConcurrentHashMap<>();

  private QuietAgents(Database database, EventJournal journal, Clock clock) {
    this.database = database;
    this.journal = journal;
    this.clock = clock;
  }

  /** With those who asked for quiet before. Blocks. */
  public static QuietAgents open(Database database, EventJournal journal, Clock clock) {
    var quiet = new QuietAgents(database, journal, clock);
    quiet.follow();
    return quiet;
  }

  /** Reads anew what agents asked for, at other processes that share the database too. Blocks. */
  public void follow() {
    until.putAll(
        database.read(handle ->
            handle
                .createQuery("SELECT agent, quiet_until FROM quiet_agents")
                .reduceResultSet(
                    new ConcurrentHashMap<String, Instant>(),
                    (all, row, _) -> {
                      all.put(row.getString(1), Instant.ofEpochMilli(row.getLong(2)));
                      return all;
                    })));
  }

  /** Until when an agent wants quiet; empty if they want cards now. */
  public Optional<Instant> of(String agent) {
    return Optional.ofNullable(until.get(agent)).filter(clock.instant()::isBefore);
  }

  /** Quiet from now on until then; until a time that has passed: no quiet. */
  public Future<Void> until(String agent, Instant then) {
    return journal
        .write(handle ->
            handle.execute(
                """
                INSERT INTO quiet_agents (agent, quiet_until) VALUES (?, ?)
                ON CONFLICT (agent) DO UPDATE SET quiet_until = excluded.quiet_until\
                """,
                agent,
                then.toEpochMilli()))
        .onSuccess(_ -> until.put(agent, then));
  }
}
