package org.tocsin.api.http;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that is answered over HTTP: the groups of routes, the console's files, problems. */
public final class HttpApi {
  private static final Logger LOG = LoggerFactory.getLogger(HttpApi.class);

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
          + " require-trusted-types-for 'script'; trusted-types 'none'";

  private final Router router;
  private final List<Paths.Entry> entries;

  /**
   * @param others which pages elsewhere may use what
   * @param mostBytes the largest body that is read, in bytes
   */
  public HttpApi(
      Vertx vertx, CrossOrigin others, Guards guards, long mostBytes, List<Routes> groups) {
    this.router = Router.router(vertx);
    router.route().handler(HttpApi::secured);
    router.route().handler(others::pass);
    router.route().failureHandler(HttpApi::failed);

    var paths = new Paths(router, guards, mostBytes);
    groups.forEach(group -> group.mount(paths));
    this.entries = paths.entries();

    router
        .route("/v1/*")
        .handler(context -> Problem.answer(context, 404, "there is no such route"));
    Assets.read().mount(router);
    router.route().handler(StaticHandler.create("console").setCachingEnabled(false));
    router.route().handler(context -> Problem.answer(context, 404, "there is no such page"));
  }

  /** What answers. */
  public Router router() {
    return router;
  }

  /** Every route, with who may take it. */
  public List<Paths.Entry> entries() {
    return entries;
  }

  private static void secured(RoutingContext context) {
    context
        .response()
        .putHeader("Content-Security-Policy", POLICY)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Cross-Origin-Opener-Policy", "same-origin")
        .putHeader("Cross-Origin-Resource-Policy", "same-origin")
        .putHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    context.next();
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
