package org.tocsin.model.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The file that says which version serves: it stands in the first line, and those that it took over
 * from stand beneath, the latest first. The last is always the shipped one, written or not. One
 * file, so that who serves and who is next to serve cannot contradict each other.
 */
final class ServingFile {
  private final Path file;

  ServingFile(Path file) {
    this.file = file;
  }

  /** The versions from the one that serves back to the shipped one. */
  List<ModelVersion> versions() {
    try {
      var lines =
          Files.exists(file) ? Files.readAllLines(file) : List.of("" + ModelVersion.SHIPPED);
      if (lines.isEmpty()) {
        throw new IllegalArgumentException("it is empty");
      }
      var versions =
          lines.stream().map(String::strip).map(ModelVersion::new).collect(Collectors.toList());
      if (!versions.getLast().equals(ModelVersion.SHIPPED)) {
        versions.add(ModelVersion.SHIPPED);
      }
      return versions;
    } catch (IllegalArgumentException e) {
      throw new BrokenModel(
          "%s does not say which model serves: %s; delete it to begin again with the shipped one"
              .formatted(file, e.getMessage()),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** The version takes over; nothing changes but the file's time if it serves already. */
  void push(ModelVersion version) {
    var versions = new ArrayList<>(versions());
    if (!versions.getFirst().equals(version)) {
      versions.addFirst(version);
    }
    replace(versions);
  }

  /** The one that serves gives way to the one before. */
  void pop() {
    replace(versions().stream().skip(1).toList());
  }

  /** When it was last written; empty if it never was. */
  Optional<FileTime> written() {
    try {
      return Files.exists(file) ? Optional.of(Files.getLastModifiedTime(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Whoever reads meanwhile, or after a power cut, sees the old lines or the new ones. */
  private void replace(List<ModelVersion> versions) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      var next =
          Files.write(
              file.resolveSibling(file.getFileName() + ".next"),
              versions.stream().map(ModelVersion::value).toList(),
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE,
              StandardOpenOption.SYNC);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
