package org.tocsin.api.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/** How a vendor signs what it sends. */
public enum Signature {
  /**
   * HMAC-SHA1 over the address and the form's fields in the order of their names, in Base64, with
   * the account's auth token.
   */
  TWILIO("X-Twilio-Signature", List.of("twilio-transcription", "twilio-conversations")) {
    @Override
    String of(String secret, Request request) {
      var signed = new StringBuilder(request.address());
      new TreeMap<>(request.form()).forEach((name, value) -> signed.append(name).append(value));
      return Base64.getEncoder()
          .encodeToString(new HmacUtils(HmacAlgorithms.HMAC_SHA_1, secret).hmac(signed.toString()));
    }
  },
  /** {@code sha256=} and the HMAC-SHA256 of the body in hexadecimal digits. */
  LIBREDESK("X-Libredesk-Signature", List.of("libredesk")) {
    @Override
    String of(String secret, Request request) {
      return "sha256="
          + new HmacUtils(HmacAlgorithms.HMAC_SHA_256, secret).hmacHex(request.body().getBytes());
    }
  },
  /**
   * {@code sha256=} and the HMAC-SHA256 of the timestamp's header, a full stop and the body; the
   * order of the three was not seen in a source.
   */
  CHATWOOT("X-Chatwoot-Signature", List.of("chatwoot")) {
    @Override
    String of(String secret, Request request) {
      var time = request.header().apply("X-Chatwoot-Timestamp").orElse("");
      var signed = Buffer.buffer(time + ".").appendBuffer(request.body());
      return "sha256="
          + new HmacUtils(HmacAlgorithms.HMAC_SHA_256, secret).hmacHex(signed.getBytes());
    }
  };

  private final String header;
  private final List<String> connectors;

  Signature(String header, List<String> connectors) {
    this.header = header;
    this.connectors = connectors;
  }

  /**
   * What is signed.
   *
   * @param address as the vendor knows it
   * @param form the fields of a form; empty if the body is none
   */
  public record Request(
      String address,
      Map<String, String> form,
      Buffer body,
      Function<String, Optional<String>> header) {}

  /** How the vendor of a connector signs; empty if it does not. */
  public static Optional<Signature> of(String connector) {
    return Arrays.stream(values()).filter(s -> s.connectors.contains(connector)).findFirst();
  }

  /** Whether a request is signed with one of these secrets. */
  public boolean isOn(Request request, List<String> secrets) {
    var given = request.header().apply(header).orElse("").getBytes(UTF_8);
    return secrets.stream()
        .map(secret -> MessageDigest.isEqual(of(secret, request).getBytes(UTF_8), given))
        .reduce(false, Boolean::logicalOr);
  }

  abstract String of(String secret, Request request);
}
