package org.tocsin.ingestion;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.label.Claim;
import org.tocsin.model.label.LabelEntry;

/** What became of the conversations whose alerts nobody was shown. */
public final class HoldOutBook {
  private final Database database;

  /**
   * A conversation whose alert was computed and shown to nobody.
   *
   * @param raisedAt when its first one was
   * @param escalated as the last word on it says; empty if nobody said, or if it stayed calm after
   *     somebody had acted all the same, so that nobody knows
   */
  public record Silent(
      ConversationId conversation,
      Optional<String> team,
      Instant raisedAt,
      Optional<Boolean> escalated) {}

  /**
   * How right the alerts were that nobody could act upon.
   *
   * @param conversations in which one was computed
   * @param escalated of these
   * @param calm of these
   * @param unknown nobody said, or somebody acted without having been called
   */
  public record Figures(int conversations, int escalated, int calm, int unknown) {
    /** The figures of some. */
    public static Figures of(List<Silent> silent) {
      int escalated = (int) silent.stream().filter(s -> s.escalated().orElse(false)).count();
      int known = (int) silent.stream().filter(s -> s.escalated().isPresent()).count();
      return new Figures(silent.size(), escalated, known - escalated, silent.size() - known);
    }

    /** The share that escalated of those of which it is known; NaN if of none. */
    public double trueRate() {
      return (double) escalated / (escalated + calm);
    }

    /** The share that did not. */
    public double falseAlarmRate() {
      return (double) calm / (escalated + calm);
    }
  }

  public HoldOutBook(Database database) {
    this.database = database;
  }

  /** Those whose first silent alert was raised within a time, the oldest first. Blocks. */
  public List<Silent> between(Instant from, Instant until) {
    return database.read(handle -> {
      var found = new LinkedHashMap<ConversationId, Silent>();
      rows(handle, from, until).forEach(row -> found.putIfAbsent(row.id(), silent(handle, row)));
      return List.copyOf(found.values());
    });
  }

  private record Row(ConversationId id, Instant raisedAt, Optional<String> started) {
    static Row of(ResultSet row) throws SQLException {
      return new Row(
          new ConversationId(row.getString(1)),
          Instant.ofEpochMilli(row.getLong(2)),
          Optional.ofNullable(row.getString(3)));
    }
  }

  private static List<Row> rows(Handle handle, Instant from, Instant until) {
    return handle
        .createQuery(
            """
            SELECT h.conversation, MIN(h.raised_at),
              (SELECT e.body FROM events e WHERE e.conversation = h.conversation
                AND e.kind = 'started' ORDER BY e.seq LIMIT 1)
            FROM held_alerts h WHERE h.state = ? GROUP BY h.conversation
            HAVING MIN(h.raised_at) >= ? AND MIN(h.raised_at) < ?
            ORDER BY MIN(h.raised_at), h.conversation\
            """)
        .bind(0, HeldAlerts.State.SILENT.name())
        .bind(1, from.toEpochMilli())
        .bind(2, until.toEpochMilli())
        .map((row, _) -> Row.of(row))
        .list();
  }

  private static Silent silent(Handle handle, Row row) {
    var labels = LabelHistories.of(handle, row.id());
    return new Silent(
        row.id(),
        row.started().flatMap(HoldOutBook::team),
        row.raisedAt(),
        labels
            .lastWord()
            .filter(_ -> !labels.prevented())
            .flatMap(LabelEntry::claim)
            .map(Claim::escalates));
  }

  private static Optional<String> team(String started) {
    try {
      return Optional.of(Json.MAPPER.readTree(started).path("team").asText(""))
          .filter(team -> !team.isEmpty());
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("an event on disk is not JSON", broken);
    }
  }
}
