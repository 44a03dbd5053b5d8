package org.tocsin.api.http;

import static org.tocsin.api.http.Who.EDITORS;
import static org.tocsin.api.http.Who.WATCHERS;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.Callable;
import org.tocsin.api.access.Caller;
import org.tocsin.ingestion.CardLog;
import org.tocsin.ingestion.GapLog;
import org.tocsin.ingestion.LiveConversations;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.knowledge.ArticleId;
import org.tocsin.model.knowledge.Gap;
import org.tocsin.model.knowledge.GapReport;
import org.tocsin.model.playbook.PlaybookId;

/** What the cards teach those who look after articles and playbooks. */
public final class Learning implements Routes {
  private final Vertx vertx;
  private final CardLog cards;
  private final GapLog gaps;
  private final LiveConversations live;
  private final SentenceEncoder encoder;

  public Learning(
      Vertx vertx, CardLog cards, GapLog gaps, LiveConversations live, SentenceEncoder encoder) {
    this.vertx = vertx;
    this.cards = cards;
    this.gaps = gaps;
    this.live = live;
    this.encoder = encoder;
  }

  @Override
  public void mount(Paths paths) {
    paths.get("/v1/knowledge/gaps", WATCHERS, this::gaps);
    paths.watched("/v1/suggestions/feedback", EDITORS, this::feedback);
  }

  /** {@code GET /v1/suggestions/feedback}: everything that was done with cards, one a line. */
  void feedback(RoutingContext context) {
    answer(
        context,
        "application/x-ndjson",
        () -> {
          var lines = new StringBuilder();
          cards.each(entry -> lines.append(view(entry).encode()).append('\n'));
          return lines.toString();
        });
  }

  /**
   * {@code GET /v1/knowledge/gaps}: what no article answered, the worst first. Whoever sees only
   * some teams sees what is at hand of theirs.
   */
  void gaps(RoutingContext context) {
    var caller = Doors.callerOf(context);
    answer(
        context,
        "application/json",
        () ->
            new JsonObject()
                .put(
                    "items",
                    Views.array(
                        GapReport.of(seen(caller), encoder).clusters().stream()
                            .map(Learning::view)
                            .toList()))
                .encode());
  }

  private List<Gap> seen(Caller caller) {
    return gaps.newest().stream()
        .filter(
            gap -> caller.seesAll() || live.of(gap.conversation()).filter(caller::sees).isPresent())
        .toList();
  }

  private void answer(RoutingContext context, String type, Callable<String> body) {
    vertx
        .executeBlocking(body, false)
        .onSuccess(text -> context.response().putHeader("Content-Type", type).end(text))
        .onFailure(context::fail);
  }

  private static JsonObject view(CardLog.Entry entry) {
    var card = entry.card();
    return new JsonObject()
        .put("card", card.id())
        .put("conversation", card.conversation().value())
        .put("queue", card.queue().orElse(null))
        .put("article", card.article().map(ArticleId::value).orElse(null))
        .put("playbook", card.playbook().map(PlaybookId::value).orElse(null))
        .put("feedback", entry.reaction().name())
        .put("place", entry.place())
        .put("by", entry.by())
        .put("at", entry.at().toString());
  }

  private static JsonObject view(GapReport.Cluster cluster) {
    return new JsonObject()
        .put("conversations", cluster.conversations())
        .put("risk", cluster.risk())
        .put("examples", Views.array(cluster.examples().stream().map(Learning::view).toList()));
  }

  private static JsonObject view(Gap gap) {
    return new JsonObject()
        .put("conversation", gap.conversation().value())
        .put("said", gap.said())
        .put("risk", gap.risk());
  }
}
