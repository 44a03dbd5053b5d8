package org.tocsin.api.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A file that is served from memory.
 *
 * @param type its media type
 * @param plain as it is
 * @param gzip packed, where that is shorter
 * @param tag its ETag
 */
record Packed(String type, Buffer plain, Optional<Buffer> gzip, String tag) {
  private static final int DIGITS = 16;

  static Packed of(String type, Buffer plain) {
    var packed = packed(plain);
    return new Packed(
        type,
        plain,
        Optional.of(packed).filter(p -> p.length() < plain.length()),
        '"' + DigestUtils.sha256Hex(plain.getBytes()).substring(0, DIGITS) + '"');
  }

  /** What some contents come to together. */
  static String hash(Collection<Buffer> contents) {
    MessageDigest digest = DigestUtils.getSha256Digest();
    contents.forEach(content -> digest.update(content.getBytes()));
    return Hex.encodeHexString(digest.digest()).substring(0, DIGITS);
  }

  /** Answers a request with it, or with 304 if the asker has it already. */
  void answer(RoutingContext context, String caching) {
    var response =
        context
            .response()
            .putHeader("ETag", tag)
            .putHeader("Cache-Control", caching)
            .putHeader("Vary", "Accept-Encoding");
    if (tag.equals(context.request().getHeader("If-None-Match"))) {
      response.setStatusCode(304).end();
      return;
    }
    response.putHeader("Content-Type", type);
    var accepted = Optional.ofNullable(context.request().getHeader("Accept-Encoding")).orElse("");
    if (gzip.isPresent() && accepted.contains("gzip")) {
      response.putHeader("Content-Encoding", "gzip").end(gzip.get());
    } else {
      response.end(plain);
    }
  }

  private static Buffer packed(Buffer plain) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain.getBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot pack in memory", e);
    }
    return Buffer.buffer(bytes.toByteArray());
  }
}
