package org.tocsin.ingestion;

import org.apache.commons.codec.digest.DigestUtils;

/**
 * Tells one text from another without keeping it: half a SHA-256 in hexadecimal digits.
 *
 * @param value 32 lower-case digits
 */
public record TextHash(String value) {

  private static final int DIGITS = 32;

  /** The hash of a text. */
  public static TextHash of(String text) {
    return new TextHash(DigestUtils.sha256Hex(text).substring(0, DIGITS));
  }
}
