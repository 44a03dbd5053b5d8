package org.tocsin.api.http;

import io.vertx.core.Vertx;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.tocsin.api.learning.Queueing;
import org.tocsin.ingestion.LabelLog;
import org.tocsin.ingestion.LiveConversation;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.EscalationKind;
import org.tocsin.model.conversation.WellFormed;
import org.tocsin.model.label.Claim;
import org.tocsin.model.label.LabelEntry;
import org.tocsin.model.label.LabelQueue.Item;
import org.tocsin.model.label.Source;

/** The log of labels: read it, add to it, and what to look at next. */
public final class Labelling implements Routes {
  private static final int PAGE = 200;
  private static final int MOST = 1_000;
  private static final int LONGEST_WHY = 500;

  private final Vertx vertx;
  private final LabelLog log;
  private final Queueing queueing;
  private final Recall recall;
  private final UnaryOperator<String> redaction;

  /**
   * @param redaction of what people write; thread-safe
   */
  public Labelling(
      Vertx vertx,
      LabelLog log,
      Queueing queueing,
      Recall recall,
      UnaryOperator<String> redaction) {
    this.vertx = vertx;
    this.log = log;
    this.queueing = queueing;
    this.recall = recall;
    this.redaction = redaction;
  }

  @Override
  public void mount(Paths paths) {
    paths.get("/v1/labels", Who.EDITORS, this::list);
    paths.get("/v1/labels/queue", Who.EDITORS, this::queue);
    paths.post("/v1/conversations/:id/label", Who.EDITORS, this::label);
    paths.delete("/v1/conversations/:id/label", Who.EDITORS, this::takeBack);
  }

  /** {@code GET /v1/labels?after=…&limit=…}: the log, the oldest first. */
  void list(RoutingContext context) {
    int limit = number(context, "limit", PAGE);
    long after = number(context, "after", 0);
    if (limit < 1 || limit > MOST || after < 0) {
      Problem.answer(
          context, 400, "limit must be in 1.." + MOST + ", and after the last seq that was read");
      return;
    }
    answer(
        context,
        () -> {
          var entries = log.after(after, limit);
          return new JsonObject()
              .put("items", array(entries.stream().map(Labelling::view).toList()))
              .put("next", entries.size() == limit ? entries.getLast().seq() : null);
        });
  }

  /** {@code GET /v1/labels/queue}: what would teach most, first. */
  void queue(RoutingContext context) {
    answer(
        context,
        () -> {
          var queue = queueing.queue();
          return new JsonObject()
              .put("items", array(queue.items().stream().map(Labelling::view).toList()))
              .put("skipped", queue.skipped());
        });
  }

  /** {@code POST /v1/conversations/{id}/label}. */
  void label(RoutingContext context) {
    var id = context.pathParam("id");
    recall
        .of(new ConversationId(id))
        .onSuccess(found ->
            found.ifPresentOrElse(
                conversation -> label(context, conversation),
                () -> Problem.answer(context, 404, "there is no conversation " + id)))
        .onFailure(context::fail);
  }

  /** {@code DELETE /v1/conversations/{id}/label}: the last one that was given by hand. */
  void takeBack(RoutingContext context) {
    var id = context.pathParam("id");
    if (id.isBlank() || !WellFormed.isWellFormed(id)) {
      Problem.answer(context, 404, "there is no conversation " + id);
      return;
    }
    log.takeBack(new ConversationId(id), Doors.callerOf(context).name())
        .onSuccess(taken -> {
          if (taken) {
            context.response().setStatusCode(204).end();
          } else {
            Problem.answer(context, 404, "no label was given by hand to " + id);
          }
        })
        .onFailure(failure ->
            Problem.answer(context, 503, "it could not be stored: " + failure.getMessage()));
  }

  private void label(RoutingContext context, LiveConversation conversation) {
    Claim claim;
    String why;
    try {
      var body = body(context);
      claim = claim(body, conversation.assessment().conversation().utterances().size());
      why = why(body);
    } catch (IllegalArgumentException broken) {
      Problem.answer(context, 400, String.valueOf(broken.getMessage()));
      return;
    }
    var by = Doors.callerOf(context).name();
    log.keep(conversation.id(), claim, Source.MANUAL, by, redaction.apply(why))
        .onSuccess(_ -> context.response().setStatusCode(202).end())
        .onFailure(failure ->
            Problem.answer(context, 503, "it could not be stored: " + failure.getMessage()));
  }

  private static JsonObject body(RoutingContext context) {
    try {
      return Optional.ofNullable(context.body().asJsonObject()).orElseGet(JsonObject::new);
    } catch (DecodeException | ClassCastException notAnObject) {
      throw new IllegalArgumentException("the body must be a JSON object", notAnObject);
    }
  }

  private static Claim claim(JsonObject body, int turns) {
    if (!(body.getValue("escalates") instanceof Boolean escalates)) {
      throw new IllegalArgumentException("escalates must be true or false");
    }
    return new Claim(escalates, kind(body), turn(body, turns));
  }

  private static Optional<EscalationKind> kind(JsonObject body) {
    var kind = body.getValue("kind");
    if (kind == null) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(EscalationKind.values())
            .filter(k -> k.name().equals(kind))
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "kind must be one of " + Arrays.toString(EscalationKind.values()))));
  }

  private static OptionalInt turn(JsonObject body, int turns) {
    var turn = body.getValue("turn");
    if (turn == null) {
      return OptionalInt.empty();
    }
    if (turn instanceof Integer place && place >= 0 && place < turns) {
      return OptionalInt.of(place);
    }
    throw new IllegalArgumentException("turn must be in 0..%d: was %s".formatted(turns - 1, turn));
  }

  private static String why(JsonObject body) {
    var why = Optional.ofNullable(body.getValue("why")).orElse("");
    if (why instanceof String text && text.length() <= LONGEST_WHY) {
      return text;
    }
    throw new IllegalArgumentException("why must be a text of at most " + LONGEST_WHY);
  }

  private void answer(RoutingContext context, Callable<JsonObject> work) {
    vertx.executeBlocking(work, false).onSuccess(context::json).onFailure(context::fail);
  }

  static JsonObject view(LabelEntry entry) {
    var claim = entry.claim();
    return new JsonObject()
        .put("seq", entry.seq())
        .put("conversation", entry.conversation().value())
        .put("source", entry.source().name())
        .put("word", entry.word())
        .put("escalates", claim.map(Claim::escalates).orElse(null))
        .put("kind", claim.flatMap(Claim::kind).map(Enum::name).orElse(null))
        .put(
            "turn",
            claim
                .map(Claim::turn)
                .filter(OptionalInt::isPresent)
                .map(OptionalInt::getAsInt)
                .orElse(null))
        .put("by", entry.by())
        .put("why", entry.why())
        .put("at", entry.at().toString());
  }

  private static JsonObject view(Item item) {
    return new JsonObject()
        .put("conversation", item.id().value())
        .put("belief", item.belief())
        .put("worth", item.worth())
        .put("uncertain", item.uncertain())
        .put("disagreeing", item.disagreeing())
        .put("novel", item.novel())
        .put("reasons", new JsonArray(item.reasons()));
  }

  private static JsonArray array(List<JsonObject> items) {
    return new JsonArray(items);
  }

  private static int number(RoutingContext context, String name, int usual) {
    try {
      return Optional.ofNullable(context.request().getParam(name))
          .map(Integer::parseInt)
          .orElse(usual);
    } catch (NumberFormatException notANumber) {
      return -1;
    }
  }
}
