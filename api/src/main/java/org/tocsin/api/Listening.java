package org.tocsin.api;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletionException;

/** The ear of the service: an HTTP server on the host and port that are configured. */
final class Listening {
  private Listening() {}

  /** Listens when this returns. */
  static HttpServer at(
      Configuration configuration, Vertx vertx, Handler<HttpServerRequest> answers) {
    var options =
        new HttpServerOptions()
            .setHost(configuration.host())
            .setPort(configuration.port())
            .setMaxWebSocketFrameSize(configuration.mostBytes())
            .setMaxWebSocketMessageSize(configuration.mostBytes())
            .setMaxFormAttributeSize(configuration.mostBytes())
            .setMaxFormBufferedBytes(configuration.mostBytes())
            .setCompressionSupported(false);
    try {
      var listening = vertx.createHttpServer(options).requestHandler(answers).listen();
      return listening.toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException refused) {
      Settling.of("Vert.x", vertx.close());
      throw new UncheckedIOException(
          "cannot listen on %s:%d".formatted(configuration.host(), configuration.port()),
          new IOException(causeOf(refused).getMessage(), refused));
    }
  }

  private static Throwable causeOf(CompletionException failure) {
    return failure.getCause() == null ? failure : failure.getCause();
  }
}
