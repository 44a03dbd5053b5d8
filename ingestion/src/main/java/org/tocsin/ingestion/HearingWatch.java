package org.tocsin.ingestion;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.model.conversation.ConversationId;

/**
 * Looks every second how well each live conversation is heard, tells whoever is watching when that
 * changes, and rings when we are blind to one.
 */
public final class HearingWatch {
  private static final Logger LOG = LoggerFactory.getLogger(HearingWatch.class);
  private static final Duration ROUNDS = Duration.ofSeconds(1);

  private final Vertx vertx;
  private final LiveConversations live;
  private final Ears ears;
  private final HearingLimits limits;
  private final Alerts alerts;
  private final Updates updates;
  private final Clock clock;
  private final Map<ConversationId, InputHealth> shown = new ConcurrentHashMap<>();
  private final Map<ConversationId, Unheard> open = new ConcurrentHashMap<>();
  private final long timer;

  /** Begins its rounds at once. */
  public HearingWatch(
      Vertx vertx,
      LiveConversations live,
      Ears ears,
      HearingLimits limits,
      Alerts alerts,
      Updates updates,
      Clock clock) {
    this.vertx = vertx;
    this.live = live;
    this.ears = ears;
    this.limits = limits;
    this.alerts = alerts;
    this.updates = updates;
    this.clock = clock;
    this.timer = vertx.setPeriodic(ROUNDS.toMillis(), _ -> begin());
  }

  /** How well a conversation is heard now. */
  public InputHealth of(LiveConversation conversation) {
    return ears.of(conversation.id())
        .map(r ->
            InputHealth.of(conversation.assessment().conversation(), r, limits, clock.instant()))
        .orElse(InputHealth.GOOD);
  }

  /** The conversations that we are blind to now. */
  public List<Unheard> open() {
    return List.copyOf(open.values());
  }

  /** How many conversations have each symptom, as of the last round. */
  public Map<Symptom, Long> counts() {
    var counts = new EnumMap<Symptom, Long>(Symptom.class);
    shown.values().stream()
        .flatMap(health -> health.symptoms().stream())
        .forEach(symptom -> counts.merge(symptom, 1L, Long::sum));
    return counts;
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
        .onFailure(failure -> LOG.error("it cannot be seen what is heard", failure));
  }

  /** Looks at every conversation once. One round at a time. */
  void round() {
    live.all().forEach(this::look);
    shown.keySet().removeIf(id -> live.of(id).isEmpty());
    open.keySet().removeIf(id -> live.of(id).isEmpty());
  }

  private void look(LiveConversation conversation) {
    var now = of(conversation);
    var before = Optional.ofNullable(shown.put(conversation.id(), now)).orElse(InputHealth.GOOD);
    if (!now.symptoms().equals(before.symptoms())) {
      updates.publish(new Update.Moved(conversation, Optional.empty()));
    }
    ring(conversation, now);
  }

  private void ring(LiveConversation conversation, InputHealth health) {
    var known = Optional.ofNullable(open.get(conversation.id()));
    var blindness =
        wanted(conversation) ? health.blindness() : Optional.<InputHealth.Complaint>empty();
    if (blindness.isPresent() && known.isEmpty()) {
      var lastAt = ears.of(conversation.id()).map(Reception::lastAt).orElseGet(clock::instant);
      var unheard = Unheard.of(conversation.id(), blindness.get(), lastAt);
      open.put(conversation.id(), unheard);
      tell(conversation, unheard, alerts::keep);
    }
    if (blindness.isEmpty() && known.isPresent()) {
      open.remove(conversation.id());
      tell(conversation, known.get().ended(), alerts::close);
    }
  }

  private static boolean wanted(LiveConversation conversation) {
    return !conversation.assessment().conversation().circumstances().doNotAnalyse();
  }

  private void tell(
      LiveConversation conversation, Unheard unheard, Function<Unheard, Future<Void>> keeping) {
    keeping
        .apply(unheard)
        .onSuccess(_ -> updates.publish(new Update.NotHeard(conversation, unheard)))
        .onFailure(failure -> LOG.warn("alert {} could not be kept", unheard.id(), failure));
  }
}
