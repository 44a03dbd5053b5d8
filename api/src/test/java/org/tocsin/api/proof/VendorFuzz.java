package org.tocsin.api.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.INGEST;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.tocsin.api.RunningService;
import org.tocsin.ingestion.connectors.Connectors;

/**
 * Sends what vendors send, with something wrong with it, to a service: to the connector by its
 * name, to the one that recognises schemas, and over a WebSocket where the vendor streams.
 *
 * @param frames how many of each connector each way
 */
record VendorFuzz(RunningService service, int frames, long seed) {
  private static final int SOCKETS = 10;

  /** How often each status was answered; fails at the first that is our fault. */
  Map<Integer, Integer> post(VendorFrames vendor, String name) {
    var random = new Random(seed);
    var answers = new TreeMap<Integer, Integer>();
    for (int i = 0; i < frames; i++) {
      var sent = vendor.mutant(random);
      var body = BodyPublishers.ofString(sent.payload());
      int status =
          service
              .post("/v1/connectors/" + name + sent.query(), INGEST, "application/json", body)
              .statusCode();
      answers.merge(status, 1, Integer::sum);
      assertThat(status).as("%s: mutant %d of seed %d: %s", name, i, seed, sent).isLessThan(500);
    }
    return answers;
  }

  /** What frames were answered with; fails at the first that is not answered, or with a fault. */
  Map<String, Integer> stream(VendorFrames vendor) {
    var random = new Random(seed);
    var answers = new TreeMap<String, Integer>();
    var vertx = Vertx.vertx();
    var client = vertx.createWebSocketClient();
    try {
      for (int socket = 0; socket < SOCKETS; socket++) {
        stream(vendor, client, random, answers);
      }
    } finally {
      client.close().await(); // and not before: Vert.x closes the sockets of a client out of reach
      vertx.close().await();
    }
    return answers;
  }

  static boolean streams(VendorFrames vendor) {
    return Connectors.streams(vendor.connector());
  }

  private void stream(
      VendorFrames vendor, WebSocketClient client, Random random, Map<String, Integer> answers) {
    var replies = new LinkedBlockingQueue<String>();
    var query = vendor.mutant(random).query();
    var address = service.at("/");
    var socket =
        client
            .connect(
                new WebSocketConnectOptions()
                    .setHost(address.getHost())
                    .setPort(address.getPort())
                    .setURI("/v1/connectors/" + vendor.connector() + query)
                    .addHeader("Authorization", "Bearer " + INGEST))
            .await();
    socket.textMessageHandler(replies::add);
    for (int i = 0; i < frames / SOCKETS; i++) {
      var sent = vendor.mutant(random);
      socket.writeTextMessage(sent.payload()).await();
      answers.merge(kind(reply(replies, sent)), 1, Integer::sum);
    }
    assertThat(socket.isClosed()).as("closed by the service: %s", vendor.connector()).isFalse();
    socket.close().await();
  }

  private String kind(String reply) {
    var answer = RunningService.json(reply);
    assertThat(answer.has("error")).as("seed %d: %s", seed, reply).isFalse();
    return answer.path("rejected").isEmpty() ? "taken" : "rejected";
  }

  private String reply(BlockingQueue<String> replies, VendorFrames.Sent sent) {
    try {
      var reply = replies.poll(30, TimeUnit.SECONDS);
      assertThat(reply).as("the answer of seed %d to %s", seed, sent).isNotNull();
      return String.valueOf(reply);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
