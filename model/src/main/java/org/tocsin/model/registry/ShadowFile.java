package org.tocsin.model.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The file that says which version scores silently; none does while it is not there. */
record ShadowFile(Path file) {

  Optional<ModelVersion> version() {
    try {
      return Files.exists(file)
          ? Optional.of(new ModelVersion(Files.readString(file).strip()))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      throw new BrokenModel(file + " does not name a model: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Whoever reads meanwhile sees the old version or the new one. */
  void replace(Optional<ModelVersion> version) {
    try {
      if (version.isEmpty()) {
        Files.deleteIfExists(file);
        return;
      }
      Files.createDirectories(file.toAbsolutePath().getParent());
      var next = file.resolveSibling(file.getFileName() + ".next");
      Files.writeString(next, version.get().value() + "\n");
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
