package org.tocsin.ingestion;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.model.conversation.ConversationId;

/**
 * Where several processes share a database: lets go of the conversations that another one has taken
 * over, so that they are not shown here as silent, nor closed.
 */
public final class Sharing {
  private static final Logger LOG = LoggerFactory.getLogger(Sharing.class);
  private static final Duration ROUNDS = Duration.ofSeconds(1);
  private static final int AT_A_TIME = 500;

  private final Vertx vertx;
  private final EventJournal journal;
  private final LiveConversations live;
  private final Ears ears;
  private final Consumer<ConversationId> forgotten;
  private final long timer;

  /**
   * Begins its rounds at once.
   *
   * @param forgotten is told of each conversation that went, to forget what it knows of it
   */
  public Sharing(
      Vertx vertx,
      EventJournal journal,
      LiveConversations live,
      Ears ears,
      Consumer<ConversationId> forgotten) {
    this.vertx = vertx;
    this.journal = journal;
    this.live = live;
    this.ears = ears;
    this.forgotten = forgotten;
    this.timer = vertx.setPeriodic(ROUNDS.toMillis(), _ -> begin());
  }

  /** Looks no more. */
  public void close() {
    vertx.cancelTimer(timer);
  }

  private void begin() {
    vertx
        .executeBlocking(
            () -> {
              round();
              return true;
            },
            true)
        .onFailure(failure -> LOG.warn("it cannot be seen what others took over", failure));
  }

  private void round() {
    var ours = live.all().stream().map(LiveConversation::id).toList();
    IntStream.iterate(0, from -> from < ours.size(), from -> from + AT_A_TIME)
        .mapToObj(from -> ours.subList(from, Math.min(ours.size(), from + AT_A_TIME)))
        .map(journal::taken)
        .flatMap(List::stream)
        .forEach(this::letGo);
  }

  private void letGo(ConversationId id) {
    live.erase(id);
    ears.forget(id);
    forgotten.accept(id);
  }
}
