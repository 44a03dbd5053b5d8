package org.tocsin.ingestion;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts texts with AES-256-GCM under a nonce of their own; a text can be read only in the place
 * that it was written for. Thread-safe.
 */
public final class TextCipher {
  private static final String ALGORITHM = "AES/GCM/NoPadding";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  private TextCipher(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  /**
   * With a key of 32 bytes in base64, as {@code openssl rand -base64 32} prints it.
   *
   * @throws IllegalArgumentException if it is none; the message does not show it
   */
  public static TextCipher of(String key) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(key.strip());
    } catch (IllegalArgumentException noBase64) {
      throw new IllegalArgumentException("the key must be base64 of 32 bytes, and is no base64");
    }
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          "the key must be base64 of 32 bytes, and is of " + bytes.length);
    }
    return new TextCipher(bytes);
  }

  /** The text, encrypted for a place; each time another one. */
  String encrypt(String text, String place) {
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(text.getBytes(UTF_8));
      var bytes = ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed);
      return Base64.getEncoder().encodeToString(bytes.array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no AES-GCM", e);
    }
  }

  /** What was encrypted for a place; empty if it was with another key, elsewhere, or is damaged. */
  Optional<String> decrypt(String sealed, String place) {
    try {
      var bytes = Base64.getDecoder().decode(sealed);
      if (bytes.length < NONCE_BYTES) {
        return Optional.empty();
      }
      var cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(bytes, NONCE_BYTES), place);
      return Optional.of(
          new String(cipher.doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES), UTF_8));
    } catch (AEADBadTagException | IllegalArgumentException notOurs) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no AES-GCM", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
    var cipher = Cipher.getInstance(ALGORITHM);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(place.getBytes(UTF_8));
    return cipher;
  }
}
