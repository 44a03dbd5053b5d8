package org.tocsin.api.learning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.tocsin.model.conversation.TranscriptEvent.Circumstances;
import org.tocsin.training.LabelledConversation;
import org.tocsin.training.Transcript;

/**
 * What customers and agents are called in files that leave a state folder: a keyed hash, the same
 * in every export, so that conversations of one customer stay together; without the key, a file in
 * the folder, nobody can try names against it.
 */
public final class Pseudonyms {
  private static final String FILE = "pseudonyms.key";
  private static final int KEY_BYTES = 32;
  private static final int DIGITS = 16;

  private final HmacUtils hash;

  private Pseudonyms(byte[] key) {
    this.hash = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key);
  }

  /** Those of a state folder, whose key is made if there is none. */
  public static Pseudonyms in(Path state) {
    var file = state.resolve(FILE);
    try {
      make(file);
      return new Pseudonyms(HexFormat.of().parseHex(Files.readString(file).strip()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read or make " + file, e);
    } catch (IllegalArgumentException notHex) {
      throw new IllegalArgumentException(file + " must be one line of hex digits", notHex);
    }
  }

  private static void make(Path file) throws IOException {
    var key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, HexFormat.of().formatHex(key) + "\n");
    } catch (FileAlreadyExistsException _) {
      // the key that holds
    }
  }

  /** The conversation with other names for its customer and its agent. */
  public LabelledConversation of(LabelledConversation conversation) {
    var transcript = conversation.transcript();
    var circumstances = transcript.circumstances();
    var customer = circumstances.customer().map(c -> name("customer", c));
    return new LabelledConversation(
        new Transcript(
            transcript.id(),
            transcript.vertical(),
            customer.orElse(transcript.group()),
            transcript.batch(),
            new Circumstances(
                circumstances.at(),
                circumstances.channel(),
                circumstances.agent().map(a -> name("agent", a)),
                circumstances.team(),
                circumstances.queue(),
                customer,
                circumstances.attributes()),
            transcript.turns()),
        conversation.label());
  }

  private String name(String kind, String real) {
    return kind + "-" + hash.hmacHex(kind + "\n" + real).substring(0, DIGITS);
  }
}
