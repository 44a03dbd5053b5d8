package org.tocsin.model.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The models of one installation: a folder a version, and a file {@code serving} that names the one
 * that serves and those before it. The model that the product ships belongs to every registry,
 * under the name {@link ModelVersion#SHIPPED}, and serves until another is promoted.
 */
public final class ModelRegistry {
  private static final String RESOURCES = "/org/tocsin/model/shipped/";
  private static final ModelFiles.Source SHIPPED =
      name -> ModelRegistry.class.getResourceAsStream(RESOURCES + name);

  private final Path root;
  private final ServingFile serving;
  private final ShadowFile shadow;

  /** The registry in a folder, which need not exist yet. */
  public ModelRegistry(Path root) {
    this.root = root;
    this.serving = new ServingFile(root.resolve("serving"));
    this.shadow = new ShadowFile(root.resolve("shadow"));
  }

  /** The model that the product ships. */
  public static ServedModel shipped() {
    return ModelFiles.read(ModelVersion.SHIPPED.value(), SHIPPED);
  }

  /**
   * The model in a folder.
   *
   * @throws BrokenModel if it is not whole
   */
  public static ServedModel in(Path folder) {
    return ModelFiles.read(folder.toString(), ModelFiles.in(folder));
  }

  /**
   * What is to be known of the model in a folder.
   *
   * @throws BrokenModel if it is not whole
   */
  public static ModelCard cardIn(Path folder) {
    return ModelFiles.card(folder.toString(), ModelFiles.in(folder));
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
    if (model.version().equals(ModelVersion.SHIPPED)) {
      throw new IllegalArgumentException(
          "a model that is added cannot be called " + ModelVersion.SHIPPED);
    }
    write(model, root.resolve(model.version().value()));
  }

  /**
   * Keeps something that was found out about a model that was added, beside its files; it is no
   * part of the model.
   */
  public void note(ModelVersion version, String name, String text) {
    var file = folder(version).resolve(name);
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** What was noted of a version under a name; empty if nothing was. */
  public Optional<String> noted(ModelVersion version, String name) {
    var file = root.resolve(version.value()).resolve(name);
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /**
   * Makes a version serve from now on.
   *
   * @throws BrokenModel if it is not whole; the one before keeps serving
   */
  public void promote(ModelVersion version) {
    read(version);
    serving.push(ships(version) ? ModelVersion.SHIPPED : version);
  }

  /**
   * Makes the version serve that served before; called again, the one before that, as undo does. To
   * go back and forth would put the model that was just found wanting in service again.
   *
   * @return the version that serves now
   * @throws IllegalStateException if none served before
   * @throws BrokenModel if it is not whole; the one that serves keeps serving
   */
  public ModelVersion rollback() {
    return rollback(_ -> false);
  }

  /**
   * The same, without reading a version that is known to be whole: whoever rolls back is in a
   * hurry.
   */
  public ModelVersion rollback(Predicate<ModelVersion> whole) {
    var before =
        before()
            .orElseThrow(() ->
                new IllegalStateException("no model served before the shipped one in " + root));
    if (!whole.test(before)) {
      read(before);
    }
    serving.pop();
    return before;
  }

  /** The version that serves. */
  public ModelVersion serving() {
    return history().getFirst();
  }

  /** The version that a rollback would make serve. */
  public Optional<ModelVersion> before() {
    return history().stream().skip(1).findFirst();
  }

  /** The version that serves, those that it took over from, and the shipped one as the last. */
  public List<ModelVersion> history() {
    return serving.versions();
  }

  /** When it was last said which model serves; empty if it never was. */
  public Optional<FileTime> promotedAt() {
    return serving.written();
  }

  /** The version that scores silently beside the one that serves; empty if none does. */
  public Optional<ModelVersion> shadow() {
    return shadow.version();
  }

  /**
   * Makes a version score silently beside the one that serves from now on; empty for none.
   *
   * @throws BrokenModel if it is not whole
   */
  public void shadow(Optional<ModelVersion> version) {
    version.ifPresent(this::read);
    shadow.replace(version);
  }

  /** The model that serves. */
  public ServedModel served() {
    return read(serving());
  }

  /** The model of a version. */
  public ServedModel read(ModelVersion version) {
    if (ships(version)) {
      return shipped();
    }
    var model = in(folder(version));
    refuseOtherName(version, model.version());
    return model;
  }

  /** What is to be known of a version; its networks are not read. */
  public ModelCard card(ModelVersion version) {
    if (ships(version)) {
      return ModelFiles.card(ModelVersion.SHIPPED.value(), SHIPPED);
    }
    var card = cardIn(folder(version));
    refuseOtherName(version, card.version());
    return card;
  }

  /** The shipped model, all that were added, and the one that shall serve, be it there or not. */
  public List<Entry> entries() {
    var versions = new LinkedHashSet<ModelVersion>();
    versions.add(ModelVersion.SHIPPED);
    versions.addAll(versions());
    versions.add(serving());
    return versions.stream().map(this::entry).toList();
  }

  /** All versions that were added, whole or not, by name. */
  public List<ModelVersion> versions() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (var folders = Files.list(root)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .filter(ModelVersion::names)
          .sorted()
          .map(ModelVersion::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + root, e);
    }
  }

  /** The version that was added last, unless it serves or has served. */
  public Optional<ModelVersion> newest() {
    var served = history();
    return versions().stream()
        .max(
            Comparator.comparing((ModelVersion version) -> added(version).orElse(Instant.MIN))
                .thenComparing(ModelVersion::value))
        .filter(version -> !served.contains(version));
  }

  private Entry entry(ModelVersion version) {
    try {
      return new Entry.Whole(version, added(version), card(version));
    } catch (BrokenModel broken) {
      return new Entry.Broken(version, added(version), broken.getMessage());
    }
  }

  /** The shipped model goes by its own version too, unless another of that name was added. */
  private boolean ships(ModelVersion version) {
    return version.equals(ModelVersion.SHIPPED)
        || (!Files.exists(root.resolve(version.value()))
            && version.equals(card(ModelVersion.SHIPPED).version()));
  }

  private Path folder(ModelVersion version) {
    var folder = root.resolve(version.value());
    if (!Files.isDirectory(folder)) {
      throw new BrokenModel("there is no model %s in %s".formatted(version, root));
    }
    return folder;
  }

  /**
   * When a version was added, which is when its manifest was written, the last of its files; empty
   * for the shipped one and for what is not there.
   */
  public Optional<Instant> added(ModelVersion version) {
    var folder = root.resolve(version.value());
    if (version.equals(ModelVersion.SHIPPED) || !Files.isDirectory(folder)) {
      return Optional.empty();
    }
    var manifest = folder.resolve(ModelFiles.MANIFEST);
    try {
      var written = Files.getLastModifiedTime(Files.exists(manifest) ? manifest : folder);
      return Optional.of(written.toInstant());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
  }

  private void refuseOtherName(ModelVersion version, ModelVersion own) {
    if (!version.equals(own)) {
      throw new BrokenModel(
          "model %s calls itself %s: its folder must be called so too"
              .formatted(root.resolve(version.value()), own));
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
