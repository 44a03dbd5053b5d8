package org.tocsin.api;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletionException;
import org.tocsin.api.settings.HttpSettings;

/** The ear of the service: an HTTP server on the host and port that are configured. */
final class Listening {
  private Listening() {}

  /** Listens when this returns. */
  static HttpServer at(
      Configuration configuration, Vertx vertx, Handler<HttpServerRequest> answers) {
    int mostBytes = configuration.at(HttpSettings.MOST_BYTES);
    var options =
        new HttpServerOptions()
            .setHost(configuration.at(HttpSettings.HOST))
            .setPort(configuration.at(HttpSettings.PORT))
            .setMaxWebSocketFrameSize(mostBytes)
            .setMaxWebSocketMessageSize(mostBytes)
            .setMaxFormAttributeSize(mostBytes)
            .setMaxFormBufferedBytes(mostBytes)
            .setCompressionSupported(false);
    try {
      var listening = vertx.createHttpServer(options).requestHandler(answers).listen();
      return listening.toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException refused) {
      Settling.of("Vert.x", vertx.close());
      throw new UncheckedIOException(
          "cannot listen on %s:%d"
              .formatted(configuration.at(HttpSettings.HOST), configuration.at(HttpSettings.PORT)),
          new IOException(causeOf(refused).getMessage(), refused));
    }
  }

  private static Throwable causeOf(CompletionException failure) {
    return failure.getCause() == null ? failure : failure.getCause();
  }
}
