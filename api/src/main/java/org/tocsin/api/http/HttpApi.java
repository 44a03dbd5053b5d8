package org.tocsin.api.http;

import static org.tocsin.api.access.Role.ADMIN;
import static org.tocsin.api.access.Role.AGENT;
import static org.tocsin.api.access.Role.DATA;
import static org.tocsin.api.access.Role.INGEST;
import static org.tocsin.api.access.Role.SUPERVISOR;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.StaticHandler;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.api.access.ConnectorAccess;
import org.tocsin.api.access.Role;
import org.tocsin.api.access.Tokens;
import org.tocsin.ingestion.CardLog;
import org.tocsin.ingestion.Courier;
import org.tocsin.ingestion.Erasure;
import org.tocsin.ingestion.Floor;
import org.tocsin.ingestion.Flow;
import org.tocsin.ingestion.GapLog;
import org.tocsin.ingestion.HearingWatch;
import org.tocsin.ingestion.Library;
import org.tocsin.ingestion.LiveConversations;
import org.tocsin.ingestion.Outbox;
import org.tocsin.ingestion.Pipeline;
import org.tocsin.ingestion.QuietAgents;
import org.tocsin.ingestion.RawTexts;
import org.tocsin.ingestion.Updates;
import org.tocsin.ingestion.connectors.Connectors;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.registry.SiteModel;
import org.tocsin.model.risk.Assessor;

/** Every route, with who may take it. */
public final class HttpApi {
  private static final Logger LOG = LoggerFactory.getLogger(HttpApi.class);
  private static final Set<Role> SENDERS = Set.of(INGEST, ADMIN);
  private static final Set<Role> LISTENERS = Set.of(INGEST, SUPERVISOR, DATA, ADMIN);
  private static final Set<Role> PEOPLE = Set.of(AGENT, SUPERVISOR, DATA, ADMIN);
  private static final Set<Role> WATCHERS = Set.of(SUPERVISOR, DATA, ADMIN);
  private static final Set<Role> EDITORS = Set.of(DATA, ADMIN);
  private static final Set<Role> OPERATORS = Set.of(ADMIN);
  private static final Set<Role> SUPERVISORS = Set.of(SUPERVISOR, ADMIN);

  private final Vertx vertx;
  private final Doors doors;
  private final EventIntake intake;
  private final ConnectorIntake connectors;
  private final Reading reading;
  private final Acting acting;
  private final Shelf shelf;
  private final Posting posting;
  private final Meters meters;
  private final Erasing erasing;
  private final RawReading raw;
  private final Quiet quiet;
  private final Learning learning;
  private final Stream stream;
  private final long mostBytes;

  /**
   * @param models the versions of the models that were trained here
   * @param rawTexts what was really said, if it is kept
   * @param mostBytes the largest body that is read, in bytes
   */
  public HttpApi(
      Vertx vertx,
      Clock clock,
      Tokens tokens,
      Pipeline pipeline,
      Connectors connectors,
      ConnectorAccess access,
      Flow flow,
      LiveConversations live,
      HearingWatch hearing,
      Recall recall,
      Floor floor,
      Outbox outbox,
      List<Courier> couriers,
      Updates updates,
      Supplier<Optional<Library>> library,
      Supplier<SiteModel> model,
      Supplier<Assessor> assessor,
      Erasure erasure,
      Supplier<List<String>> models,
      Optional<RawTexts> rawTexts,
      QuietAgents quietAgents,
      CardLog cards,
      GapLog gaps,
      SentenceEncoder encoder,
      long mostBytes) {
    this.vertx = vertx;
    this.doors = new Doors(tokens, clock);
    this.intake = new EventIntake(pipeline);
    this.connectors = new ConnectorIntake(pipeline, connectors, access, doors, clock.millis());
    this.quiet = new Quiet(quietAgents, clock);
    this.learning = new Learning(vertx, cards, gaps, encoder);
    this.reading = new Reading(live, hearing, recall, model, assessor, quiet, cards);
    this.shelf = new Shelf(vertx, library, clock);
    this.meters = new Meters(flow, live, hearing, couriers);
    this.posting = new Posting(vertx, outbox);
    this.erasing = new Erasing(erasure, models);
    this.raw = new RawReading(vertx, rawTexts);
    this.acting = new Acting(floor, reading, pipeline, cards);
    this.stream =
        new Stream(vertx, updates, hearing, quiet, () -> Views.health(live.live(), flow.counts()));
    this.mostBytes = mostBytes;
  }

  /** The routes. */
  public Router router() {
    var router = Router.router(vertx);
    router.route().handler(HttpApi::secured);
    router.route().failureHandler(HttpApi::failed);

    router.get("/health/live").handler(HttpApi::fine);
    router.get("/health/ready").handler(HttpApi::fine);

    route(router, HttpMethod.GET, "/metrics", EDITORS, meters::show);

    route(router, HttpMethod.POST, "/v1/events", SENDERS, intake::post);
    router.get("/v1/stream").handler(doors.only(SENDERS)).handler(this::openSocket);

    connectors(router);

    router.post("/v1/session").handler(body()).handler(doors::signIn);
    route(router, HttpMethod.GET, "/v1/session", PEOPLE, doors::whoAmI);
    route(router, HttpMethod.DELETE, "/v1/session", PEOPLE, doors::signOut);

    route(router, HttpMethod.GET, "/v1/updates", PEOPLE, stream::open);
    route(router, HttpMethod.GET, "/v1/conversations", PEOPLE, reading::conversations);
    route(router, HttpMethod.GET, "/v1/conversations/:id", PEOPLE, reading::conversation);
    route(router, HttpMethod.GET, "/v1/conversations/:id/remedy", WATCHERS, reading::remedy);
    route(router, HttpMethod.GET, "/v1/conversations/:id/raw", OPERATORS, raw::conversation);
    route(router, HttpMethod.DELETE, "/v1/conversations/:id", OPERATORS, erasing::conversation);
    route(
        router,
        HttpMethod.DELETE,
        "/v1/customers/:customer/conversations",
        OPERATORS,
        erasing::customer);
    route(router, HttpMethod.GET, "/v1/conversations/:id/summary", PEOPLE, reading::summary);
    route(router, HttpMethod.GET, "/v1/alerts", WATCHERS, reading::alerts);
    route(router, HttpMethod.GET, "/v1/knowledge/search", PEOPLE, shelf::search);
    route(router, HttpMethod.GET, "/v1/knowledge/articles/:id", PEOPLE, shelf::article);
    route(router, HttpMethod.PUT, "/v1/knowledge/articles/:id", EDITORS, shelf::put);
    route(router, HttpMethod.DELETE, "/v1/knowledge/articles/:id", EDITORS, shelf::delete);
    route(router, HttpMethod.GET, "/v1/knowledge/gaps", WATCHERS, learning::gaps);
    route(router, HttpMethod.GET, "/v1/suggestions/feedback", EDITORS, learning::feedback);
    route(router, HttpMethod.GET, "/v1/quiet", Set.of(AGENT), quiet::get);
    route(router, HttpMethod.PUT, "/v1/quiet", Set.of(AGENT), quiet::put);
    route(router, HttpMethod.GET, "/v1/models", WATCHERS, reading::models);

    route(router, HttpMethod.GET, "/v1/deliveries", OPERATORS, posting::list);
    route(router, HttpMethod.POST, "/v1/deliveries/:id/replay", OPERATORS, posting::replay);

    route(router, HttpMethod.POST, "/v1/conversations/:id/whisper", SUPERVISORS, acting::whisper);
    route(router, HttpMethod.POST, "/v1/conversations/:id/outcome", WATCHERS, acting::outcome);
    route(router, HttpMethod.POST, "/v1/conversations/:id/speakers", WATCHERS, acting::speakers);
    route(router, HttpMethod.POST, "/v1/alerts/:id/verdict", SUPERVISORS, acting::verdict);
    route(router, HttpMethod.POST, "/v1/suggestions/:id/feedback", PEOPLE, acting::feedback);

    router
        .route("/v1/*")
        .handler(context -> Problem.answer(context, 404, "there is no such route"));
    router.route().handler(StaticHandler.create("console").setCachingEnabled(false));
    router.route().handler(context -> Problem.answer(context, 404, "there is no such page"));
    return router;
  }

  private void connectors(Router router) {
    route(router, HttpMethod.GET, "/v1/connectors", LISTENERS, connectors::list);
    for (var path : List.of("/v1/connectors/:name", "/v1/connectors/:name/:key")) {
      router.post(path).handler(body()).handler(connectors::post);
      router.get(path).handler(connectors::open);
    }
  }

  private void route(
      Router router,
      HttpMethod method,
      String path,
      Set<Role> roles,
      Handler<RoutingContext> handler) {
    router.route(method, path).handler(doors.only(roles));
    if (method.equals(HttpMethod.POST) || method.equals(HttpMethod.PUT)) {
      router.route(method, path).handler(body());
    }
    router.route(method, path).handler(handler);
  }

  private void openSocket(RoutingContext context) {
    if (!"websocket".equalsIgnoreCase(context.request().getHeader("Upgrade"))) {
      Problem.answer(context, 400, "this route is a WebSocket");
      return;
    }
    context.request().toWebSocket().onSuccess(intake::stream);
  }

  private BodyHandler body() {
    return BodyHandler.create(false).setBodyLimit(mostBytes);
  }

  private static void secured(RoutingContext context) {
    context
        .response()
        .putHeader(
            "Content-Security-Policy",
            "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'")
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Referrer-Policy", "no-referrer");
    context.next();
  }

  private static void fine(RoutingContext context) {
    context.json(new JsonObject().put("status", "UP"));
  }

  private static void failed(RoutingContext context) {
    int status = context.statusCode();
    if (status == 413) {
      Problem.answer(context, 413, "the body is larger than this service takes");
    } else if (context.failure() != null && status >= 500) {
      LOG.error(
          "{} {} failed",
          context.request().method(),
          withoutKey(context.request().path()),
          context.failure());
      Problem.answer(context, 500, "this is our fault; the log says more");
    } else {
      Problem.answer(context, status < 400 ? 500 : status, "this request cannot be answered");
    }
  }

  /** A connector's key in a path is a secret. */
  private static String withoutKey(String path) {
    return path.replaceFirst("^(/v1/connectors/[^/]+/).+", "$1…");
  }
}
