package org.tocsin.ingestion;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.ingestion.ArticleStore.Source;
import org.tocsin.ingestion.ArticleStore.Stored;
import org.tocsin.model.knowledge.Article;
import org.tocsin.model.knowledge.ArticleId;
import org.tocsin.model.knowledge.Depth;
import org.tocsin.model.knowledge.KnowledgeBase;

/**
 * Keeps the search index in step with the stored articles. While there are none of one's own the
 * samples are in the index; they step aside for the first that comes. Thread-safe; blocks.
 */
public final class Library implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Library.class);
  private static final int AT_ONCE = 20;
  private static final int TOLD = 200;
  private static final int READ_ON = 10;

  /** With more articles than this at once their beginnings are read first. */
  static final int MANY = 1_000;

  /*
   * The index is made from the store and can always be made again. It is in memory: the vectors,
   * which are what takes long, are kept beside it by the encoder, and a damaged or outdated index
   * folder is a thing that cannot happen.
   */
  private final ArticleStore store;
  private final KnowledgeBase index;
  private final List<Article> samples;
  private final Runnable giveWay;
  private final Deque<ArticleId> unread = new ArrayDeque<>();
  private long followed;
  private boolean sampling;
  private boolean closed;

  /**
   * Of an empty index.
   *
   * @param giveWay is run before every few of many articles are encoded, a second or two of all
   *     processors; may wait while there is something more urgent. A few articles never wait
   */
  public Library(ArticleStore store, KnowledgeBase index, List<Article> samples, Runnable giveWay) {
    this.giveWay = giveWay;
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

  /**
   * Reads a few of those articles whole of which only the beginnings have been read, as there were
   * very many at once; nothing if there are none. To be called again and again.
   */
  public void readOn() {
    if (isUnread()) {
      giveWay.run();
      readAFew();
    }
  }

  private synchronized boolean isUnread() {
    return !closed && !unread.isEmpty();
  }

  private synchronized void readAFew() {
    if (closed) {
      return;
    }
    var few = new ArrayList<Article>();
    for (int i = 0; i < READ_ON && !unread.isEmpty(); i++) {
      index.article(unread.remove()).ifPresent(few::add);
    }
    index.put(few);
    if (unread.isEmpty()) {
      LOG.info("knowledge: all articles are read");
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    index.close();
  }

  private void take(List<Stored> changes) {
    var depth = changes.size() > MANY ? Depth.BEGINNINGS : Depth.WHOLE;
    inTurn(
        changes,
        few -> {
          index.put(few.stream().flatMap(s -> s.article().stream()).toList(), depth);
          index.delete(few.stream().filter(s -> s.article().isEmpty()).map(Stored::id).toList());
          followed = few.getLast().seq();
        });
    if (depth == Depth.BEGINNINGS) {
      changes.forEach(change -> unread.add(change.id()));
      LOG.info("knowledge: {} articles can be found; now they are read whole", changes.size());
    }
  }

  private void sampleWhileThereIsNothingElse() {
    if (sampling && followed > 0) {
      index.delete(samples.stream().map(Article::id).filter(this::isNotStored).toList());
      sampling = false;
    } else if (!sampling && followed == 0) {
      inTurn(samples, index::put);
      sampling = true;
    }
  }

  /** A few after the other: what is in the index can be found while the rest is encoded. */
  private <T> void inTurn(List<T> all, Consumer<List<T>> few) {
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      if (all.size() > AT_ONCE) {
        giveWay.run();
      }
      int to = Math.min(all.size(), from + AT_ONCE);
      few.accept(all.subList(from, to));
      if (to % TOLD == 0 && to < all.size()) {
        LOG.info("knowledge: {} of {} articles indexed", to, all.size());
      }
    }
  }

  private boolean isNotStored(ArticleId id) {
    return store.article(id).flatMap(Stored::article).isEmpty();
  }
}
