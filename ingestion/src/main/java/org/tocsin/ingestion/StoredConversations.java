package org.tocsin.ingestion;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.tocsin.model.conversation.Conversation;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.label.LabelHistory;

/**
 * The conversations of a state folder, one after the other, as they are now: redacted, revised and
 * corrected. A service may be writing meanwhile. Blocks.
 */
public final class StoredConversations {
  private final Database database;
  private final EventDecoder decoder = new EventDecoder();

  public StoredConversations(Database database) {
    this.database = database;
  }

  /**
   * A conversation with what was said of how it went.
   *
   * @param at when it began: by its source, else when its first event arrived
   */
  public record Stored(Conversation conversation, Instant at, LabelHistory labels) {}

  /** Hands over each conversation in which something was said, the oldest first. */
  public void each(Consumer<Stored> reader) {
    for (var id : ids()) {
      of(id).ifPresent(reader);
    }
  }

  /** The same of those that began last, the latest first, no more than so many. */
  public void newest(int most, Consumer<Stored> reader) {
    var ids =
        database.read(handle ->
            handle
                .createQuery(
                    """
                    SELECT conversation FROM events GROUP BY conversation
                    ORDER BY MIN(seq) DESC LIMIT ?\
                    """)
                .bind(0, most)
                .map((row, _) -> new ConversationId(row.getString(1)))
                .list());
    ids.forEach(id -> of(id).ifPresent(reader));
  }

  /** One conversation; empty if nothing was said in it. */
  public Optional<Stored> of(ConversationId id) {
    return database
        .read(handle -> stored(handle, id))
        .filter(s -> !s.conversation().utterances().isEmpty());
  }

  private List<ConversationId> ids() {
    return database.read(handle ->
        handle
            .createQuery("SELECT conversation FROM events GROUP BY conversation ORDER BY MIN(seq)")
            .map((row, _) -> new ConversationId(row.getString(1)))
            .list());
  }

  private Optional<Stored> stored(Handle handle, ConversationId id) {
    var rows =
        handle
            .createQuery("SELECT body, received_at FROM events WHERE conversation = ? ORDER BY seq")
            .bind(0, id.value())
            .map((row, _) -> new Row(row.getString(1), row.getLong(2)))
            .list();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    var conversation = Conversation.of(id);
    for (var row : rows) {
      if (decoder.decode(row.body()) instanceof Decoded.Accepted(var event)) {
        conversation = conversation.after(event);
      }
    }
    var arrived = Instant.ofEpochMilli(rows.getFirst().receivedAt());
    return Optional.of(
        new Stored(
            conversation,
            conversation.circumstances().at().orElse(arrived),
            LabelHistories.of(handle, id)));
  }

  private record Row(String body, long receivedAt) {}
}
