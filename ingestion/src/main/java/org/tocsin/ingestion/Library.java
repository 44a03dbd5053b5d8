package org.tocsin.ingestion;

import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.ingestion.ArticleStore.Source;
import org.tocsin.ingestion.ArticleStore.Stored;
import org.tocsin.model.knowledge.Article;
import org.tocsin.model.knowledge.ArticleId;
import org.tocsin.model.knowledge.KnowledgeBase;

/**
 * Keeps the search index in step with the stored articles. While there are none of one's own the
 * samples are in the index; they step aside for the first that comes. Thread-safe; blocks.
 */
public final class Library implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Library.class);
  private static final int AT_ONCE = 200;

  /*
   * The index is made from the store and can always be made again. It is in memory: the vectors,
   * which are what takes long, are kept beside it by the encoder, and a damaged or outdated index
   * folder is a thing that cannot happen.
   */
  private final ArticleStore store;
  private final KnowledgeBase index;
  private final List<Article> samples;
  private long followed;
  private boolean sampling;
  private boolean closed;

  /** Of an empty index. */
  public Library(ArticleStore store, KnowledgeBase index, List<Article> samples) {
    this.store = store;
    this.index = index;
    this.samples = List.copyOf(samples);
  }

  /** The articles that can be searched. */
  public KnowledgeBase index() {
    return index;
  }

  /** How they are stored. */
  public ArticleStore store() {
    return store;
  }

  /** Stores articles; they are found when this returns. */
  public int put(Collection<Article> articles, Source source) {
    int changed = store.put(articles, source);
    follow();
    return changed;
  }

  /** Deletes articles; they are no longer found when this returns. */
  public int delete(Collection<ArticleId> ids, Source source) {
    int deleted = store.delete(ids, source);
    follow();
    return deleted;
  }

  /**
   * Brings into the index what was stored since the last call, by this process or another; nothing
   * once this is closed.
   */
  public synchronized void follow() {
    if (closed) {
      return;
    }
    var changes = store.since(followed);
    if (!changes.isEmpty()) {
      take(changes);
    }
    sampleWhileThereIsNothingElse();
  }

  @Override
  public synchronized void close() {
    closed = true;
    index.close();
  }

  /** What is in the index already can be found while the rest is encoded. */
  private void take(List<Stored> changes) {
    for (int from = 0; from < changes.size(); from += AT_ONCE) {
      int to = Math.min(changes.size(), from + AT_ONCE);
      takeAtOnce(changes.subList(from, to));
      if (changes.size() > AT_ONCE) {
        LOG.info("knowledge: {} of {} articles indexed", to, changes.size());
      }
    }
  }

  private void takeAtOnce(List<Stored> changes) {
    index.put(changes.stream().flatMap(s -> s.article().stream()).toList());
    index.delete(changes.stream().filter(s -> s.article().isEmpty()).map(Stored::id).toList());
    followed = changes.getLast().seq();
  }

  private void sampleWhileThereIsNothingElse() {
    if (sampling && followed > 0) {
      index.delete(samples.stream().map(Article::id).filter(this::isNotStored).toList());
      sampling = false;
    } else if (!sampling && followed == 0) {
      index.put(samples);
      sampling = true;
    }
  }

  private boolean isNotStored(ArticleId id) {
    return store.article(id).flatMap(Stored::article).isEmpty();
  }
}
