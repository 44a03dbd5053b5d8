package org.tocsin.api.http;

import static org.tocsin.api.http.Who.OPERATORS;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.ingestion.Erased;
import org.tocsin.ingestion.Erasure;
import org.tocsin.ingestion.JournalFull;
import org.tocsin.model.conversation.ConversationId;

/** What is deleted on request, with a receipt; the log tells who asked for it. */
public final class Erasing implements Routes {
  private static final Logger LOG = LoggerFactory.getLogger(Erasing.class);

  private final Erasure erasure;
  private final Supplier<List<String>> models;

  /**
   * @param models the versions of the models that were trained here, of which none says what
   *     conversations it learnt from
   */
  public Erasing(Erasure erasure, Supplier<List<String>> models) {
    this.erasure = erasure;
    this.models = models;
  }

  @Override
  public void mount(Paths paths) {
    paths.delete("/v1/conversations/:id", OPERATORS, this::conversation);
    paths.delete("/v1/customers/:customer/conversations", OPERATORS, this::customer);
  }

  /** {@code DELETE /v1/customers/{customer}/conversations}. */
  void customer(RoutingContext context) {
    var by = Doors.callerOf(context).name();
    answer(context, erasure.customer(context.pathParam("customer"), by));
  }

  /** {@code DELETE /v1/conversations/{id}}. */
  void conversation(RoutingContext context) {
    var by = Doors.callerOf(context).name();
    answer(context, erasure.conversation(new ConversationId(context.pathParam("id")), by));
  }

  private void answer(RoutingContext context, Future<Erased> erasing) {
    erasing
        .onSuccess(erased -> {
          LOG.info("{} erased {}: {}", erased.by(), erased.tombstones(), erased.rows());
          context.json(receipt(erased));
        })
        .onFailure(failure -> {
          LOG.warn("nothing was erased", failure);
          int status = failure instanceof JournalFull ? 429 : 503;
          Problem.answer(context, status, String.valueOf(failure.getMessage()));
        });
  }

  private JsonObject receipt(Erased erased) {
    var rows = new JsonObject();
    erased.rows().forEach(rows::put);
    return new JsonObject()
        .put("conversations", erased.tombstones().size())
        .put("tombstones", new JsonArray(erased.tombstones()))
        .put("rows", rows)
        .put("by", erased.by())
        .put("at", erased.at().toString())
        .put("modelsThatMayHaveLearntFromThem", new JsonArray(models.get()));
  }
}
