package org.tocsin.ingestion;

import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tocsin.model.conversation.ConversationId;

/** Which alerts went on to whom, and whether somebody acted, as it is on disk. */
public final class PassedAlerts {
  private final Database database;
  private final EventJournal journal;

  public PassedAlerts(Database database, EventJournal journal) {
    this.database = database;
    this.journal = journal;
  }

  /**
   * What became of an open alert so far.
   *
   * @param rangAt by the clock of the process in which it rang
   */
  record Course(Instant rangAt, List<PassedOn> passes) {
    Course {
      passes = List.copyOf(passes);
    }

    Course and(PassedOn next) {
      var more = new ArrayList<>(passes);
      more.add(next);
      return new Course(rangAt, more);
    }

    Optional<PassedOn> last() {
      return passes.isEmpty() ? Optional.empty() : Optional.of(passes.getLast());
    }

    /** Whether it went to all, and goes no further. */
    boolean ended() {
      return last().filter(pass -> pass.to().isEmpty()).isPresent();
    }

    /** Whether somebody had it. */
    boolean went(String name) {
      return passes.stream().anyMatch(pass -> pass.to().filter(name::equals).isPresent());
    }
  }

  /** Empty where the alert is not on disk. Blocks. */
  Optional<Course> course(String alert) {
    return database.read(handle ->
        handle
            .createQuery("SELECT raised_at FROM alerts WHERE id = ?")
            .bind(0, alert)
            .mapTo(Long.class)
            .findOne()
            .map(rangAt -> new Course(Instant.ofEpochMilli(rangAt), passes(handle, alert))));
  }

  /**
   * Whether somebody whispered since then, or has come in or taken the conversation on since, and
   * has not given it up again. Blocks.
   */
  boolean acted(ConversationId conversation, Instant since) {
    return database.read(handle ->
        handle
                .createQuery(
                    """
                    SELECT (SELECT COUNT(*) FROM labels WHERE conversation = :id
                      AND kind IN ('whisper', 'outcome') AND given_at >= :since)
                    + (SELECT COUNT(*) FROM handling WHERE conversation = :id
                      AND changed_at >= :since
                      AND (assignee IS NOT NULL OR wanted IS NOT NULL OR step <> 'WATCHING'))\
                    """)
                .bind("id", conversation.value())
                .bind("since", since.toEpochMilli())
                .mapTo(Long.class)
                .one()
            > 0);
  }

  /** Succeeds once it is on disk. */
  Future<Void> keep(ConversationId conversation, PassedOn pass) {
    return journal.write(handle ->
        handle.execute(
            """
            INSERT INTO passed_alerts (alert, conversation, passed_to, waited_ms, passed_at)
            VALUES (?, ?, ?, ?, ?)\
            """,
            pass.alert(),
            conversation.value(),
            pass.to().orElse(null),
            pass.waited().toMillis(),
            pass.at().toEpochMilli()));
  }

  private static List<PassedOn> passes(Handle handle, String alert) {
    var passes = new ArrayList<PassedOn>();
    handle
        .createQuery(
            "SELECT passed_to, waited_ms, passed_at FROM passed_alerts WHERE alert = ? ORDER BY id")
        .bind(0, alert)
        .map((row, _) -> read(alert, row, passes.size() + 1))
        .forEach(passes::add);
    return passes;
  }

  private static PassedOn read(String alert, ResultSet row, int times) throws SQLException {
    return new PassedOn(
        alert,
        Optional.ofNullable(row.getString(1)),
        Instant.ofEpochMilli(row.getLong(3)),
        Duration.ofMillis(row.getLong(2)),
        times);
  }
}
