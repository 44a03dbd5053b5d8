package org.tocsin.ingestion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * The embedded database: one SQLite file beside its write-ahead log. Anyone may read, from any
 * thread, while one thread writes; a reader sees what was committed when its query began. Every
 * method blocks, so none is for the event loop.
 */
public final class Database implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Path file;
  private final Jdbi jdbi;
  private final ConcurrentLinkedDeque<Handle> idle = new ConcurrentLinkedDeque<>();

  private Database(Path file, Jdbi jdbi) {
    this.file = file;
    this.jdbi = jdbi;
  }

  /**
   * The database in a file, which is created when missing and brought to the newest schema.
   *
   * @throws StorageRefused when the file cannot be opened or is no database
   */
  public static Database open(Path file) {
    return open(file, PATIENCE);
  }

  /** The same, waiting no longer than {@code patience} for somebody else's lock. */
  static Database open(Path file, Duration patience) {
    var source = source(file, patience);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      migrate(source);
    } catch (IOException refused) {
      throw new UncheckedIOException(file + ": its folder cannot be made", refused);
    } catch (FlywayException refused) {
      throw new StorageRefused(file, refused);
    }
    return new Database(file, Jdbi.create(source));
  }

  /** Where it is. */
  public Path file() {
    return file;
  }

  /**
   * What a query finds.
   *
   * @throws StorageRefused when the file cannot be read
   */
  public <T> T read(Function<Handle, T> query) {
    try {
      return onIdle(query);
    } catch (JdbiException refused) {
      throw new StorageRefused(file, refused);
    }
  }

  /**
   * Brings all that was written into the file itself and empties the log beside it, where what was
   * deleted would stay for a while. Blocks while others read or write, a few seconds at most.
   *
   * @throws StorageRefused when the file cannot be written
   */
  void emptyLog() {
    read(handle -> handle.createQuery("PRAGMA wal_checkpoint(TRUNCATE)").mapToMap().list());
  }

  private <T> T onIdle(Function<Handle, T> query) {
    var handle = Optional.ofNullable(idle.poll()).orElseGet(this::connect);
    boolean healthy = false;
    try {
      var found = query.apply(handle);
      healthy = true;
      return found;
    } finally {
      if (healthy) {
        idle.push(handle);
      } else {
        handle.close();
      }
    }
  }

  /** A connection of one's own; the caller closes it. */
  Handle connect() {
    return jdbi.open();
  }

  @Override
  public void close() {
    for (var handle = idle.poll(); handle != null; handle = idle.poll()) {
      handle.close();
    }
  }

  private static DataSource source(Path file, Duration patience) {
    var config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    config.setPragma(Pragma.SECURE_DELETE, "true");
    config.setBusyTimeout((int) patience.toMillis());
    var source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  private static void migrate(DataSource source) {
    Flyway.configure()
        .dataSource(source)
        .placeholders(Map.of("identity", "INTEGER PRIMARY KEY AUTOINCREMENT"))
        .load()
        .migrate();
  }
}
