package org.tocsin.ingestion;

import java.util.List;
import java.util.OptionalLong;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.label.LabelHistory;

/**
 * The conversations of which somebody or something said how they went, to be looked through. Every
 * method blocks. Thread-safe.
 */
public final class LabelledConversations {
  private final Database database;

  public LabelledConversations(Database database) {
    this.database = database;
  }

  /**
   * A conversation that somebody spoke of.
   *
   * @param last the number of the last entry of the log that is about it
   */
  public record SpokenOf(long last, LabelHistory history) {}

  /**
   * Those that were spoken of last, first.
   *
   * @param before only those whose last entry has a smaller number
   */
  public List<SpokenOf> newest(OptionalLong before, int most) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                SELECT conversation, MAX(id) AS last FROM labels WHERE kind <> ?
                GROUP BY conversation HAVING MAX(id) < ? ORDER BY MAX(id) DESC LIMIT ?\
                """)
            .bind(0, LabelRow.WHISPER)
            .bind(1, before.orElse(Long.MAX_VALUE))
            .bind(2, most)
            .map((row, _) ->
                new Place(new ConversationId(row.getString("conversation")), row.getLong("last")))
            .list()
            .stream()
            .map(place -> new SpokenOf(place.last(), LabelHistories.of(handle, place.id())))
            .toList());
  }

  /** What was said of one conversation, and done in it; without entries if nothing was. */
  public LabelHistory of(ConversationId id) {
    return LabelHistories.of(database, id);
  }

  private record Place(ConversationId id, long last) {}
}
