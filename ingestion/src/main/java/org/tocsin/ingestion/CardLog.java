package org.tocsin.ingestion;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.StatementContext;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.knowledge.ArticleId;
import org.tocsin.model.knowledge.Clicks;
import org.tocsin.model.knowledge.Reaction;
import org.tocsin.model.playbook.PlaybookId;

/**
 * What agents did with their cards: every entry on disk; what it teaches, and what was done in the
 * conversations at hand, in memory. Thread-safe.
 */
public final class CardLog {
  private static final String COLUMNS =
      """
      SELECT id, suggestion, conversation, queue, article, playbook, place, body, given_at
      FROM suggestion_feedback WHERE conversation IS NOT NULL\
      """;
  private static final int AT_A_TIME = 1_000;

  private final Database database;
  private final EventJournal journal;
  private final Clicks clicks;
  private final Predicate<ConversationId> atHand;
  private final Clock clock;
  private final ConcurrentMap<ConversationId, Set<Mark>> marks = new ConcurrentHashMap<>();

  private CardLog(
      Database database,
      EventJournal journal,
      Clicks clicks,
      Predicate<ConversationId> atHand,
      Clock clock) {
    this.database = database;
    this.journal = journal;
    this.clicks = clicks;
    this.atHand = atHand;
    this.clock = clock;
  }

  /**
   * With all that was kept before, which is taught to {@code clicks}. Blocks.
   *
   * @param atHand whether a conversation is at hand; of others nothing stays in memory
   */
  public static CardLog open(
      Database database,
      EventJournal journal,
      Clicks clicks,
      Predicate<ConversationId> atHand,
      Clock clock) {
    var log = new CardLog(database, journal, clicks, atHand, clock);
    log.teach();
    return log;
  }

  /** What was done with a card; the same again counts no more. */
  private record Mark(String card, Reaction reaction, Optional<ArticleId> article) {
    static Mark of(Entry entry) {
      return new Mark(entry.card.id(), entry.reaction, entry.card.article());
    }
  }

  /**
   * One thing that was done with a card.
   *
   * @param place 1 for the top of the panel
   */
  public record Entry(Card card, Reaction reaction, int place, String by, Instant at) {}

  /** Succeeds once it is on disk; it counts from the next suggestion on, and only once. */
  public Future<Void> keep(Card card, Reaction reaction, int place, String by) {
    var entry = new Entry(card, reaction, place, by, Instant.ofEpochMilli(clock.millis()));
    var body = Json.MAPPER.createObjectNode().put("feedback", reaction.name()).put("by", by);
    var word =
        Json.MAPPER.createObjectNode().put("card", card.id()).put("feedback", reaction.name());
    return journal
        .write(handle -> {
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
              body.toString(),
              entry.at().toEpochMilli());
          journal.tellOwner(handle, card.conversation(), Relay.Kind.CARD_TAKEN, word);
        })
        .onSuccess(_ -> {
          if (mark(entry)) {
            teach(entry);
          }
          if (!atHand.test(card.conversation())) {
            forget(card.conversation());
          }
        });
  }

  /** The articles that an agent has seen in a conversation at hand, before a restart too. */
  Set<ArticleId> shown(ConversationId conversation) {
    return marks(conversation).flatMap(m -> m.article().stream()).collect(Collectors.toSet());
  }

  /** Whether an agent has used a card of a conversation at hand. */
  public boolean used(ConversationId conversation, String card) {
    return marks(conversation).anyMatch(m -> m.card.equals(card) && m.reaction == Reaction.USED);
  }

  /** Takes from disk what was done in conversations, at least one, that come back. Blocks. */
  void recall(Collection<ConversationId> conversations) {
    in(conversations).forEach(this::mark);
  }

  /**
   * Something was done with a card at another process, and is on disk: it teaches here too, unless
   * the same was done before. Blocks.
   */
  void takenElsewhere(ConversationId conversation, String card, Reaction reaction) {
    var all = in(List.of(conversation));
    var same =
        all.stream().filter(e -> e.card().id().equals(card) && e.reaction() == reaction).toList();
    if (same.size() == 1) {
      teach(same.getFirst());
    }
    if (atHand.test(conversation)) {
      all.forEach(this::mark);
    }
  }

  private List<Entry> in(Collection<ConversationId> conversations) {
    return database.read(handle ->
        handle
            .createQuery(COLUMNS + " AND conversation IN (<ids>) ORDER BY id")
            .bindList("ids", conversations.stream().map(ConversationId::value).toList())
            .map(CardLog::entry)
            .list());
  }

  /** Forgets what was done in a conversation that is not at hand any more; it stays on disk. */
  public void forget(ConversationId conversation) {
    marks.remove(conversation);
  }

  /** Everything, a conversation at a time and in it in the order in which it was kept. Blocks. */
  public void each(Consumer<Entry> taken) {
    var some = after("", 0);
    while (!some.isEmpty()) {
      some.forEach(row -> taken.accept(row.entry()));
      var last = some.getLast();
      some = after(last.entry().card().conversation().value(), last.id());
    }
  }

  private record Row(long id, Entry entry) {}

  /**
   * The next rows after one: few at a time, for a transaction in which to read all keeps out
   * writers.
   */
  private List<Row> after(String conversation, long id) {
    return database.read(handle ->
        handle
            .createQuery(
                COLUMNS
                    + " AND (conversation, id) > (:conversation, :id)"
                    + " ORDER BY conversation, id LIMIT :most")
            .bind("conversation", conversation)
            .bind("id", id)
            .bind("most", AT_A_TIME)
            .map((row, context) -> new Row(row.getLong("id"), entry(row, context)))
            .list());
  }

  /** Of what was done twice to a card the first counts. */
  private void teach() {
    var ofOne = new HashMap<ConversationId, Set<Mark>>(1);
    each(entry -> {
      var conversation = entry.card().conversation();
      ofOne.keySet().retainAll(Set.of(conversation));
      if (ofOne.computeIfAbsent(conversation, _ -> new HashSet<>()).add(Mark.of(entry))) {
        teach(entry);
      }
    });
  }

  private void teach(Entry entry) {
    var card = entry.card();
    card.article()
        .ifPresent(article ->
            clicks.take(card.queue(), article, entry.reaction(), entry.place(), entry.at()));
  }

  /** Whether this is new. */
  private boolean mark(Entry entry) {
    return marks
        .computeIfAbsent(entry.card().conversation(), _ -> ConcurrentHashMap.newKeySet())
        .add(Mark.of(entry));
  }

  private Stream<Mark> marks(ConversationId conversation) {
    return marks.getOrDefault(conversation, Set.of()).stream();
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
