package org.tocsin.ingestion;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jdbi.v3.core.statement.StatementContext;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.knowledge.ArticleId;
import org.tocsin.model.knowledge.Clicks;
import org.tocsin.model.knowledge.Reaction;
import org.tocsin.model.playbook.PlaybookId;

/**
 * What agents did with their cards: every entry on disk, and what it teaches at hand at once.
 * Thread-safe.
 */
public final class CardLog {
  private static final String COLUMNS =
      """
      SELECT suggestion, conversation, queue, article, playbook, place, body, given_at
      FROM suggestion_feedback WHERE conversation IS NOT NULL ORDER BY id\
      """;

  private final Database database;
  private final EventJournal journal;
  private final Clicks clicks;
  private final Clock clock;
  private final Set<Seen> seen = ConcurrentHashMap.newKeySet();
  private final ConcurrentMap<ConversationId, Set<ArticleId>> shown = new ConcurrentHashMap<>();

  private CardLog(Database database, EventJournal journal, Clicks clicks, Clock clock) {
    this.database = database;
    this.journal = journal;
    this.clicks = clicks;
    this.clock = clock;
  }

  /** With all that was kept before, which is taught to {@code clicks}. Blocks. */
  public static CardLog open(Database database, EventJournal journal, Clicks clicks, Clock clock) {
    var log = new CardLog(database, journal, clicks, clock);
    log.entries().forEach(log::learn);
    return log;
  }

  private record Seen(String card, Reaction reaction) {}

  /**
   * One thing that was done with a card.
   *
   * @param place 1 for the top of the panel
   */
  public record Entry(Card card, Reaction reaction, int place, String by, Instant at) {}

  /** Succeeds once it is on disk; it counts from the next suggestion on, and only once. */
  public Future<Void> keep(Card card, Reaction reaction, int place, String by) {
    var entry = new Entry(card, reaction, place, by, Instant.ofEpochMilli(clock.millis()));
    return journal
        .write(handle ->
            handle.execute(
                """
                INSERT INTO suggestion_feedback
                  (suggestion, conversation, queue, article, playbook, place, body, given_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                card.id(),
                card.conversation().value(),
                card.queue().orElse(null),
                card.article().map(ArticleId::value).orElse(null),
                card.playbook().map(PlaybookId::value).orElse(null),
                place,
                Json.MAPPER
                    .createObjectNode()
                    .put("feedback", reaction.name())
                    .put("by", by)
                    .toString(),
                entry.at().toEpochMilli()))
        .onSuccess(_ -> learn(entry));
  }

  /** The articles that an agent has seen in a conversation, before a restart too. */
  Set<ArticleId> shown(ConversationId conversation) {
    return Set.copyOf(shown.getOrDefault(conversation, Set.of()));
  }

  /** Whether an agent has used a card. */
  public boolean used(String card) {
    return seen.contains(new Seen(card, Reaction.USED));
  }

  /** Everything, in the order in which it was kept. Blocks. */
  public List<Entry> entries() {
    return database.read(handle -> handle.createQuery(COLUMNS).map(CardLog::entry).list());
  }

  private void learn(Entry entry) {
    var card = entry.card();
    if (seen.add(new Seen(card.id(), entry.reaction()))) {
      card.article()
          .ifPresent(article -> {
            clicks.take(card.queue(), article, entry.reaction(), entry.place(), entry.at());
            shown
                .computeIfAbsent(card.conversation(), _ -> ConcurrentHashMap.newKeySet())
                .add(article);
          });
    }
  }

  private static Entry entry(ResultSet row, StatementContext context) throws SQLException {
    try {
      var body = Json.MAPPER.readTree(row.getString("body"));
      return new Entry(
          new Card(
              row.getString("suggestion"),
              new ConversationId(row.getString("conversation")),
              Optional.ofNullable(row.getString("queue")),
              Optional.ofNullable(row.getString("article")).map(ArticleId::new),
              Optional.ofNullable(row.getString("playbook")).map(PlaybookId::new)),
          Reaction.valueOf(body.path("feedback").asText()),
          row.getInt("place"),
          body.path("by").asText(),
          Instant.ofEpochMilli(row.getLong("given_at")));
    } catch (JsonProcessingException damaged) {
      throw new SQLException("a row of suggestion_feedback is no JSON", damaged);
    }
  }
}
