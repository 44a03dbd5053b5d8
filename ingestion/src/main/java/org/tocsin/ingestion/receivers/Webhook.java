package org.tocsin.ingestion.receivers;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.tocsin.ingestion.AlertFormat;
import org.tocsin.ingestion.Delivery;
import org.tocsin.ingestion.Receiver;
import org.tocsin.ingestion.Topic;

/**
 * An address that alerts or hand-overs are posted to, signed. Any answer of 200 to 299 takes a
 * delivery; redirections are not followed, and what the answer says is not read.
 */
public final class Webhook implements Receiver {
  /**
   * {@code t=}, the seconds since 1970 at which it was signed, and for each secret {@code v1=}, the
   * HMAC-SHA256 of those seconds, a full stop and the body, in hexadecimal digits.
   */
  public static final String SIGNATURE = "X-Tocsin-Signature";

  /** The number of the delivery; the same when it is tried again. */
  public static final String DELIVERY = "X-Tocsin-Delivery";

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Address address;
  private final HttpClient client;
  private final Clock clock;

  /**
   * Where to post, and how to sign.
   *
   * @param secrets at least one; several while one is being replaced, each signs
   * @param authorities a PEM file of the certificates that vouch for an https address; empty: those
   *     that Java knows
   */
  public record Address(
      String name,
      URI url,
      List<String> secrets,
      AlertFormat format,
      Topic topic,
      Optional<Path> authorities) {
    public Address {
      secrets = List.copyOf(secrets);
      if (secrets.isEmpty() || secrets.stream().anyMatch(String::isBlank)) {
        throw new IllegalArgumentException("a webhook needs a secret to sign with");
      }
      if (!List.of("http", "https").contains(String.valueOf(url.getScheme()))
          || url.getHost() == null) {
        throw new IllegalArgumentException(
            "url must be http:// or https:// and a host: was " + url);
      }
    }

    /** Its secrets are not for a log. */
    @Override
    public String toString() {
      return "%s (%s)".formatted(name, url.getHost());
    }
  }

  public Webhook(Vertx vertx, Address address, Clock clock) {
    this.address = address;
    this.clock = clock;
    var options =
        new HttpClientOptions()
            .setConnectTimeout((int) PATIENCE.toMillis())
            .setIdleTimeout(60)
            .setIdleTimeoutUnit(TimeUnit.SECONDS);
    address
        .authorities()
        .ifPresent(
            pem -> options.setTrustOptions(new PemTrustOptions().addCertPath(pem.toString())));
    this.client = vertx.createHttpClient(options);
  }

  @Override
  public String name() {
    return address.name();
  }

  @Override
  public Topic topic() {
    return address.topic();
  }

  @Override
  public AlertFormat format() {
    return address.format();
  }

  @Override
  public Future<Void> take(Delivery delivery) {
    return client
        .request(request(delivery))
        .compose(request -> request.send(delivery.body()))
        .compose(Webhook::answered)
        .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .recover(failure -> Future.failedFuture(plain(failure)));
  }

  @Override
  public Future<Void> close() {
    return client.close();
  }

  private RequestOptions request(Delivery delivery) {
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setAbsoluteURI(address.url().toString())
        .setFollowRedirects(false)
        .setTimeout(PATIENCE.toMillis())
        .putHeader("Content-Type", "application/json")
        .putHeader("User-Agent", "Tocsin")
        .putHeader(DELIVERY, String.valueOf(delivery.id()))
        .putHeader(SIGNATURE, signature(delivery.body()));
  }

  private String signature(String body) {
    long seconds = clock.instant().getEpochSecond();
    var signed = new StringBuilder("t=").append(seconds);
    for (var secret : address.secrets()) {
      signed.append(",v1=").append(signature(secret, seconds, body));
    }
    return signed.toString();
  }

  /** What a receiver that knows the secret compares with {@code v1}. */
  public static String signature(String secret, long seconds, String body) {
    return new HmacUtils(HmacAlgorithms.HMAC_SHA_256, secret).hmacHex(seconds + "." + body);
  }

  private static Future<Void> answered(HttpClientResponse response) {
    int status = response.statusCode();
    response.handler(_ -> {});
    return status >= 200 && status < 300
        ? Future.succeededFuture()
        : Future.failedFuture(new IOException("it answered " + status));
  }

  private static Throwable plain(Throwable failure) {
    return switch (failure) {
      case TimeoutException _ ->
          new IOException("it did not answer within " + PATIENCE.toSeconds() + " s");
      case SSLHandshakeException untrusted ->
          new IOException(
              "its certificate is not trusted (%s); name a file of those who vouch for it with ca=…"
                  .formatted(untrusted.getMessage()),
              untrusted);
      default -> failure;
    };
  }
}
