package org.tocsin.ingestion.receivers;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.tocsin.ingestion.Handling.Step;
import org.tocsin.ingestion.Json;
import org.tocsin.ingestion.Telephony;
import org.tocsin.model.conversation.ConversationId;

/**
 * Asks by a POST of {@code {"conversation", "want", "by", "at"}}, signed as alerts are. An answer
 * of 200 with {@code {"state": …}} tells what holds now; 202 that it will be confirmed later.
 */
public final class TelephonyHook implements Telephony {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final URI url;
  private final String secret;
  private final HttpClient client;
  private final Clock clock;

  /**
   * @param secret what it is signed with
   */
  public TelephonyHook(Vertx vertx, URI url, String secret, Clock clock) {
    this.url = url;
    this.secret = secret;
    this.clock = clock;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions().setConnectTimeout((int) PATIENCE.toMillis()));
  }

  @Override
  public Future<Optional<Step>> ask(ConversationId conversation, Step step, String by) {
    var now = clock.instant();
    var body =
        Json.MAPPER
            .createObjectNode()
            .put("conversation", conversation.value())
            .put("want", step.name())
            .put("by", by)
            .put("at", now.toString())
            .toString();
    long seconds = now.getEpochSecond();
    var request =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setAbsoluteURI(url.toString())
            .setTimeout(PATIENCE.toMillis())
            .putHeader("Content-Type", "application/json")
            .putHeader("User-Agent", "Tocsin")
            .putHeader(
                Webhook.SIGNATURE,
                "t=" + seconds + ",v1=" + Webhook.signature(secret, seconds, body));
    return client
        .request(request)
        .compose(sent -> sent.send(body))
        .compose(
            response -> response.body().compose(answer -> answered(response.statusCode(), answer)));
  }

  private static Future<Optional<Step>> answered(int status, Buffer body) {
    if (status == 202) {
      return Future.succeededFuture(Optional.empty());
    }
    if (status != 200) {
      return Future.failedFuture(new IOException("it answered " + status));
    }
    return stateOf(body)
        .map(step -> Future.succeededFuture(Optional.of(step)))
        .orElseGet(() ->
            Future.failedFuture(
                new IOException("it must answer {\"state\": …} with one of the steps")));
  }

  private static Optional<Step> stateOf(Buffer body) {
    try {
      var word = Json.MAPPER.readTree(body.toString()).path("state").asText();
      return Arrays.stream(Step.values()).filter(s -> s.name().equals(word)).findFirst();
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }
}
