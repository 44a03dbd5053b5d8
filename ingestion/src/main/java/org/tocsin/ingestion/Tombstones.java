package org.tocsin.ingestion;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.tocsin.model.conversation.ConversationId;

/** Which conversations were erased since it was last asked, here or elsewhere. Not thread-safe. */
public final class Tombstones {
  private final Database database;
  private long newest;

  public Tombstones(Database database) {
    this.database = database;
  }

  /** Those of some conversations; one that was told anew since then is not among them. Blocks. */
  List<ConversationId> among(Collection<ConversationId> some) {
    var since =
        database.read(handle ->
            handle
                .createQuery("SELECT id, id_hash FROM tombstones WHERE id > ? ORDER BY id")
                .bind(0, newest)
                .map((row, _) -> Map.entry(row.getLong(1), row.getString(2)))
                .list());
    if (since.isEmpty()) {
      return List.of();
    }
    newest = since.getLast().getKey();
    Set<String> hashes = since.stream().map(Map.Entry::getValue).collect(Collectors.toSet());
    return some.stream()
        .filter(id -> hashes.contains(DigestUtils.sha256Hex(id.value())) && !isThere(id))
        .toList();
  }

  private boolean isThere(ConversationId id) {
    return database
        .read(handle ->
            handle
                .createQuery("SELECT 1 FROM events WHERE conversation = ? LIMIT 1")
                .bind(0, id.value())
                .mapTo(Integer.class)
                .findOne())
        .isPresent();
  }
}
