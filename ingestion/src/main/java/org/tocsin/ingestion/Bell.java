package org.tocsin.ingestion;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.ingestion.HeldAlerts.Held;
import org.tocsin.ingestion.HeldAlerts.State;
import org.tocsin.model.alert.Alert;
import org.tocsin.model.alert.HoldOut;
import org.tocsin.model.alert.Level;
import org.tocsin.model.alert.RingQueue.Place;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.risk.Assessor;

/**
 * Rings for what the policy raises: at once, or when a supervisor is free, or never where the
 * conversation is held out. A customer's demand for somebody else always rings at once.
 * Thread-safe; what belongs to one conversation happens in its lane.
 */
public final class Bell {
  private static final Logger LOG = LoggerFactory.getLogger(Bell.class);

  private final Supplier<Assessor> assessor;
  private final Alerts alerts;
  private final HeldAlerts held;
  private final Lanes lanes;
  private final LiveConversations live;
  private final Updates updates;
  private final HoldOut holdOut;
  private final Optional<Capacity> capacity;
  private final Clock clock;
  private final Map<ConversationId, List<Held>> known = new ConcurrentHashMap<>();
  private final Set<ConversationId> absent = new HashSet<>();
  private volatile Map<ConversationId, Place> places = Map.of();

  /**
   * @param holdOut the conversations in which nothing rings but demands
   * @param capacity empty: everything else rings at once
   */
  public Bell(
      Supplier<Assessor> assessor,
      Alerts alerts,
      HeldAlerts held,
      Lanes lanes,
      LiveConversations live,
      Updates updates,
      HoldOut holdOut,
      Optional<Capacity> capacity,
      Clock clock) {
    this.assessor = assessor;
    this.alerts = alerts;
    this.held = held;
    this.lanes = lanes;
    this.live = live;
    this.updates = updates;
    this.holdOut = holdOut;
    this.capacity = capacity;
    this.clock = clock;
  }

  /** Where the alert of a conversation stands in the queue; empty if none waits. */
  public Optional<Place> waiting(ConversationId id) {
    return Optional.ofNullable(places.get(id));
  }

  /** How busy the floor is; empty where everything rings at once. */
  public Optional<Capacity.Load> load() {
    return capacity.map(Capacity::load);
  }

  /** What its newest turn calls for; the conversation with the alert, if one rings now. */
  LiveConversation heard(LiveConversation conversation, Utterance utterance) {
    var alert = raised(conversation, utterance);
    if (alert.isEmpty()) {
      if (conversation.assessment().standing().rings()) {
        ring();
      }
      return conversation;
    }
    var next = conversation.with(alert.get());
    live.put(next);
    rang(conversation);
    alerts.keep(alert.get()).onSuccess(_ -> updates.publish(new Update.Rang(next, alert.get())));
    return next;
  }

  /** The same of a conversation that is brought back from the journal: nobody is told. */
  LiveConversation recalled(LiveConversation conversation, Utterance utterance) {
    return raised(conversation, utterance)
        .map(alert -> conversation.with(kept(alert)))
        .orElse(conversation);
  }

  /** An alert as it is on disk; where it did not get there before a crash, it does now. */
  Alert kept(Alert alert) {
    alerts.keep(alert);
    return alerts.judged(alert);
  }

  /** Reads what was held of conversations that are about to be brought back. Blocks. */
  void recall(Collection<ConversationId> ids) {
    known.putAll(held.of(ids));
  }

  /** A conversation was brought back: what rang after it had waited rang, what waits waits on. */
  LiveConversation completed(LiveConversation conversation) {
    var next = conversation;
    for (var each : known.getOrDefault(conversation.id(), List.of())) {
      boolean there = next.alerts().stream().anyMatch(a -> a.id().equals(each.alert().id()));
      if (each.state() == State.RUNG && !there) {
        next = next.with(alerts.judged(each.alert()));
      }
      if (each.state() == State.WAITING) {
        next = waitingAgain(next, each);
      }
    }
    return next;
  }

  /** It waits on, unless it need not or nothing waits here any more. */
  private LiveConversation waitingAgain(LiveConversation conversation, Held waiting) {
    if (over(conversation)) {
      withdraw(waiting);
      return conversation;
    }
    if (capacity.isPresent()) {
      capacity.get().enter(conversation, waiting.since());
      return conversation;
    }
    replace(waiting, State.RUNG);
    alerts.keep(waiting.alert(), handle -> held.rung(handle, waiting.alert()));
    return conversation.with(waiting.alert());
  }

  /** After a start: those who were rung for before it are still busy. Blocks. */
  public void open() {
    capacity.ifPresent(c ->
        alerts
            .open()
            .forEach((id, at) ->
                live.of(id)
                    .ifPresent(conversation -> c.rang(id, Capacity.team(conversation), at))));
  }

  /** A conversation has ended: nothing of it need ring any more. */
  void ended(ConversationId id) {
    latest(id).filter(h -> h.state() == State.WAITING).ifPresent(this::withdraw);
  }

  /** Another process or an erasure has the say over it. */
  public void forget(ConversationId id) {
    known.remove(id);
    capacity.ifPresent(c -> c.leave(id));
  }

  /** Rings for whoever is free now; to be called about once a second. */
  public void round() {
    ring();
    var gone =
        known.keySet().stream().filter(id -> live.of(id).isEmpty()).collect(Collectors.toSet());
    synchronized (absent) {
      absent.retainAll(gone);
      absent.forEach(known::remove);
      absent.addAll(gone);
    }
  }

  private void ring() {
    capacity.ifPresent(c -> {
      for (var id : c.due()) {
        lanes
            .submit(id, () -> waited(id))
            .onFailure(failure -> LOG.warn("the alert of {} rings at the next start", id, failure));
      }
      tellPlaces(c.places());
    });
  }

  /** In the conversation's lane: its alert has waited long enough. */
  private boolean waited(ConversationId id) {
    var waiting = latest(id).filter(h -> h.state() == State.WAITING);
    var conversation = live.of(id);
    if (waiting.isEmpty() || conversation.isEmpty()) {
      return false;
    }
    var alert = waiting.get().alert();
    var next = conversation.get().with(alert);
    replace(waiting.get(), State.RUNG);
    live.put(next);
    alerts
        .keep(alert, handle -> held.rung(handle, alert))
        .onSuccess(_ -> updates.publish(new Update.Rang(next, alert)));
    return true;
  }

  /** The alert that rings at this turn; one that is held is kept and waits or stays silent. */
  private Optional<Alert> raised(LiveConversation conversation, Utterance utterance) {
    var id = conversation.id();
    boolean raised = conversation.assessment().standing().rings();
    var before = unrung(conversation);
    boolean holds = holdOut.takes(id) || capacity.isPresent();
    if (before.isEmpty() && !(raised && holds)) {
      return raised ? Optional.of(alert(conversation, utterance)) : Optional.empty();
    }
    if (assessor.get().demanded(conversation.assessment())) {
      before.filter(h -> h.state() == State.WAITING).ifPresent(this::withdraw);
      return Optional.of(alert(conversation, utterance));
    }
    if (raised) {
      hold(conversation, alert(conversation, utterance));
    } else if (before.get().state() == State.WAITING) {
      goesOn(conversation, before.get());
    }
    return Optional.empty();
  }

  /** What was raised last and has not rung, nor anything after it. */
  private Optional<Held> unrung(LiveConversation conversation) {
    return latest(conversation.id())
        .filter(h -> h.state() != State.RUNG)
        .filter(h -> h.alert().turn() < conversation.assessment().turns().size())
        .filter(h -> conversation.alerts().stream().noneMatch(a -> a.turn() >= h.alert().turn()));
  }

  private void hold(LiveConversation conversation, Alert alert) {
    var all = known.getOrDefault(conversation.id(), List.of());
    if (all.stream().anyMatch(h -> h.alert().id().equals(alert.id()))) {
      return;
    }
    var state = holdOut.takes(conversation.id()) ? State.SILENT : State.WAITING;
    var now = new Held(alert, state, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    known.put(conversation.id(), Stream.concat(all.stream(), Stream.of(now)).toList());
    held.keep(now)
        .onFailure(failure -> LOG.error("alert {} could not be kept", alert.id(), failure));
    if (state == State.WAITING) {
      capacity.ifPresent(c -> c.enter(conversation, now.since()));
    }
  }

  private void goesOn(LiveConversation conversation, Held waiting) {
    if (conversation.assessment().standing().level() == Level.HIGH) {
      capacity.ifPresent(c -> c.moved(conversation));
    } else {
      withdraw(waiting);
    }
  }

  private void withdraw(Held waiting) {
    replace(waiting, State.WITHDRAWN);
    capacity.ifPresent(c -> c.leave(waiting.alert().conversation()));
    held.withdraw(waiting.alert())
        .onFailure(failure -> LOG.warn("{} waits on after a start", waiting.alert(), failure));
    capacity.ifPresent(c -> tellPlaces(c.places()));
  }

  private void rang(LiveConversation conversation) {
    capacity.ifPresent(
        c -> c.rang(conversation.id(), Capacity.team(conversation), clock.instant()));
  }

  private Optional<Held> latest(ConversationId id) {
    var all = known.getOrDefault(id, List.of());
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  private void replace(Held before, State state) {
    known.computeIfPresent(
        before.alert().conversation(),
        (_, all) -> all.stream().map(h -> h.equals(before) ? h.now(state) : h).toList());
  }

  private static boolean over(LiveConversation conversation) {
    return conversation.assessment().conversation().ended()
        || conversation.assessment().standing().level() != Level.HIGH;
  }

  /** Tells of the places that are others now. */
  private synchronized void tellPlaces(List<Place> now) {
    var next = new HashMap<ConversationId, Place>();
    now.forEach(place -> next.put(place.id(), place));
    var before = places;
    places = Map.copyOf(next);
    Stream.concat(before.keySet().stream(), next.keySet().stream())
        .distinct()
        .filter(
            id -> !Optional.ofNullable(before.get(id)).equals(Optional.ofNullable(next.get(id))))
        .flatMap(id -> live.of(id).stream())
        .forEach(c -> updates.publish(new Update.Waits(c, Optional.ofNullable(next.get(c.id())))));
  }

  /** The alert that rings at a turn. */
  private Alert alert(LiveConversation conversation, Utterance utterance) {
    var assessment = conversation.assessment();
    var risk = assessment.risk().orElseThrow();
    return new Alert(
        Alert.idOf(conversation.id(), utterance.id()),
        conversation.id(),
        utterance.id(),
        Analysis.turnOf(assessment, utterance),
        utterance.offsetMs(),
        risk.probability(),
        risk.belief().likeliest(),
        assessor.get().reason(assessment),
        Optional.empty());
  }
}
