package org.tocsin.ingestion;

import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;
import org.tocsin.ingestion.Handling.Step;
import org.tocsin.model.conversation.ConversationId;

/**
 * Who looks after which conversation, on disk and at hand; changes go through the conversation's
 * lane and are told to those who watch. Thread-safe.
 */
public final class Handlings {
  private static final String ROWS =
      "SELECT conversation, assignee, step, wanted, unconfirmed, who, changed_at FROM handling";

  private static final int AT_A_TIME = 500;

  private final Database database;
  private final EventJournal journal;
  private final Lanes lanes;
  private final LiveConversations live;
  private final Updates updates;
  private final Optional<Telephony> telephony;
  private final Clock clock;
  private final Map<ConversationId, Handling> known = new ConcurrentHashMap<>();
  private final Set<ConversationId> lookedUp = ConcurrentHashMap.newKeySet();

  /** A step that cannot be taken now. */
  public static final class NotNow extends IllegalStateException {
    NotNow(String why) {
      super(why);
    }
  }

  private Handlings(
      Database database,
      EventJournal journal,
      Lanes lanes,
      LiveConversations live,
      Updates updates,
      Optional<Telephony> telephony,
      Clock clock) {
    this.database = database;
    this.journal = journal;
    this.lanes = lanes;
    this.live = live;
    this.updates = updates;
    this.telephony = telephony;
    this.clock = clock;
  }

  /** With those of the conversations at hand. Blocks. */
  public static Handlings open(
      Database database,
      EventJournal journal,
      Lanes lanes,
      LiveConversations live,
      Updates updates,
      Optional<Telephony> telephony,
      Clock clock) {
    var handlings = new Handlings(database, journal, lanes, live, updates, telephony, clock);
    database.read(handle -> entries(handle.createQuery(ROWS))).stream()
        .filter(e -> live.of(e.getKey()).isPresent())
        .forEach(e -> handlings.known.put(e.getKey(), e.getValue()));
    live.all().forEach(c -> handlings.lookedUp.add(c.id()));
    return handlings;
  }

  /** Empty while nobody has done anything. */
  public Optional<Handling> of(ConversationId id) {
    return Optional.ofNullable(known.get(id));
  }

  /** Whether a supervisor speaks in a conversation now. */
  public boolean engaged(ConversationId id) {
    return of(id).filter(h -> h.step() == Step.JOINED || h.step() == Step.TAKEN_OVER).isPresent();
  }

  /** Who speaks in a conversation that goes on. */
  public Set<String> engaged() {
    return known.entrySet().stream()
        .filter(e -> engaged(e.getKey()))
        .filter(e ->
            live.of(e.getKey()).filter(c -> !c.assessment().conversation().ended()).isPresent())
        .map(e -> e.getValue().by())
        .collect(Collectors.toSet());
  }

  /** Gives a conversation to somebody, or to nobody. */
  public Future<Handling> assign(ConversationId id, Optional<String> to, String by) {
    return change(id, h -> h.assigned(to, by, clock.instant()));
  }

  /**
   * Takes a step, or asks the telephony system for it. Succeeds with what holds and what is wanted;
   * fails with {@link NotNow} where the step does not follow from what holds, or where no telephony
   * system is set that could take it; else as the system failed, and nothing is wanted any more.
   */
  public Future<Handling> step(ConversationId id, Step next, String by) {
    var system = telephony;
    if (next.movesTheCall() && system.isEmpty()) {
      return Future.failedFuture(
          new NotNow("telephonyUrl is not set: nobody could be asked to move the call"));
    }
    if (!next.movesTheCall()) {
      return change(id, h -> following(h, next).at(next, by, clock.instant()));
    }
    return change(id, h -> following(h, next).wanting(next, by, clock.instant()))
        .compose(asked ->
            system
                .orElseThrow()
                .ask(id, next, by)
                .recover(failure ->
                    change(id, h -> h.refused(clock.instant()))
                        .compose(_ -> Future.failedFuture(failure)))
                .compose(confirmed ->
                    confirmed
                        .map(step -> change(id, h -> h.at(step, by, clock.instant())))
                        .orElseGet(() -> Future.succeededFuture(of(id).orElse(asked)))));
  }

  /** The telephony system tells what holds now, asked or not. */
  public Future<Handling> confirmed(ConversationId id, Step step) {
    return change(
        id, h -> h.at(step, h.wanted().isPresent() ? h.by() : "telephony", clock.instant()));
  }

  /** The conversations of which something is wanted that was asked for before then. */
  List<ConversationId> waitingSince(Instant then) {
    return known.entrySet().stream()
        .filter(e -> e.getValue().waitsSince(then))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Gives up what was asked for before then; succeeds with what holds. */
  Future<Handling> giveUp(ConversationId id, Instant askedBefore) {
    return change(id, h -> h.givenUp(askedBefore, clock.instant()));
  }

  /** It was changed by another process: succeeds once that shows here. */
  Future<Void> changedElsewhere(ConversationId id) {
    return lanes
        .submit(
            id,
            () -> {
              var next = stored(id);
              next.ifPresent(handling -> known.put(id, handling));
              return next;
            })
        .onSuccess(next -> next.ifPresent(handling -> tell(id, handling)))
        .mapEmpty();
  }

  /** Of conversations that are new here but may be older: what another process knew. Blocks. */
  void lookUp(Collection<ConversationId> ours) {
    lookedUp.retainAll(ours);
    var unknown = ours.stream().filter(id -> !lookedUp.contains(id)).limit(AT_A_TIME).toList();
    rows(unknown).forEach(e -> known.putIfAbsent(e.getKey(), e.getValue()));
    lookedUp.addAll(unknown);
  }

  /** Another process has the say over it. */
  public void forget(ConversationId id) {
    known.remove(id);
  }

  private Optional<Handling> stored(ConversationId id) {
    return rows(List.of(id)).stream().map(Map.Entry::getValue).findFirst();
  }

  private List<Map.Entry<ConversationId, Handling>> rows(List<ConversationId> ids) {
    return ids.isEmpty()
        ? List.of()
        : database.read(handle ->
            entries(
                handle
                    .createQuery(ROWS + " WHERE conversation IN (<ids>)")
                    .bindList("ids", ids.stream().map(ConversationId::value).toList())));
  }

  private static List<Map.Entry<ConversationId, Handling>> entries(Query query) {
    return query.map((row, _) -> Map.entry(new ConversationId(row.getString(1)), read(row))).list();
  }

  private static Handling following(Handling now, Step next) {
    if (now.wanted().isPresent()) {
      throw new NotNow(now.wanted().get() + " is not confirmed yet");
    }
    if (!next.follows(now.step())) {
      throw new NotNow(next + " cannot come after " + now.step());
    }
    return now;
  }

  private Future<Handling> change(ConversationId id, UnaryOperator<Handling> change) {
    return lanes
        .submit(
            id,
            () -> {
              var now = of(id).or(() -> stored(id)).orElseGet(Handling::untouched);
              var next = change.apply(now);
              known.put(id, next);
              return next;
            })
        .compose(next -> keep(id, next).map(next))
        .onSuccess(next -> tell(id, next));
  }

  private void tell(ConversationId id, Handling handling) {
    live.of(id).ifPresent(c -> updates.publish(new Update.Handled(c, handling)));
  }

  private Future<Void> keep(ConversationId id, Handling handling) {
    return journal.write(handle -> {
      handle.execute(
          """
          INSERT INTO handling
          (conversation, assignee, step, wanted, unconfirmed, who, changed_at)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (conversation) DO UPDATE SET assignee = excluded.assignee,
          step = excluded.step, wanted = excluded.wanted, unconfirmed = excluded.unconfirmed,
          who = excluded.who, changed_at = excluded.changed_at\
          """,
          id.value(),
          handling.assignee().orElse(null),
          handling.step().name(),
          handling.wanted().map(Enum::name).orElse(null),
          handling.unconfirmed().map(Enum::name).orElse(null),
          handling.by(),
          handling.at().toEpochMilli());
      if (journal.tellOwner(handle, id, Relay.Kind.HANDLED, Json.MAPPER.createObjectNode())) {
        known.remove(id); // its owner may change it from now on
      }
    });
  }

  private static Handling read(ResultSet row) throws SQLException {
    return new Handling(
        Optional.ofNullable(row.getString(2)),
        Step.valueOf(row.getString(3)),
        Optional.ofNullable(row.getString(4)).map(Step::valueOf),
        Optional.ofNullable(row.getString(5)).map(Step::valueOf),
        row.getString(6),
        Instant.ofEpochMilli(row.getLong(7)));
  }
}
