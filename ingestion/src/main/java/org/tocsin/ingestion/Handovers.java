package org.tocsin.ingestion;

import io.vertx.core.Future;
import java.util.Set;
import java.util.function.Function;
import org.tocsin.model.conversation.Outcome;

/**
 * Tells those outside, when a conversation ends by going to somebody else, what the next person
 * should know of it. At least once: the same end has the same id.
 */
public final class Handovers {
  private static final Set<Outcome> TO_SOMEBODY_ELSE =
      Set.of(Outcome.ESCALATED, Outcome.TRANSFERRED);

  private final EventJournal journal;
  private final Outbox outbox;
  private final Function<LiveConversation, String> body;

  /**
   * @param body one JSON object
   */
  public Handovers(EventJournal journal, Outbox outbox, Function<LiveConversation, String> body) {
    this.journal = journal;
    this.outbox = outbox;
    this.body = body;
  }

  /**
   * Succeeds once what is to be told of a conversation that has ended is on disk, if anything is.
   */
  public Future<Void> ended(LiveConversation conversation) {
    var assessment = conversation.assessment();
    if (assessment.conversation().outcome().filter(TO_SOMEBODY_ELSE::contains).isEmpty()) {
      return Future.succeededFuture();
    }
    var id = "h-%s-%d".formatted(conversation.id().value(), assessment.turns().size());
    var told = body.apply(conversation);
    return journal.write(
        handle -> outbox.enter(handle, Topic.HANDOVERS, conversation.id(), id, (_, _) -> told));
  }
}
