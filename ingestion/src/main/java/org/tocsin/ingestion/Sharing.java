package org.tocsin.ingestion;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.model.conversation.ConversationId;

/**
 * Where several processes share a database: lets go of the conversations that another one has taken
 * over or erased, so that they are not shown here any more, nor closed; and takes in what people
 * did at another one to those that are here.
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
  private final Relayed relayed;
  private final Tombstones tombstones;
  private final Set<Long> begun = ConcurrentHashMap.newKeySet();
  private final long timer;

  /**
   * Begins its rounds at once.
   *
   * @param forgotten is told of each conversation that went, to forget what it knows of it
   * @param relayed takes in what people did elsewhere
   * @param tombstones tell what was erased elsewhere
   */
  public Sharing(
      Vertx vertx,
      EventJournal journal,
      LiveConversations live,
      Ears ears,
      Consumer<ConversationId> forgotten,
      Relayed relayed,
      Tombstones tombstones) {
    this.vertx = vertx;
    this.journal = journal;
    this.live = live;
    this.ears = ears;
    this.forgotten = forgotten;
    this.relayed = relayed;
    this.tombstones = tombstones;
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
              return journal.relayed();
            },
            true)
        .onSuccess(words -> words.forEach(this::take))
        .onFailure(failure -> LOG.warn("it cannot be seen what others did", failure));
  }

  private void round() {
    var ours = atHand();
    IntStream.iterate(0, from -> from < ours.size(), from -> from + AT_A_TIME)
        .mapToObj(from -> ours.subList(from, Math.min(ours.size(), from + AT_A_TIME)))
        .map(journal::taken)
        .flatMap(List::stream)
        .forEach(this::letGo);
    tombstones.among(atHand()).forEach(this::letGo);
    relayed.lookUp(atHand());
  }

  /** What cannot be taken in now is tried again with the next round, unless it makes no sense. */
  private void take(Relay.Word word) {
    if (begun.add(word.id())) {
      Future.succeededFuture(word)
          .compose(relayed::take)
          .compose(_ -> journal.taken(word))
          .onFailure(failure -> notTaken(word, failure));
    }
  }

  private void notTaken(Relay.Word word, Throwable failure) {
    if (failure instanceof IllegalArgumentException) {
      LOG.warn("what was done elsewhere is left to a process that understands it", failure);
    } else {
      LOG.warn("what was done elsewhere does not show yet", failure);
      begun.remove(word.id());
    }
  }

  private List<ConversationId> atHand() {
    return live.all().stream().map(LiveConversation::id).toList();
  }

  private void letGo(ConversationId id) {
    live.erase(id);
    ears.forget(id);
    forgotten.accept(id);
  }
}
