package org.tocsin.ingestion;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tocsin.model.alert.Alert;
import org.tocsin.model.alert.Verdict;
import org.tocsin.model.conversation.ConversationId;

/**
 * What people do with live conversations: judge an alert, whisper to an agent, tell an outcome.
 * Each goes through the conversation's lane, so that it cannot overtake the conversation.
 */
public final class Floor {
  private final EventJournal journal;
  private final Lanes lanes;
  private final LiveConversations live;
  private final Alerts alerts;
  private final Updates updates;
  private final Clock clock;

  public Floor(
      EventJournal journal,
      Lanes lanes,
      LiveConversations live,
      Alerts alerts,
      Updates updates,
      Clock clock) {
    this.journal = journal;
    this.lanes = lanes;
    this.live = live;
    this.alerts = alerts;
    this.updates = updates;
    this.clock = clock;
  }

  /** Succeeds with the judged alert once the verdict is on disk. */
  public Future<Alert> judge(Alert alert, Verdict verdict, String by) {
    var judged = alert.judged(verdict);
    return alerts
        .judge(alert, verdict, by)
        .compose(_ -> lanes.submit(alert.conversation(), () -> replace(judged)));
  }

  /** Tells the conversation's agent something that the customer does not hear. */
  public Future<Void> whisper(ConversationId id, String text, String from) {
    var conversation = live.of(id);
    var now = clock.instant();
    var body = Json.MAPPER.createObjectNode().put("text", text).put("by", from);
    return journal
        .write(handle -> {
          enter(handle, id, "whisper", body, now);
          journal.tellOwner(handle, id, Relay.Kind.WHISPERED, body);
        })
        .onSuccess(_ ->
            conversation.ifPresent(c -> updates.publish(new Update.Whispered(c, text, from, now))));
  }

  /** Somebody whispered at another process. */
  void whispered(ConversationId id, String text, String from) {
    live.of(id)
        .ifPresent(c -> updates.publish(new Update.Whispered(c, text, from, clock.instant())));
  }

  /** Somebody judged an alert at another process; succeeds once that shows here. */
  Future<Void> judged(ConversationId id, String alert, Verdict verdict) {
    return lanes
        .submit(id, () -> alertOf(id, alert).map(a -> replace(a.judged(verdict))))
        .mapEmpty();
  }

  /** Does something that may block in the conversation's lane; succeeds once it is done. */
  Future<Void> inItsLane(ConversationId id, Runnable work) {
    return lanes.submit(
        id,
        () -> {
          work.run();
          return null;
        });
  }

  /** Keeps how a conversation really ended, as told by those who know. */
  public Future<Void> outcome(ConversationId id, String outcome, String by) {
    var body = Json.MAPPER.createObjectNode().put("outcome", outcome).put("by", by);
    var now = clock.instant();
    return journal.write(handle -> enter(handle, id, "outcome", body, now));
  }

  /** The alert of an id, among the conversations at hand. */
  public Optional<Alert> alert(String id) {
    return live.all().stream()
        .flatMap(c -> c.alerts().stream())
        .filter(a -> a.id().equals(id))
        .findFirst();
  }

  /** Of which conversation an alert is, at hand or not. Blocks. */
  public Optional<ConversationId> conversationOf(String alert) {
    return alerts.conversationOf(alert);
  }

  private Optional<Alert> alertOf(ConversationId id, String alert) {
    return live.of(id).stream()
        .flatMap(c -> c.alerts().stream())
        .filter(a -> a.id().equals(alert))
        .findFirst();
  }

  private static void enter(
      Handle handle, ConversationId id, String kind, ObjectNode body, Instant now) {
    handle.execute(
        "INSERT INTO labels (conversation, kind, body, given_at) VALUES (?, ?, ?, ?)",
        id.value(),
        kind,
        body.toString(),
        now.toEpochMilli());
  }

  private Alert replace(Alert judged) {
    live.of(judged.conversation())
        .map(c -> c.with(judged))
        .ifPresent(c -> {
          live.put(c);
          updates.publish(new Update.Rang(c, judged));
        });
    return judged;
  }
}
