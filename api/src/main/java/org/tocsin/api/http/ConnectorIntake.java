package org.tocsin.api.http;

import static org.tocsin.api.http.Who.LISTENERS;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.tocsin.api.access.ConnectorAccess;
import org.tocsin.api.access.Role;
import org.tocsin.api.access.Signature;
import org.tocsin.ingestion.Decoded;
import org.tocsin.ingestion.Decoded.Rejected;
import org.tocsin.ingestion.Frame;
import org.tocsin.ingestion.Frames;
import org.tocsin.ingestion.Json;
import org.tocsin.ingestion.Pipeline;
import org.tocsin.ingestion.Pipeline.Taken;
import org.tocsin.ingestion.connectors.Connectors;
import org.tocsin.ingestion.connectors.Source;

/**
 * The feeds of others over HTTP and WebSocket, answered as events are. Let in is who carries a
 * token; else, where a secret is set, who signs with it; else who knows a key of the path.
 */
public final class ConnectorIntake implements Routes {
  private static final Set<Role> SENDERS = Set.of(Role.INGEST, Role.ADMIN);

  private final Pipeline pipeline;
  private final Connectors connectors;
  private final ConnectorAccess access;
  private final Doors doors;
  private final String start;
  private final AtomicLong sockets = new AtomicLong();

  /**
   * @param start tells the sockets of this process from those of others
   */
  public ConnectorIntake(
      Pipeline pipeline, Connectors connectors, ConnectorAccess access, Doors doors, long start) {
    this.pipeline = pipeline;
    this.connectors = connectors;
    this.access = access;
    this.doors = doors;
    this.start = Long.toString(start, 36);
  }

  @Override
  public void mount(Paths paths) {
    paths.get("/v1/connectors", LISTENERS, this::list);
    for (var path : List.of("/v1/connectors/:name", "/v1/connectors/:name/:key")) {
      paths.open(HttpMethod.POST, path, this::post);
      paths.open(HttpMethod.GET, path, this::open);
    }
  }

  /** {@code GET /v1/connectors}. */
  void list(RoutingContext context) {
    var items = new JsonArray();
    connectors.list().forEach(c -> items.add(item(c)));
    context.json(new JsonObject().put("items", items));
  }

  private JsonObject item(Connectors.Listed connector) {
    var speakers = new JsonObject();
    connector.speakers().forEach((word, speaker) -> speakers.put(word, speaker.name()));
    return new JsonObject()
        .put("name", connector.name())
        .put("reads", connector.reads())
        .put("webSocket", connector.streams())
        .put("signed", !access.secrets(connector.name()).isEmpty())
        .put("speakers", speakers);
  }

  /** {@code POST /v1/connectors/{name}} and {@code …/{key}}. */
  void post(RoutingContext context) {
    var name = context.pathParam("name");
    var body = context.body().buffer() == null ? new byte[0] : context.body().buffer().getBytes();
    var form = Form.of(body, header(context, "Content-Type"));
    if (!Connectors.knows(name)) {
      unknown(context, name);
    } else if (form instanceof Form.Broken(var reason)) {
      Problem.answer(context, 400, reason);
    } else if (!mayEnter(context, name, body, form.fields())) {
      turnAway(context);
    } else if (pipeline.overloaded()) {
      Answers.slowDown(context);
    } else {
      read(context, name, body, form);
    }
  }

  private void read(RoutingContext context, String name, byte[] body, Form form) {
    try {
      var source = Source.of(parameters(context));
      switch (form) {
        case Form.Fields(var fields) -> {
          var payload = JsonNodeFactory.instance.objectNode();
          fields.forEach(payload::put);
          take(context, List.of(new Frame.Parsed(0, payload)), name, source);
        }
        case Form.None _, Form.Broken _ -> {
          switch (Frames.of(body, header(context, "Content-Type"))) {
            case Frames.BadBody(var reason) -> Problem.answer(context, 400, reason);
            case Frames.Split(var frames) -> take(context, frames, name, source);
          }
        }
      }
    } catch (IllegalArgumentException badParameter) {
      Problem.answer(context, 400, String.valueOf(badParameter.getMessage()));
    }
  }

  private void take(RoutingContext context, List<Frame> frames, String name, Source source) {
    var indexes = new ArrayList<Integer>();
    var taken = new ArrayList<Future<Taken>>();
    for (var frame : frames) {
      for (var told : told(frame, name, source)) {
        indexes.add(frame.index());
        taken.add(pipeline.accept(told));
      }
    }
    Future.all(taken)
        .onSuccess(all -> Answers.taken(context, Answers.summary(indexes, all.list())))
        .onFailure(failure -> Answers.refused(context, failure));
  }

  private List<Decoded> told(Frame frame, String name, Source source) {
    return switch (frame) {
      case Frame.Parsed parsed -> connectors.read(name, parsed.json(), source);
      case Frame.Line line -> told(line.text(), name, source);
    };
  }

  private List<Decoded> told(String text, String name, Source source) {
    try {
      return connectors.read(name, Json.MAPPER.readTree(text), source);
    } catch (JacksonException malformed) {
      return List.of(
          new Rejected(text, "must be well-formed JSON: " + malformed.getOriginalMessage()));
    }
  }

  /** {@code WS /v1/connectors/{name}} and {@code …/{key}}: a payload a frame, each answered. */
  void open(RoutingContext context) {
    var name = context.pathParam("name");
    if (!Connectors.knows(name)) {
      unknown(context, name);
    } else if (!mayEnter(context, name, new byte[0], Map.of())) {
      turnAway(context);
    } else if (!Connectors.streams(name)) {
      Problem.answer(context, 400, "connector " + name + " takes no WebSocket; POST to it");
    } else if (!"websocket".equalsIgnoreCase(context.request().getHeader("Upgrade"))) {
      Problem.answer(context, 400, "this route is a WebSocket, or a POST");
    } else {
      stream(context, name);
    }
  }

  private void stream(RoutingContext context, String name) {
    try {
      var stream = start + "." + sockets.incrementAndGet();
      var source = Source.of(parameters(context)).streaming(stream);
      context
          .request()
          .toWebSocket()
          .onSuccess(socket ->
              new Line(
                      context.vertx(),
                      socket,
                      pipeline::overloaded,
                      frame -> answered(told(frame, name, source)))
                  .open());
    } catch (IllegalArgumentException badParameter) {
      Problem.answer(context, 400, String.valueOf(badParameter.getMessage()));
    }
  }

  private Future<JsonObject> answered(List<Decoded> told) {
    return Future.all(told.stream().map(pipeline::accept).toList())
        .map(all -> {
          List<Taken> taken = all.list();
          var summary = Answers.summary(taken.stream().map(_ -> 0).toList(), taken);
          taken.stream()
              .mapToLong(ConnectorIntake::seq)
              .max()
              .ifPresent(s -> summary.put("ack", s));
          return summary;
        });
  }

  private static long seq(Taken taken) {
    return switch (taken) {
      case Taken.Kept(var seq) -> seq;
      case Taken.Known(var seq) -> seq;
      case Taken.SetAside _ -> 0;
    };
  }

  private boolean mayEnter(
      RoutingContext context, String name, byte[] body, Map<String, String> form) {
    if (doors.callerOfToken(context).filter(c -> SENDERS.contains(c.role())).isPresent()) {
      return true;
    }
    var secrets = access.secrets(name);
    var signature = Signature.of(name);
    if (!secrets.isEmpty() && signature.isPresent()) {
      var request =
          new Signature.Request(
              address(context, name), form, Buffer.buffer(body), h -> header(context, h));
      return signature.get().isOn(request, secrets);
    }
    var key = context.pathParam("key");
    return key != null && access.opens(name, key);
  }

  /** The address that the vendor called, which is signed: a proxy may have changed it. */
  private String address(RoutingContext context, String name) {
    var request = context.request();
    var scheme = header(context, "X-Forwarded-Proto").orElse(request.isSSL() ? "https" : "http");
    var base =
        access.url(name).orElse(scheme + "://" + header(context, "Host").orElse("localhost"));
    return base.replaceFirst("/+$", "") + request.uri();
  }

  private static void unknown(RoutingContext context, String name) {
    Problem.answer(
        context, 404, "there is no connector %s; there are %s".formatted(name, Connectors.names()));
  }

  private void turnAway(RoutingContext context) {
    var caller = doors.callerOfToken(context);
    if (caller.isPresent()) {
      Problem.answer(context, 403, "role " + caller.get().role().word() + " may not do this");
      return;
    }
    context.response().putHeader("WWW-Authenticate", "Bearer");
    Problem.answer(context, 401, "a token, a valid signature or a connector's key is needed");
  }

  private static Map<String, String> parameters(RoutingContext context) {
    var parameters = new HashMap<String, String>();
    context.queryParams().forEach(parameters::put);
    return parameters;
  }

  private static Optional<String> header(RoutingContext context, String name) {
    return Optional.ofNullable(context.request().getHeader(name));
  }
}
