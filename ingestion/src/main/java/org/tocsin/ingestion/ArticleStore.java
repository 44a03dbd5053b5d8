package org.tocsin.ingestion;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementContext;
import org.tocsin.model.knowledge.Article;
import org.tocsin.model.knowledge.ArticleId;
import org.tocsin.model.knowledge.ArticleJson;

/**
 * The articles on disk: what the search index is made of, and made again if it is damaged. Several
 * processes may put articles at a time; whoever follows sees the changes by their numbers. Every
 * method blocks, so none is for the event loop; each fails with {@link StorageRefused}.
 */
public final class ArticleStore {
  private final Database database;
  private final Clock clock;

  public ArticleStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Where articles come from: what one source put it may take away without asking the others. */
  public enum Source {
    API,
    LOAD,
    FOLDER
  }

  /**
   * An article as it is stored.
   *
   * @param seq the number of its last change
   * @param version 1 for the first
   * @param article empty once it is deleted
   */
  public record Stored(
      ArticleId id,
      long seq,
      int version,
      Source source,
      Optional<Article> article,
      Instant changedAt) {}

  /**
   * Adds or replaces articles, all or none; one that is there word for word stays as it was.
   *
   * @return how many changed
   */
  public int put(Collection<Article> articles, Source source) {
    return writing(handle ->
        articles.stream()
            .mapToInt(a -> change(handle, a.id(), source, Optional.of(json(a))))
            .sum());
  }

  /** Deletes articles; how many there were. */
  public int delete(Collection<ArticleId> ids, Source source) {
    return writing(
        handle -> ids.stream().mapToInt(id -> change(handle, id, source, Optional.empty())).sum());
  }

  /** An article, even one that is deleted. */
  public Optional<Stored> article(ArticleId id) {
    return database.read(handle ->
        handle
            .createQuery(SELECT + "WHERE id = ?")
            .bind(0, id.value())
            .map(ArticleStore::stored)
            .findOne());
  }

  /** What changed after a change, in order; after 0 it is everything. */
  public List<Stored> since(long seq) {
    return database.read(handle ->
        handle
            .createQuery(SELECT + "WHERE seq > ? ORDER BY seq")
            .bind(0, seq)
            .map(ArticleStore::stored)
            .list());
  }

  private static final String SELECT =
      "SELECT id, seq, version, source, body, changed_at FROM articles ";

  private static String json(Article article) {
    return ArticleJson.write(article).toString();
  }

  /** 1 if it changed anything. */
  private int change(Handle handle, ArticleId id, Source source, Optional<String> body) {
    return handle
        .createUpdate(
            body.isPresent()
                ? """
                INSERT INTO articles (id, seq, version, source, body, changed_at)
                VALUES (:id, (SELECT COALESCE(MAX(seq), 0) + 1 FROM articles), 1, :source, :body, :now)
                ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, version = articles.version + 1,
                  source = excluded.source, body = excluded.body, changed_at = excluded.changed_at
                WHERE articles.body IS NULL OR articles.body <> excluded.body\
                """
                : """
                UPDATE articles SET seq = (SELECT MAX(seq) + 1 FROM articles), version = version + 1,
                  source = :source, body = NULL, changed_at = :now
                WHERE id = :id AND body IS NOT NULL\
                """)
        .bind("id", id.value())
        .bind("source", source.name())
        .bind("now", clock.millis())
        .bindMap(body.map(b -> Map.of("body", b)).orElse(Map.of()))
        .execute();
  }

  private <T> T writing(Function<Handle, T> change) {
    try (var handle = database.connect()) {
      database.begin(handle);
      var changed = change.apply(handle);
      handle.commit();
      return changed;
    } catch (JdbiException refused) {
      throw new StorageRefused(database.name(), refused);
    }
  }

  private static Stored stored(ResultSet row, StatementContext context) throws SQLException {
    return new Stored(
        new ArticleId(row.getString("id")),
        row.getLong("seq"),
        row.getInt("version"),
        Source.valueOf(row.getString("source")),
        Optional.ofNullable(row.getString("body")).map(ArticleJson::read),
        Instant.ofEpochMilli(row.getLong("changed_at")));
  }
}
