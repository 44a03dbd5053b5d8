package org.tocsin.ingestion;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.tocsin.model.conversation.ConversationId;

/** What the conversations of this place came to, on disk. */
public final class Traffic {
  /** Older ones tell of another season. */
  private static final int MOST = 2_000;

  private final Database database;
  private final EventJournal journal;
  private final Clock clock;

  public Traffic(Database database, EventJournal journal, Clock clock) {
    this.database = database;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * A conversation that has ended.
   *
   * @param model names whose beliefs these are
   * @param last the model's own belief at its end, not corrected for the place
   * @param reach the highest threshold at which the model's policy would have rung
   */
  public record Finished(ConversationId id, String model, double last, double reach) {}

  /**
   * The conversations that ended last.
   *
   * @param perHour how many end in an hour in which any do
   */
  public record Recent(List<Double> lasts, List<Double> reaches, double perHour) {
    public Recent {
      lasts = List.copyOf(lasts);
      reaches = List.copyOf(reaches);
    }

    /** How many there are. */
    public int count() {
      return lasts.size();
    }
  }

  /** Succeeds once it is on disk; one that ends again takes the place of what it was before. */
  public Future<Void> keep(Finished finished) {
    long now = clock.millis();
    return journal.write(handle ->
        handle.execute(
            """
            INSERT INTO finished (conversation, model, last_belief, reach, ended_at)
            VALUES (?, ?, ?, ?, ?) ON CONFLICT (conversation) DO UPDATE SET model = excluded.model,
            last_belief = excluded.last_belief, reach = excluded.reach, ended_at = excluded.ended_at\
            """,
            finished.id().value(),
            finished.model(),
            finished.last(),
            finished.reach(),
            now));
  }

  /** The newest that a model believed something of, at most 2,000. Blocks. */
  public Recent recent(String model) {
    var rows =
        database.read(handle ->
            handle
                .createQuery(
                    """
                    SELECT last_belief, reach, ended_at FROM finished WHERE model = ?
                    ORDER BY ended_at DESC, conversation LIMIT ?\
                    """)
                .bind(0, model)
                .bind(1, MOST)
                .map((row, _) -> new Row(row.getDouble(1), row.getDouble(2), row.getLong(3)))
                .list());
    return new Recent(
        rows.stream().map(Row::last).toList(),
        rows.stream().map(Row::reach).toList(),
        perHour(rows));
  }

  private record Row(double last, double reach, long endedAt) {}

  /** Nights in which nothing ends do not count: nobody is there to be rung. */
  private static double perHour(List<Row> rows) {
    long hours =
        rows.stream().map(r -> Duration.ofMillis(r.endedAt()).toHours()).distinct().count();
    return hours == 0 ? 0 : (double) rows.size() / hours;
  }
}
