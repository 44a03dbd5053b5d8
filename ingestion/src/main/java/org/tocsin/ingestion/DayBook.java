package org.tocsin.ingestion;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.tocsin.model.conversation.ConversationId;

/** The alerts that rang within a time, as they are on disk, with what came of each. */
public final class DayBook {
  private final Database database;

  /**
   * An alert that rang.
   *
   * @param state OPEN, or the verdict
   * @param team of the conversation, and so are queue and channel
   * @param endedAt when the conversation ended
   * @param outcome how it ended, as people said or else as the source said
   */
  public record Entry(
      String id,
      ConversationId conversation,
      Instant raisedAt,
      String state,
      String reason,
      String kind,
      double risk,
      Optional<String> team,
      Optional<String> queue,
      String channel,
      OptionalLong endedAt,
      Optional<String> outcome) {}

  public DayBook(Database database) {
    this.database = database;
  }

  /** The alerts that rang from a time on until before another, the oldest first. Blocks. */
  public List<Entry> between(Instant from, Instant until) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                SELECT a.id, a.conversation, a.raised_at, a.state, a.body,
                  (SELECT e.body FROM events e WHERE e.conversation = a.conversation
                    AND e.kind = 'started' ORDER BY e.seq LIMIT 1),
                  (SELECT MAX(e.received_at) FROM events e WHERE e.conversation = a.conversation
                    AND e.kind = 'ended'),
                  (SELECT l.body FROM labels l WHERE l.conversation = a.conversation
                    AND l.kind = 'outcome' ORDER BY l.id DESC LIMIT 1),
                  (SELECT e.body FROM events e WHERE e.conversation = a.conversation
                    AND e.kind = 'ended' ORDER BY e.seq DESC LIMIT 1)
                FROM alerts a WHERE a.raised_at >= ? AND a.raised_at < ? AND a.utterance <> ''
                ORDER BY a.raised_at, a.id\
                """)
            .bind(0, from.toEpochMilli())
            .bind(1, until.toEpochMilli())
            .map((row, _) -> entry(row))
            .list());
  }

  private static Entry entry(ResultSet row) throws SQLException {
    try {
      var alert = Json.MAPPER.readTree(row.getString(5));
      var started = Json.MAPPER.readTree(Optional.ofNullable(row.getString(6)).orElse("{}"));
      long ended = row.getLong(7);
      return new Entry(
          row.getString(1),
          new ConversationId(row.getString(2)),
          Instant.ofEpochMilli(row.getLong(3)),
          row.getString(4),
          alert.path("reason").asText(),
          alert.path("kind").asText(),
          alert.path("risk").asDouble(),
          word(started.path("team").asText("")),
          word(started.path("queue").asText("")),
          started.path("channel").asText("UNKNOWN"),
          ended == 0 ? OptionalLong.empty() : OptionalLong.of(ended),
          outcome(row.getString(8)).or(() -> outcomeOf(row, 9)));
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("an alert on disk is not JSON", broken);
    }
  }

  private static Optional<String> outcomeOf(ResultSet row, int column) {
    try {
      return outcome(row.getString(column));
    } catch (SQLException | JsonProcessingException broken) {
      throw new IllegalStateException("an event on disk cannot be read", broken);
    }
  }

  private static Optional<String> outcome(@Nullable String body) throws JsonProcessingException {
    return body == null
        ? Optional.empty()
        : word(Json.MAPPER.readTree(body).path("outcome").asText(""));
  }

  private static Optional<String> word(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty() && !t.equals("null"));
  }
}
