package org.tocsin.model.knowledge.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A file of articles, or a folder of such files and folders. Files of other formats, and those
 * whose name begins with a dot, are passed over. A file {@code about.yaml} says what holds for all
 * articles of its folder and those below: {@code vertical: banking}. A file is read again only when
 * it changed. Not thread-safe.
 */
public final class DocumentFolder {
  private static final String ABOUT = "about.yaml";
  private static final long LARGEST = 50_000_000;

  private final Path root;
  private boolean looked;
  private SortedMap<Path, Stamp> seen = new TreeMap<>();
  private Map<Path, Documents> read = Map.of();

  /** When a file was changed, and how long it is: what differs was changed. */
  private record Stamp(FileTime changed, long length) {}

  public DocumentFolder(Path root) {
    this.root = root;
  }

  /**
   * What there is to read now; empty if nothing has changed since the last call.
   *
   * @throws UncheckedIOException if there is no such file or folder
   */
  public Optional<Documents> changed() {
    return changed(_ -> {});
  }

  /** The same, telling the name of each file before it is read. */
  public Optional<Documents> changed(Consumer<String> progress) {
    var now = stamps();
    if (looked && now.equals(seen)) {
      return Optional.empty();
    }
    var before = abouts(now).equals(abouts(seen)) ? read : Map.<Path, Documents>of();
    var all = new HashMap<Path, Documents>();
    for (var file : documents(now)) {
      boolean same = Objects.equals(now.get(file), seen.get(file)) && before.containsKey(file);
      all.put(file, same ? before.get(file) : read(file, progress));
    }
    looked = true;
    seen = now;
    read = Map.copyOf(all);
    return Optional.of(Documents.all(documents(now).stream().map(all::get).toList()));
  }

  private static List<Path> documents(SortedMap<Path, Stamp> files) {
    return files.keySet().stream().filter(file -> !isAbout(file)).toList();
  }

  private static Map<Path, Stamp> abouts(SortedMap<Path, Stamp> files) {
    var abouts = new TreeMap<>(files);
    abouts.keySet().removeIf(file -> !isAbout(file));
    return abouts;
  }

  private static boolean isAbout(Path file) {
    return file.getFileName().toString().equals(ABOUT);
  }

  private SortedMap<Path, Stamp> stamps() {
    try (var files = Files.walk(root)) {
      var stamps = new TreeMap<Path, Stamp>();
      for (var file : (Iterable<Path>) files.filter(this::counts)::iterator) {
        stamps.put(file, new Stamp(Files.getLastModifiedTime(file), Files.size(file)));
      }
      return stamps;
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException("there is no file " + root, e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + root, e);
    }
  }

  private boolean counts(Path file) {
    return Files.isRegularFile(file)
        && !root.relativize(file).toString().matches("(.*/)?\\..*")
        && (isAbout(file) || DocumentFormat.of(file.getFileName().toString()).isPresent());
  }

  private Documents read(Path file, Consumer<String> progress) {
    var name = nameOf(file);
    progress.accept(name);
    try {
      if (Files.size(file) > LARGEST) {
        return Documents.unreadable(name, "it is larger than %,d bytes".formatted(LARGEST));
      }
      var source = new SourceFile(name, Files.readAllBytes(file), about(file));
      return DocumentFormat.of(name).orElseThrow().reader().read(source);
    } catch (Exception e) { // whatever a parser meets in a file is the file's fault
      return Documents.unreadable(name, reason(e));
    }
  }

  private static String reason(Exception failure) {
    return Optional.ofNullable(failure.getMessage())
        .flatMap(text -> text.lines().findFirst())
        .orElse(failure.getClass().getSimpleName());
  }

  private String nameOf(Path file) {
    return file.equals(root)
        ? file.getFileName().toString()
        : root.relativize(file).toString().replace('\\', '/');
  }

  /** What the folders over a file say, the nearest first. */
  private About about(Path file) throws IOException {
    var about = About.NOTHING;
    var widest = file.equals(root) ? file.resolveSibling("") : root;
    for (var folder = file.resolveSibling("");
        folder != null && folder.startsWith(widest);
        folder = folder.getParent()) {
      var here = folder.resolve(ABOUT);
      if (Files.exists(here)) {
        about = about.within(About.yaml(Files.readString(here)));
      }
    }
    return about;
  }
}
