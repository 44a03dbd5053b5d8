package org.tocsin.ingestion;

import io.vertx.core.AsyncResult;
import java.util.Comparator;
import java.util.Iterator;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.risk.Risk;

/** Lets the model that has begun to serve see anew what is live. Thread-safe. */
public final class Adoption {
  /*
   * To see a conversation anew costs as much as all of its turns did, and hundreds are live. If all
   * of them stood in the lanes at once, a new turn would wait behind them for many seconds: so one
   * stands there at a time, the riskiest first, and a conversation in which somebody speaks meanwhile
   * is seen anew with that turn. One that has ended stays as it is, unless it is reopened.
   */

  private static final Logger LOG = LoggerFactory.getLogger(Adoption.class);

  private final Lanes lanes;
  private final LiveConversations live;
  private final Analysis analysis;
  private final AtomicInteger rounds = new AtomicInteger();

  public Adoption(Lanes lanes, LiveConversations live, Analysis analysis) {
    this.lanes = lanes;
    this.live = live;
    this.analysis = analysis;
  }

  /** Begins with what is live now, and ends a round that still goes on. */
  public void begin() {
    var riskiestFirst =
        live.all().stream()
            .filter(c -> !c.assessment().conversation().ended())
            .sorted(Comparator.comparingDouble(Adoption::risk).reversed())
            .map(LiveConversation::id)
            .iterator();
    next(riskiestFirst, rounds.incrementAndGet());
  }

  private void next(Iterator<ConversationId> rest, int round) {
    if (rest.hasNext() && round == rounds.get()) {
      var id = rest.next();
      lanes.submit(id, () -> analysis.adopt(id)).onComplete(done -> goOn(rest, round, id, done));
    }
  }

  private void goOn(
      Iterator<ConversationId> rest, int round, ConversationId id, AsyncResult<?> done) {
    if (done.cause() instanceof RejectedExecutionException) {
      return; // the service stops
    }
    if (done.failed()) {
      LOG.error("{} is not seen anew before its next turn", id, done.cause());
    }
    next(rest, round);
  }

  private static double risk(LiveConversation conversation) {
    return conversation.assessment().risk().map(Risk::probability).orElse(0.0);
  }
}
