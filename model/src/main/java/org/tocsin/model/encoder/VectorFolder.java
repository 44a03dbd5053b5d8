package org.tocsin.model.encoder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The vectors that one version of an encoder gave, one small file each, named by the hash of
 * version and text. Safe for many threads and processes; a file that is cut short counts as absent.
 */
record VectorFolder(Path folder, String version, int dimensions) {

  Optional<float[]> read(String text) {
    Path file = fileOf(text);
    try {
      var bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      return bytes.remaining() == dimensions * Float.BYTES
          ? Optional.of(floats(bytes))
          : Optional.empty();
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the vector " + file, e);
    }
  }

  void write(String text, float[] vector) {
    Path file = fileOf(text);
    try {
      Path home = Files.createDirectories(file.resolveSibling(""));
      Path draft = Files.createTempFile(home, "draft", ".tmp");
      Files.write(draft, bytes(vector));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the vector " + file, e);
    }
  }

  private Path fileOf(String text) {
    String name = DigestUtils.sha256Hex(version + "\n" + text);
    return folder.resolve(name.substring(0, 2)).resolve(name.substring(2));
  }

  private float[] floats(ByteBuffer bytes) {
    var vector = new float[dimensions];
    bytes.asFloatBuffer().get(vector);
    return vector;
  }

  private static byte[] bytes(float[] vector) {
    var bytes = ByteBuffer.allocate(vector.length * Float.BYTES);
    bytes.asFloatBuffer().put(vector);
    return bytes.array();
  }
}
