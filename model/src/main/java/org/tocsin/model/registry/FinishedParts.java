package org.tocsin.model.registry;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tocsin.model.classifier.ActProbe;
import org.tocsin.model.classifier.Calibration;
import org.tocsin.model.classifier.Dl4jClassifier;
import org.tocsin.model.classifier.SentimentHead;
import org.tocsin.model.classifier.SignalProbe;
import org.tocsin.model.classifier.SpeakerProbe;
import org.tocsin.model.classifier.TurnHeads;
import org.tocsin.model.features.Reading;

/**
 * What a training has finished, on disk, so that the same training goes on there after a crash. A
 * part appears whole or not at all; what cannot be read is made anew. Thread-safe.
 */
public final class FinishedParts {
  private static final JsonMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  private final Optional<Path> folder;
  private final Consumer<String> progress;

  private FinishedParts(Optional<Path> folder, Consumer<String> progress) {
    this.folder = folder;
    this.progress = progress;
  }

  /** Nothing is kept. */
  public static FinishedParts none() {
    return new FinishedParts(Optional.empty(), _ -> {});
  }

  /**
   * Those in a folder, which need not exist yet.
   *
   * @param folder of one training alone: another seed, other data or other code have another
   * @param progress is told which parts are there already, by several threads
   */
  public static FinishedParts in(Path folder, Consumer<String> progress) {
    return new FinishedParts(Optional.of(folder), progress);
  }

  /** Heads that were learnt before, else those that are learnt now. */
  public TurnHeads heads(String name, Supplier<TurnHeads> learning) {
    return part(name + ".heads", FinishedParts::readHeads, FinishedParts::writeHeads, learning);
  }

  /** A reading that was learnt before, else the one that is learnt now. */
  public Reading reading(String name, Supplier<Reading> learning) {
    return part(
        name + ".reading",
        folder -> Reading.of(read(folder, "reading", Reading.Learnt.class)),
        (reading, folder) -> write(reading.learnt(), folder, "reading"),
        learning);
  }

  /** A network that was trained before, else the one that is trained now. */
  public Dl4jClassifier network(String name, Supplier<Dl4jClassifier> training) {
    return part(
        name + ".network",
        FinishedParts::readNetwork,
        (network, folder) -> {
          try (var out = Files.newOutputStream(folder.resolve("network.zip"))) {
            network.write(0, out);
          }
        },
        training);
  }

  /** Forgets all parts: the training is done. */
  public void clear() {
    folder.filter(Files::isDirectory).ifPresent(FinishedParts::discard);
  }

  private interface Reader<T> {
    T from(Path folder) throws IOException;
  }

  private interface Writer<T> {
    void to(T part, Path folder) throws IOException;
  }

  private <T> T part(String name, Reader<T> reader, Writer<T> writer, Supplier<T> work) {
    if (folder.isEmpty()) {
      return work.get();
    }
    var place = folder.get().resolve(name);
    return kept(place, reader).orElseGet(() -> made(place, writer, work.get()));
  }

  private <T> Optional<T> kept(Path place, Reader<T> reader) {
    if (!Files.isDirectory(place)) {
      return Optional.empty();
    }
    try {
      var part = reader.from(place);
      progress.accept("going on with " + place.getFileName() + ", which was finished before");
      return Optional.of(part);
    } catch (IOException | IllegalArgumentException damaged) {
      progress.accept("%s is made anew: %s".formatted(place.getFileName(), damaged.getMessage()));
      discard(place);
      return Optional.empty();
    }
  }

  private static <T> T made(Path place, Writer<T> writer, T part) {
    try {
      Files.createDirectories(place.getParent());
      var half = Files.createTempDirectory(place.getParent(), ".half-");
      writer.to(part, half);
      Files.move(half, place, StandardCopyOption.ATOMIC_MOVE);
      return part;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep a part of the training in " + place, e);
    }
  }

  private static TurnHeads readHeads(Path folder) throws IOException {
    try (InputStream sentiment = Files.newInputStream(folder.resolve("sentiment.zip"))) {
      return new TurnHeads(
          SentimentHead.read(sentiment),
          read(folder, "signals", SignalProbe.class),
          read(folder, "acts", ActProbe.class),
          read(folder, "speakers", SpeakerProbe.class));
    }
  }

  private static void writeHeads(TurnHeads heads, Path folder) throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve("sentiment.zip"))) {
      heads.sentiment().write(out);
    }
    write(heads.signals(), folder, "signals");
    write(heads.acts(), folder, "acts");
    write(heads.speakers(), folder, "speakers");
  }

  private static Dl4jClassifier readNetwork(Path folder) throws IOException {
    try (var in = Files.newInputStream(folder.resolve("network.zip"))) {
      return Dl4jClassifier.read(List.of(in), Calibration.NONE);
    }
  }

  private static <T> T read(Path folder, String name, Class<T> type) throws IOException {
    return requireNonNull(JSON.readValue(folder.resolve(name + ".json").toFile(), type));
  }

  private static void write(Object part, Path folder, String name) throws IOException {
    JSON.writeValue(folder.resolve(name + ".json").toFile(), part);
  }

  private static void discard(Path folder) {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot take away " + folder, e);
    }
  }
}
