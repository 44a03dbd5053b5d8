package org.tocsin.ingestion;

import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.codec.digest.DigestUtils;
import org.jdbi.v3.core.Handle;

/**
 * Who saw, acknowledged, changed or exported what, on disk. Nothing here changes or deletes a row,
 * and each row carries the hash of the one before it, so that a gap shows. Thread-safe.
 */
public final class AuditLog {
  private static final String START = "";
  private static final String COLUMNS = "id, at, who, action, subject, detail, chain";

  private final Database database;
  private final EventJournal journal;
  private final Clock clock;

  /**
   * A row.
   *
   * @param action the route that was taken
   * @param subject what of; empty where the route says it all
   */
  public record Entry(
      long id,
      Instant at,
      String who,
      String action,
      String subject,
      Optional<String> detail,
      String chain) {}

  public AuditLog(Database database, EventJournal journal, Clock clock) {
    this.database = database;
    this.journal = journal;
    this.clock = clock;
  }

  /** Succeeds once it is on disk; fails like {@link EventJournal#append}. */
  public Future<Void> append(String who, String action, String subject, Optional<String> detail) {
    var at = clock.instant();
    return journal.write(handle -> {
      var chain = chain(last(handle), at, who, action, subject, detail);
      handle.execute(
          "INSERT INTO audit (at, who, action, subject, detail, chain) VALUES (?, ?, ?, ?, ?, ?)",
          at.toEpochMilli(),
          who,
          action,
          subject,
          detail.orElse(null),
          chain);
    });
  }

  /** The newest rows before a row, the newest first. Blocks. */
  public List<Entry> newest(OptionalLong before, int most) {
    return database.read(handle ->
        handle
            .createQuery("SELECT " + COLUMNS + " FROM audit WHERE id < ? ORDER BY id DESC LIMIT ?")
            .bind(0, before.orElse(Long.MAX_VALUE))
            .bind(1, most)
            .map((row, _) -> entry(row))
            .list());
  }

  /** The rows after a row, the oldest first. Blocks. */
  public List<Entry> after(long id, int most) {
    return database.read(handle ->
        handle
            .createQuery("SELECT " + COLUMNS + " FROM audit WHERE id > ? ORDER BY id LIMIT ?")
            .bind(0, id)
            .bind(1, most)
            .map((row, _) -> entry(row))
            .list());
  }

  /** The first row that does not follow from the one before it; empty if all do. Blocks. */
  public OptionalLong firstBroken() {
    var before = START;
    long id = 0;
    for (var rows = after(id, 1_000); !rows.isEmpty(); rows = after(id, 1_000)) {
      for (var row : rows) {
        var chain = chain(before, row.at(), row.who(), row.action(), row.subject(), row.detail());
        if (!chain.equals(row.chain())) {
          return OptionalLong.of(row.id());
        }
        before = chain;
        id = row.id();
      }
    }
    return OptionalLong.empty();
  }

  private static String last(Handle handle) {
    return handle
        .createQuery("SELECT chain FROM audit ORDER BY id DESC LIMIT 1")
        .mapTo(String.class)
        .findFirst()
        .orElse(START);
  }

  private static String chain(
      String before,
      Instant at,
      String who,
      String action,
      String subject,
      Optional<String> detail) {
    var row =
        List.of(before, String.valueOf(at.toEpochMilli()), who, action, subject, detail.orElse(""));
    return DigestUtils.sha256Hex(String.join("\u0000", row));
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getLong(1),
        Instant.ofEpochMilli(row.getLong(2)),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        Optional.ofNullable(row.getString(6)),
        row.getString(7));
  }
}
