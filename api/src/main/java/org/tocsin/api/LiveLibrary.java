package org.tocsin.api;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.api.settings.HelpSettings;
import org.tocsin.ingestion.ArticleStore;
import org.tocsin.ingestion.Library;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.knowledge.Article;
import org.tocsin.model.knowledge.Assistant;
import org.tocsin.model.knowledge.Clicks;
import org.tocsin.model.knowledge.KnowledgeBase;
import org.tocsin.model.knowledge.Synonyms;

/** The articles, searched once they are read, and followed as they change. Thread-safe. */
final class LiveLibrary implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveLibrary.class);
  private static final Duration CHANGES = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration A_MOMENT = Duration.ofMillis(50);

  private final Vertx vertx;
  private final Library library;
  private final SentenceEncoder encoder;
  private final Clicks clicks;
  private final Optional<Path> folder;
  private volatile boolean closing;
  private volatile Optional<Long> following = Optional.empty();
  private volatile Optional<Library> read = Optional.empty();
  private volatile Optional<Assistant> assistant = Optional.empty();

  /**
   * @param waiting how many turns wait for their analysis, before which articles stand back
   * @param samples to be searched while there are none of one's own
   */
  LiveLibrary(
      Ground ground,
      IntSupplier waiting,
      SentenceEncoder encoder,
      Synonyms synonyms,
      List<Article> samples) {
    this.vertx = ground.vertx();
    this.library =
        new Library(
            new ArticleStore(ground.database(), ground.clock()),
            KnowledgeBase.inMemory(encoder, synonyms),
            samples,
            () -> giveWay(waiting));
    this.encoder = encoder;
    this.clicks = new Clicks(ground.clock());
    this.folder = ground.at(HelpSettings.KNOWLEDGE);
  }

  /** Turns first, but articles get on even where there is always one waiting. */
  private static void giveWay(IntSupplier waiting) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (waiting.getAsInt() > 0 && System.nanoTime() < until) {
      LockSupport.parkNanos(A_MOMENT.toNanos());
    }
  }

  /** What is stored is searched at once; then what is in the folder, and every change of both. */
  void read() {
    library.follow();
    if (closing) {
      return;
    }
    assistant = Optional.of(new Assistant(library.index(), encoder, clicks));
    read = Optional.of(library);
    var files = folder.map(f -> new ArticleFolder(f, library));
    following = Optional.of(vertx.setPeriodic(0, CHANGES.toMillis(), _ -> follow(files)));
  }

  /** What agents did with cards, which moves the order of those to come. */
  Clicks clicks() {
    return clicks;
  }

  /** The articles, once they are read. */
  Optional<Library> articles() {
    return read;
  }

  /** Who suggests them, once they are read. */
  Optional<Assistant> assistant() {
    return assistant;
  }

  /** Follows no more changes. */
  void rest() {
    closing = true;
    following.ifPresent(vertx::cancelTimer);
  }

  @Override
  public void close() {
    library.close();
  }

  private void follow(Optional<ArticleFolder> files) {
    vertx
        .executeBlocking(
            () -> {
              files.ifPresent(ArticleFolder::look);
              library.follow();
              library.readOn();
              return true;
            },
            true)
        .onFailure(failure -> LOG.error("changed articles cannot be followed", failure));
  }
}
