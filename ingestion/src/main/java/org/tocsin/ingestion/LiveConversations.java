package org.tocsin.ingestion;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.tocsin.model.conversation.ConversationId;

/**
 * What is live now, and the conversations that ended last. Thread-safe; each conversation is
 * written by its own lane alone.
 */
public final class LiveConversations {
  private final ConcurrentMap<ConversationId, LiveConversation> conversations =
      new ConcurrentHashMap<>();
  private final Queue<ConversationId> ended = new ArrayDeque<>();
  private final List<Consumer<ConversationId>> told = new CopyOnWriteArrayList<>();
  private final int mostEnded;

  /**
   * @param mostEnded how many ended conversations stay at hand
   */
  public LiveConversations(int mostEnded) {
    this.mostEnded = mostEnded;
  }

  /** One conversation; empty if it is unknown or ended long ago. */
  public Optional<LiveConversation> of(ConversationId id) {
    return Optional.ofNullable(conversations.get(id));
  }

  /** From now on has each conversation told that leaves, before it can come back. */
  public void whenForgotten(Consumer<ConversationId> told) {
    this.told.add(told);
  }

  /** All of them, in no order. */
  public Collection<LiveConversation> all() {
    return List.copyOf(conversations.values());
  }

  /** How many have not ended. */
  public long live() {
    return conversations.values().stream()
        .filter(c -> !c.assessment().conversation().ended())
        .count();
  }

  void put(LiveConversation conversation) {
    conversations.put(conversation.id(), conversation);
    if (conversation.assessment().conversation().ended()) {
      forgetOldest(conversation.id());
    }
  }

  /** Forgets a conversation, ended or not; no update tells of it. */
  void erase(ConversationId id) {
    synchronized (ended) {
      ended.remove(id);
    }
    conversations.compute(
        id,
        (_, _) -> {
          tell(id);
          return null;
        });
  }

  private void forgetOldest(ConversationId justEnded) {
    synchronized (ended) {
      ended.remove(justEnded);
      ended.add(justEnded);
      while (ended.size() > mostEnded) {
        forget(ended.remove());
      }
    }
  }

  /** Unless it was reopened. */
  private void forget(ConversationId id) {
    conversations.computeIfPresent(
        id,
        (_, c) -> {
          if (!c.assessment().conversation().ended()) {
            return c;
          }
          tell(id);
          return null;
        });
  }

  private void tell(ConversationId id) {
    told.forEach(t -> t.accept(id));
  }
}
