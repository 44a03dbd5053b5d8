package org.tocsin.api.http;

import static org.tocsin.api.http.Who.PEOPLE;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.tocsin.api.access.Caller;
import org.tocsin.api.access.Role;
import org.tocsin.ingestion.HearingWatch;
import org.tocsin.ingestion.LiveConversation;
import org.tocsin.ingestion.Update;
import org.tocsin.ingestion.Updates;
import org.tocsin.model.conversation.UtteranceId;

/**
 * {@code GET /v1/updates}: server-sent events for whoever watches, each seeing what their role may
 * see. A watcher who cannot keep up is cut off rather than buffered for; the browser comes back by
 * itself and reads the present state.
 */
public final class UpdateStream implements Routes {
  private static final Duration HEARTBEAT = Duration.ofSeconds(2);

  private final Vertx vertx;
  private final Updates updates;
  private final HearingWatch hearing;
  private final Quiet quiet;
  private final Supplier<JsonObject> health;
  private final AtomicLong number = new AtomicLong();

  public UpdateStream(
      Vertx vertx,
      Updates updates,
      HearingWatch hearing,
      Quiet quiet,
      Supplier<JsonObject> health) {
    this.vertx = vertx;
    this.updates = updates;
    this.hearing = hearing;
    this.quiet = quiet;
    this.health = health;
  }

  @Override
  public void mount(Paths paths) {
    paths.get("/v1/updates", PEOPLE, this::open);
  }

  void open(RoutingContext context) {
    var response =
        context
            .response()
            .putHeader("Content-Type", "text/event-stream")
            .putHeader("Cache-Control", "no-store")
            .setChunked(true);
    var watcher = new Watcher(response, Doors.callerOf(context), vertx.getOrCreateContext());
    var subscription = updates.watch(watcher::see);
    long timer = vertx.setPeriodic(HEARTBEAT.toMillis(), _ -> watcher.beat());
    response.closeHandler(_ -> {
      subscription.close();
      vertx.cancelTimer(timer);
    });
    watcher.beat();
  }

  private final class Watcher {
    private final HttpServerResponse response;
    private final Caller caller;
    private final Context context;
    private final Views views;

    Watcher(HttpServerResponse response, Caller caller, Context context) {
      this.response = response;
      this.caller = caller;
      this.context = context;
      this.views = new Views(caller, hearing::of);
    }

    /** Called on the lane of the conversation. */
    void see(Update update) {
      if (caller.sees(update.conversation()) && hears(update)) {
        message(update).ifPresent(message -> context.runOnContext(_ -> send(message)));
      }
    }

    private boolean hears(Update update) {
      return switch (update) {
        case Update.Offered _, Update.Guided _ -> quiet.hears(caller);
        case Update.Moved _, Update.Rang _, Update.NotHeard _, Update.Whispered _ -> true;
      };
    }

    void beat() {
      context.runOnContext(_ -> send(new Message("health", health())));
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
          "id: %d\nevent: %s\ndata: %s\n\n"
              .formatted(number.incrementAndGet(), message.event(), message.data().encode()));
    }

    private Optional<Message> message(Update update) {
      return switch (update) {
        case Update.Moved(var conversation, var utterance) ->
            Optional.of(new Message("turn", moved(conversation, utterance)));
        case Update.Rang(var _, var alert) ->
            caller.seesRisk()
                ? Optional.of(new Message("alert", Views.alert(alert)))
                : Optional.empty();
        case Update.NotHeard(var _, var unheard) ->
            caller.seesRisk()
                ? Optional.of(new Message("alert", Views.unheard(unheard)))
                : Optional.empty();
        case Update.Offered(var conversation, var suggestion) ->
            Optional.of(
                new Message(
                    "suggestion",
                    views.suggestion(suggestion).put("conversation", conversation.id().value())));
        case Update.Guided(var conversation) ->
            Optional.of(
                new Message(
                    "guidance",
                    new JsonObject()
                        .put("conversation", conversation.id().value())
                        .put("playbooks", views.playbooks(conversation))));
        case Update.Whispered whispered -> Optional.of(new Message("whisper", whisper(whispered)));
      };
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
