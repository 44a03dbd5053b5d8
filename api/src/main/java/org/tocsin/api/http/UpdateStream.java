package org.tocsin.api.http;

import static org.tocsin.api.http.Who.PEOPLE;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.tocsin.api.access.Caller;
import org.tocsin.api.access.Role;
import org.tocsin.ingestion.LiveConversation;
import org.tocsin.ingestion.Update;
import org.tocsin.ingestion.Updates;
import org.tocsin.model.alert.Alert;
import org.tocsin.model.conversation.UtteranceId;

/**
 * {@code GET /v1/updates}: server-sent events for whoever watches, each seeing what their role may
 * see. A watcher who cannot keep up is cut off rather than buffered for; it comes back with {@code
 * Last-Event-ID} and is told what it missed, or that it must read the present state. Whose token or
 * session has ended is cut off at the next heartbeat.
 */
public final class UpdateStream implements Routes {
  private static final Duration HEARTBEAT = Duration.ofSeconds(2);
  private static final int KEPT = 1_000;

  private final Vertx vertx;
  private final RecentUpdates updates;
  private final Doors doors;
  private final Viewing viewing;
  private final Presence presence;
  private final Quiet quiet;
  private final Supplier<JsonObject> health;
  private final Supplier<String> serving;

  /**
   * @param serving the version of the model that scores now
   * @param run tells this run of the process from others
   */
  public UpdateStream(
      Vertx vertx,
      Updates updates,
      Doors doors,
      Viewing viewing,
      Presence presence,
      Quiet quiet,
      Supplier<JsonObject> health,
      Supplier<String> serving,
      String run) {
    this.vertx = vertx;
    this.updates = new RecentUpdates(updates, run, KEPT);
    this.doors = doors;
    this.viewing = viewing;
    this.presence = presence;
    this.quiet = quiet;
    this.health = health;
    this.serving = serving;
  }

  @Override
  public void mount(Paths paths) {
    paths.get("/v1/updates", PEOPLE, this::open);
  }

  /** The id of the latest update: who sends it back is told what came after it. */
  public String lastId() {
    return updates.id(updates.last());
  }

  void open(RoutingContext context) {
    var response =
        context
            .response()
            .putHeader("Content-Type", "text/event-stream")
            .putHeader("Cache-Control", "no-store")
            .setChunked(true);
    var watcher = new Watcher(context, response);
    var subscription =
        updates.watch(
            Optional.ofNullable(context.request().getHeader("Last-Event-ID")),
            watcher::catchUp,
            watcher::see);
    boolean undisturbed = "true".equals(context.request().getParam("undisturbed"));
    var visit = presence.comes(Doors.callerOf(context), undisturbed);
    long timer = vertx.setPeriodic(HEARTBEAT.toMillis(), _ -> watcher.beat());
    Handler<Void> over =
        _ -> {
          subscription.close();
          visit.close();
          vertx.cancelTimer(timer);
        };
    response.closeHandler(over).endHandler(over);
    watcher.beat();
  }

  private final class Watcher {
    private final RoutingContext request;
    private final HttpServerResponse response;
    private final Caller caller;
    private final Context context;
    private final Views views;
    private long number;
    private String told = "";

    Watcher(RoutingContext request, HttpServerResponse response) {
      this.request = request;
      this.response = response;
      this.caller = Doors.callerOf(request);
      this.context = vertx.getOrCreateContext();
      this.views = viewing.views(caller);
      this.number = updates.last();
    }

    /** Called before anything else. */
    void catchUp(RecentUpdates.Missed missed) {
      context.runOnContext(_ -> {
        send(
            new Message(
                "resumed",
                new JsonObject()
                    .put("complete", missed.complete())
                    .put("missed", missed.updates().size())));
        missed.updates().forEach(this::tell);
      });
    }

    /** Called on the lane of the conversation; what it looks like is worked out elsewhere. */
    void see(RecentUpdates.Numbered update) {
      context.runOnContext(_ -> tell(update));
    }

    private void tell(RecentUpdates.Numbered numbered) {
      var update = numbered.update();
      number = numbered.number();
      if (caller.sees(update.conversation()) && hears(update)) {
        message(update).ifPresent(this::send);
      }
    }

    private boolean hears(Update update) {
      return switch (update) {
        case Update.Offered _, Update.Guided _ -> quiet.hears(caller);
        case Update.Moved _,
            Update.Rang _,
            Update.Passed _,
            Update.NotHeard _,
            Update.Whispered _,
            Update.Handled _,
            Update.Waits _ ->
            true;
      };
    }

    void beat() {
      context.runOnContext(_ -> {
        if (doors.admits(request)) {
          send(new Message("health", health()));
          tellModel(serving.get());
        } else if (!response.ended()) {
          response.end();
        }
      });
    }

    /** Which model scores, once it is another one than was told. */
    private void tellModel(String version) {
      if (caller.seesRisk() && !version.equals(told)) {
        told = version;
        send(new Message("model", new JsonObject().put("serving", version)));
      }
    }

    private JsonObject health() {
      return caller.role() == Role.AGENT ? new JsonObject() : health.get();
    }

    private void send(Message message) {
      if (response.closed() || response.ended()) {
        return;
      }
      if (response.writeQueueFull()) {
        response.reset();
        return;
      }
      response.write(
          "id: %s\nevent: %s\ndata: %s\n\n"
              .formatted(updates.id(number), message.event(), message.data().encode()));
    }

    private Optional<Message> message(Update update) {
      return switch (update) {
        case Update.Moved(var conversation, var utterance) ->
            Optional.of(new Message("turn", moved(conversation, utterance)));
        case Update.Rang(var _, var alert) -> rung(alert);
        case Update.Passed(var _, var alert, var _) -> rung(alert);
        case Update.Waits(var conversation, var place) ->
            caller.seesRisk()
                ? Optional.of(
                    new Message(
                        "waiting",
                        new JsonObject()
                            .put("conversation", conversation.id().value())
                            .put("waiting", place.map(Views::place).orElse(null))))
                : Optional.empty();
        case Update.NotHeard(var _, var unheard) ->
            caller.seesRisk()
                ? Optional.of(new Message("alert", AlertView.of(unheard)))
                : Optional.empty();
        case Update.Offered(var conversation, var suggestion) ->
            Optional.of(
                new Message(
                    "suggestion",
                    new HelpView(caller)
                        .suggestion(suggestion)
                        .put("conversation", conversation.id().value())));
        case Update.Guided(var conversation) ->
            Optional.of(
                new Message(
                    "guidance",
                    new JsonObject()
                        .put("conversation", conversation.id().value())
                        .put("playbooks", HelpView.playbooks(conversation))));
        case Update.Handled(var conversation, var handling) ->
            Optional.of(
                new Message(
                    "handling",
                    new JsonObject()
                        .put("conversation", conversation.id().value())
                        .put("handling", Handing.view(handling))));
        case Update.Whispered whispered -> Optional.of(new Message("whisper", whisper(whispered)));
      };
    }

    private Optional<Message> rung(Alert alert) {
      return caller.seesRisk()
          ? Optional.of(new Message("alert", views.rung(alert)))
          : Optional.empty();
    }

    private JsonObject moved(LiveConversation conversation, Optional<UtteranceId> utterance) {
      var data = new JsonObject().put("conversation", views.row(conversation));
      var turns = conversation.assessment().turns();
      var place = utterance.map(u -> turnOf(conversation, u)).orElse(OptionalInt.empty());
      if (place.isPresent()) {
        data.put("turn", views.turn(conversation, place.getAsInt()));
        data.put("factors", views.factors(turns.get(place.getAsInt())));
      } else {
        utterance
            .flatMap(u ->
                conversation.assessment().conversation().utterances().stream()
                    .filter(s -> s.id().equals(u))
                    .findFirst())
            .ifPresent(u -> data.put("turn", views.partial(conversation, u)));
      }
      return data;
    }

    private static OptionalInt turnOf(LiveConversation conversation, UtteranceId utterance) {
      var turns = conversation.assessment().turns();
      return IntStream.range(0, turns.size())
          .filter(i -> turns.get(i).turn().utterance().id().equals(utterance))
          .findFirst();
    }

    private static JsonObject whisper(Update.Whispered whispered) {
      return new JsonObject()
          .put("conversation", whispered.conversation().id().value())
          .put("text", whispered.text())
          .put("from", whispered.from())
          .put("at", whispered.at().toString());
    }
  }

  private record Message(String event, JsonObject data) {}
}
