package org.tocsin.training;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256, which every Java has. */
final class Hash {
  private Hash() {}

  static byte[] bytes(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  /** Of texts in their order, in hexadecimal. */
  static String of(List<String> texts) {
    return HexFormat.of()
        .formatHex(bytes(String.join("\n", texts).getBytes(StandardCharsets.UTF_8)));
  }
}
