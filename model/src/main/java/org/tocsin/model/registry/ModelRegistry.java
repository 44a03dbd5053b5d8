package org.tocsin.model.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * The models of one installation: a folder a version, and a file {@code serving} that names the one
 * that serves. A registry without a model of its own serves the one that the product ships.
 */
public final class ModelRegistry {
  private static final String SHIPPED = "/org/tocsin/model/shipped/";
  private static final String SERVING = "serving";

  private final Path root;

  /** The registry in a folder, which need not exist yet. */
  public ModelRegistry(Path root) {
    this.root = root;
  }

  /** The model that the product ships. */
  public static ServedModel shipped() {
    return ModelFiles.read(
        "shipped", name -> ModelRegistry.class.getResourceAsStream(SHIPPED + name));
  }

  /**
   * The model in a folder.
   *
   * @throws BrokenModel if it is not whole
   */
  public static ServedModel in(Path folder) {
    return ModelFiles.read(folder.toString(), ModelFiles.in(folder));
  }

  /** Writes a model into a folder, which appears there whole or not at all. */
  public static void write(ServedModel model, Path folder) {
    try {
      var parent = folder.toAbsolutePath().getParent();
      Files.createDirectories(parent);
      var half = Files.createTempDirectory(parent, ".half-");
      ModelFiles.write(model, half);
      discard(folder);
      Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a model to " + folder, e);
    }
  }

  /** Keeps a model, without serving it. */
  public void add(ServedModel model) {
    write(model, root.resolve(model.version().value()));
  }

  /**
   * Makes a version serve from now on.
   *
   * @throws BrokenModel if it is not whole; the one before keeps serving
   */
  public void promote(ModelVersion version) {
    read(version);
    try {
      var next = Files.writeString(root.resolve(SERVING + ".next"), version.value());
      Files.move(next, root.resolve(SERVING), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot promote " + version + " in " + root, e);
    }
  }

  /** The version that serves; empty if it is the shipped one. */
  public Optional<ModelVersion> serving() {
    var file = root.resolve(SERVING);
    try {
      return Files.exists(file)
          ? Optional.of(new ModelVersion(Files.readString(file).strip()))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** The model that serves. */
  public ServedModel served() {
    return serving().map(this::read).orElseGet(ModelRegistry::shipped);
  }

  /** The model of a version that was added. */
  public ServedModel read(ModelVersion version) {
    return in(root.resolve(version.value()));
  }

  /** All versions that were added, by name. */
  public List<ModelVersion> versions() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (var folders = Files.list(root)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve(ModelFiles.MANIFEST)))
          .map(folder -> folder.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .map(ModelVersion::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + root, e);
    }
  }

  private static void discard(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
