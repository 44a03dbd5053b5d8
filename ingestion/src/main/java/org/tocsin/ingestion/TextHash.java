package org.tocsin.ingestion;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tells one text from another without keeping it: half a SHA-256 in hexadecimal digits.
 *
 * @param value 32 lower-case digits
 */
public record TextHash(String value) {

  private static final int BYTES = 16;

  /** The hash of a text. */
  public static TextHash of(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return new TextHash(HexFormat.of().formatHex(digest, 0, BYTES));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
