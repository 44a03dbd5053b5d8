package org.tocsin.api;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The files of the shipped model in a registry, under another version. */
public final class ShippedCopy {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String SHIPPED = "/org/tocsin/model/shipped/";

  private ShippedCopy() {}

  /** Adds it to the registry of a state folder. */
  public static Path in(Path state, String version) {
    return in(state, version, _ -> {});
  }

  /** Adds it with something else in its manifest. */
  public static Path in(Path state, String version, Consumer<ObjectNode> otherwise) {
    var folder = state.resolve("models").resolve(version);
    try {
      Files.createDirectories(folder);
      var manifest = (ObjectNode) JSON.readTree(bytes("model.json"));
      for (var file : manifest.path("sha256").properties()) {
        Files.write(folder.resolve(file.getKey()), bytes(file.getKey()));
      }
      otherwise.accept(manifest.put("version", version));
      JSON.writeValue(folder.resolve("model.json").toFile(), manifest);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String name) throws IOException {
    try (var in = requireNonNull(ShippedCopy.class.getResourceAsStream(SHIPPED + name))) {
      return in.readAllBytes();
    }
  }
}
