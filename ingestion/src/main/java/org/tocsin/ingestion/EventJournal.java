package org.tocsin.ingestion;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.TranscriptEvent;
import org.tocsin.model.conversation.TranscriptEvent.Spoken;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.conversation.UtteranceId;

/**
 * Puts events on disk before anybody is told that they arrived, and leaves out what says nothing
 * new. May be called from any thread; never blocks but in {@link #replay} and {@link #close}.
 */
public final class EventJournal implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EventJournal.class);

  /** An event read back, with the number under which it was acknowledged. */
  public record Entry(long seq, TranscriptEvent event) {}

  /** Something that is written along with the events; what it throws undoes it alone. */
  public interface Writing {
    void on(Handle handle) throws Exception;
  }

  private final Database database;
  private final Vertx vertx;
  private final Optional<String> owner;
  private final GroupCommit commits;
  private final Relay relay;
  private final Ledger ledger;
  private final EventDecoder decoder = new EventDecoder();

  /**
   * Starts the writing thread.
   *
   * @param capacity how many events and other writes may wait before more are refused
   */
  public EventJournal(Database database, Vertx vertx, int capacity, Clock clock) {
    this(database, vertx, capacity, clock, Optional.empty());
  }

  /**
   * The same for one of several processes that share the database.
   *
   * @param owner its name, which no other bears
   */
  public EventJournal(
      Database database, Vertx vertx, int capacity, Clock clock, Optional<String> owner) {
    this.owner = owner;
    this.database = database;
    this.vertx = vertx;
    this.commits = new GroupCommit(database, vertx, capacity);
    this.relay = new Relay(owner, clock);
    this.ledger = new Ledger(clock, owner, relay);
  }

  /**
   * Succeeds on the caller's context once the event is on disk or known to be there already; fails
   * with {@link JournalFull} or {@link StorageRefused}. Receipts of one caller come in the order of
   * its calls.
   */
  public Future<Receipt> append(TranscriptEvent event) {
    return commits.submit(handle -> ledger.enter(handle, event));
  }

  /**
   * Appends an utterance of which more is redacted than before, and takes its earlier texts off the
   * disk; succeeds and fails like {@link #append}.
   */
  Future<Receipt> rewrite(Spoken event) {
    return commits.submit(handle -> {
      var receipt = ledger.enter(handle, event);
      if (event.utterance().complete()) {
        ledger.overwrite(handle, event);
      }
      return receipt;
    });
  }

  /**
   * Writes something else in the order of calls, in one transaction with the events around it;
   * fails like {@link #append} or with what the writing throws.
   */
  public Future<Void> write(Writing writing) {
    return writing(
            handle -> {
              writing.on(handle);
              return true;
            })
        .mapEmpty();
  }

  /** The same with what the work returns. */
  <T> Future<T> writing(PendingWrite.Work<T> work) {
    return commits.submit(work);
  }

  /** Succeeds once nothing that was deleted stands in the write-ahead log any more. */
  Future<Void> emptyLog() {
    return vertx
        .executeBlocking(() -> {
          database.emptyLog();
          return true;
        })
        .mapEmpty();
  }

  /**
   * Reads all events back in the order in which they were acknowledged. Blocks. An event that
   * cannot be read is logged and left out.
   *
   * @throws StorageRefused when the file cannot be read
   */
  void replay(Consumer<Entry> reader) {
    database.read(handle -> read(handle.createQuery(select("")), reader));
  }

  /** The same of one conversation, whether or not it has ended. */
  public void replay(ConversationId conversation, Consumer<Entry> reader) {
    database.read(handle ->
        read(
            handle.createQuery(select("WHERE conversation = ?")).bind(0, conversation.value()),
            reader));
  }

  /** The same of several conversations, at least one, in its order for each. */
  Map<ConversationId, List<Entry>> replay(Collection<ConversationId> conversations) {
    var entries = new HashMap<ConversationId, List<Entry>>();
    database.read(handle ->
        read(
            handle
                .createQuery(select("WHERE conversation IN (<ids>)"))
                .bindList("ids", conversations.stream().map(ConversationId::value).toList()),
            entry ->
                entries
                    .computeIfAbsent(entry.event().conversation(), _ -> new ArrayList<>())
                    .add(entry)));
    return entries;
  }

  /** What was said in a conversation, as it was last heard. Blocks like {@link #replay}. */
  List<Utterance> utterances(ConversationId conversation) {
    var newest = new LinkedHashMap<UtteranceId, Utterance>();
    replay(
        conversation,
        entry -> {
          if (entry.event() instanceof Spoken(_, var utterance)) {
            newest.put(utterance.id(), utterance);
          }
        });
    return List.copyOf(newest.values());
  }

  /** The conversations that have not ended, but those of other processes. Blocks. */
  List<ConversationId> open() {
    return ids(
        database.read(handle ->
            handle
                .createQuery(
                    """
                    SELECT conversation FROM conversations
                    WHERE ended_hash IS NULL AND (owner IS NULL OR owner = ?)\
                    """)
                .bind(0, owner.orElse(""))
                .mapTo(String.class)
                .list()));
  }

  /** Which of some conversations another process has taken over. Blocks. */
  List<ConversationId> taken(List<ConversationId> ours) {
    if (owner.isEmpty() || ours.isEmpty()) {
      return List.of();
    }
    return ids(
        database.read(handle ->
            handle
                .createQuery(
                    "SELECT conversation FROM conversations"
                        + " WHERE owner <> :owner AND conversation IN (<ours>)")
                .bind("owner", owner.get())
                .bindList("ours", ours.stream().map(ConversationId::value).toList())
                .mapTo(String.class)
                .list()));
  }

  /**
   * Tells the process that has a conversation what was done to it here, if this is another one; a
   * part of the writing that does it. Returns whether it is another one.
   */
  boolean tellOwner(Handle handle, ConversationId conversation, Relay.Kind kind, ObjectNode body) {
    return relay.leave(handle, conversation, kind, body.toString());
  }

  /** What was done elsewhere to conversations that this process has. Blocks. */
  List<Relay.Word> relayed() {
    return database.read(relay::left);
  }

  /** Succeeds once nobody is told of it again. */
  Future<Void> taken(Relay.Word word) {
    return write(handle -> relay.taken(handle, word));
  }

  private static List<ConversationId> ids(List<String> values) {
    return values.stream().map(ConversationId::new).toList();
  }

  /** How many writes wait for the disk. */
  public int waiting() {
    return commits.waiting();
  }

  /** How many transactions were committed since the start. */
  public long commits() {
    return commits.commits();
  }

  /**
   * Writes what is waiting and blocks until then; later appends fail. To be closed before Vert.x.
   */
  @Override
  public void close() {
    commits.close();
  }

  private static String select(String condition) {
    return "SELECT seq, body FROM events " + condition + " ORDER BY seq";
  }

  private long read(Query query, Consumer<Entry> reader) {
    var rows = query.map((row, _) -> new Row(row.getLong(1), row.getString(2)));
    return rows.withStream(stream -> stream.filter(row -> read(row, reader)).count());
  }

  private boolean read(Row row, Consumer<Entry> reader) {
    return switch (decoder.decode(row.body)) {
      case Decoded.Accepted(var event) -> {
        reader.accept(new Entry(row.seq, event));
        yield true;
      }
      case Decoded.Rejected(_, var reason, _) -> {
        LOG.error("{}: event {} cannot be read: {}", database.name(), row.seq, reason);
        yield false;
      }
    };
  }

  private record Row(long seq, String body) {}
}
