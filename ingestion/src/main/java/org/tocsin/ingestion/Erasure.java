package org.tocsin.ingestion;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.Future;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.commons.codec.digest.DigestUtils;
import org.jdbi.v3.core.Handle;
import org.tocsin.model.conversation.ConversationId;

/**
 * Takes conversations off the disk for good, in one transaction with the tombstones that tell of
 * it. May be called from any thread; never blocks.
 */
public final class Erasure {

  /*
   * Every table that has a column "conversation" is emptied of a conversation, so that a table
   * which is added later cannot be forgotten. Dead letters name theirs only in their frame. What
   * was deleted is overwritten with zeros (secure_delete, see Database), and the write-ahead log,
   * in which it would stay for a while, is emptied.
   */

  private static final String COLUMN = "conversation";

  private final EventJournal journal;
  private final LiveConversations live;
  private final Consumer<ConversationId> forgotten;
  private final Clock clock;

  /**
   * @param forgotten is told of each conversation that was erased, to forget what it knows of it
   */
  public Erasure(
      EventJournal journal,
      LiveConversations live,
      Consumer<ConversationId> forgotten,
      Clock clock) {
    this.journal = journal;
    this.live = live;
    this.forgotten = forgotten;
    this.clock = clock;
  }

  /**
   * Erases all conversations of a customer, as their start named them. Succeeds once that is on
   * disk; fails like {@link EventJournal#append}.
   */
  public Future<Erased> customer(String customer, String by) {
    return erase(handle -> ofCustomer(handle, customer), "request", by);
  }

  /** Erases one conversation, known or not; succeeds and fails likewise. */
  public Future<Erased> conversation(ConversationId id, String by) {
    return erase(_ -> List.of(id.value()), "request", by);
  }

  /** Erases the conversations of which nothing was heard for so long. */
  public Future<Erased> olderThan(Duration age) {
    long before = clock.millis() - age.toMillis();
    return erase(
        handle ->
            handle
                .createQuery(
                    "SELECT conversation FROM events GROUP BY conversation"
                        + " HAVING MAX(received_at) < ?")
                .bind(0, before)
                .mapTo(String.class)
                .list(),
        "age",
        "retention");
  }

  /** Erases what is older of one kind of data alone; succeeds with how many there were. */
  public Future<Integer> olderThan(Kept kind, Duration age) {
    long before = clock.millis() - age.toMillis();
    return journal
        .writing(handle -> handle.execute(kind.erasing(), before))
        .compose(
            erased -> erased == 0 ? Future.succeededFuture(0) : journal.emptyLog().map(erased));
  }

  private interface Selection {
    List<String> in(Handle handle) throws JsonProcessingException;
  }

  private Future<Erased> erase(Selection selection, String why, String by) {
    var at = clock.instant();
    var ids = new ArrayList<String>();
    return journal
        .writing(handle -> {
          ids.clear();
          ids.addAll(selection.in(handle));
          var rows = new TreeMap<String, Integer>();
          for (var id : ids) {
            erase(handle, id, rows);
            handle.execute(
                "INSERT INTO tombstones (id_hash, why, erased_by, erased_at) VALUES (?, ?, ?, ?)",
                DigestUtils.sha256Hex(id),
                why,
                by,
                at.toEpochMilli());
          }
          return new Erased(ids.stream().map(DigestUtils::sha256Hex).toList(), rows, by, at);
        })
        .onSuccess(_ -> ids.forEach(id -> forget(new ConversationId(id))))
        .compose(erased -> journal.emptyLog().map(erased));
  }

  private void forget(ConversationId id) {
    live.erase(id);
    forgotten.accept(id);
  }

  private static void erase(Handle handle, String id, Map<String, Integer> rows) {
    for (var table : tables(handle)) {
      int gone = handle.execute("DELETE FROM " + table + " WHERE conversation = ?", id);
      rows.merge(table, gone, Integer::sum);
    }
    int letters =
        handle.execute(
            "DELETE FROM dead_letters WHERE frame LIKE ? ESCAPE '!'",
            "%\"" + id.replaceAll("([!%_])", "!$1") + "\"%");
    rows.merge("dead_letters", letters, Integer::sum);
  }

  private static List<String> tables(Handle handle) {
    var connection = handle.getConnection();
    try (var columns =
        connection.getMetaData().getColumns(null, connection.getSchema(), "%", COLUMN)) {
      var tables = new ArrayList<String>();
      while (columns.next()) {
        tables.add(columns.getString("TABLE_NAME"));
      }
      return tables;
    } catch (SQLException e) {
      throw new IllegalStateException("the tables cannot be listed", e);
    }
  }

  private static List<String> ofCustomer(Handle handle, String customer)
      throws JsonProcessingException {
    var found = new ArrayList<String>();
    var rows =
        handle
            .createQuery("SELECT conversation, body FROM events WHERE kind = 'started'")
            .map((row, _) -> Map.entry(row.getString(1), row.getString(2)))
            .list();
    for (var row : rows) {
      if (Json.MAPPER.readTree(row.getValue()).path("customer").asText().equals(customer)) {
        found.add(row.getKey());
      }
    }
    return found.stream().distinct().toList();
  }
}
