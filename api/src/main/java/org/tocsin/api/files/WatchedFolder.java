package org.tocsin.api.files;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.ingestion.Decoded.Rejected;
import org.tocsin.ingestion.Pipeline;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.TranscriptEvent;
import org.tocsin.training.imports.Speakers;

/**
 * A folder whose transcripts become conversations. A file is read once it has stopped growing, goes
 * to {@code done} when all of it was taken, and to {@code bad} with its reasons beside it when
 * something could not be read; what could be read of it is taken all the same. To be made and
 * closed on one Vert.x context.
 */
public final class WatchedFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedFolder.class);
  private static final int BATCH = 100;
  private static final Duration SLOW_DOWN = Duration.ofMillis(200);

  private final Vertx vertx;
  private final Path folder;
  private final Speakers speakers;
  private final Pipeline pipeline;
  private final long timer;
  private Map<Path, Looks> before = Map.of();
  private boolean busy;
  private boolean closed;

  /** A file that looks so twice has stopped growing. */
  private record Looks(long size, FileTime changed) {}

  /**
   * Looks into the folder every so often, which is made where there is none.
   *
   * @param speakers whose names are whose
   */
  public WatchedFolder(
      Vertx vertx, Path folder, Duration every, Speakers speakers, Pipeline pipeline) {
    this.vertx = vertx;
    this.folder = folder;
    this.speakers = speakers;
    this.pipeline = pipeline;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot watch " + folder, e);
    }
    this.timer = vertx.setPeriodic(every.toMillis(), _ -> look());
  }

  @Override
  public void close() {
    closed = true;
    vertx.cancelTimer(timer);
  }

  private void look() {
    if (busy) {
      return;
    }
    busy = true;
    vertx
        .executeBlocking(this::whole, true)
        .compose(files ->
            files.stream()
                .reduce(
                    Future.<Void>succeededFuture(),
                    (before, file) -> before.compose(_ -> take(file)),
                    (_, last) -> last))
        .onFailure(failure -> LOG.error("{} cannot be read", folder, failure))
        .onComplete(_ -> busy = false);
  }

  /** The files that have not changed since the last look, by name. */
  private List<Path> whole() throws IOException {
    var now = new HashMap<Path, Looks>();
    try (Stream<Path> files = Files.list(folder)) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (DroppedFile.format(file).isPresent()) {
          now.put(file, new Looks(Files.size(file), Files.getLastModifiedTime(file)));
        }
      }
    }
    var same =
        now.entrySet().stream()
            .filter(e -> e.getValue().equals(before.get(e.getKey())))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    before = now;
    return same;
  }

  private Future<Void> take(Path file) {
    if (closed) {
      return Future.succeededFuture();
    }
    var format = DroppedFile.format(file).orElseThrow();
    return vertx
        .executeBlocking(() -> DroppedFile.read(file, format, speakers), true)
        .compose(dropped -> send(dropped.events(), 0).compose(_ -> tell(dropped, file)));
  }

  /** Sends a batch at a time, and waits while senders are told to slow down. */
  private Future<Void> send(List<TranscriptEvent> events, int from) {
    if (from >= events.size()) {
      return Future.succeededFuture();
    }
    if (pipeline.overloaded()) {
      return vertx.timer(SLOW_DOWN.toMillis()).compose(_ -> send(events, from));
    }
    int to = Math.min(events.size(), from + BATCH);
    return Future.all(events.subList(from, to).stream().map(pipeline::accept).toList())
        .compose(_ -> send(events, to));
  }

  private Future<Void> tell(DroppedFile dropped, Path file) {
    var name = String.valueOf(file.getFileName());
    if (!dropped.flaws().isEmpty()) {
      LOG.warn("{}: {} flaws; it goes to bad, with the reasons", name, dropped.flaws().size());
    }
    return Future.all(
            dropped.flaws().stream().map(f -> pipeline.accept(new Rejected(name, f))).toList())
        .compose(_ -> vertx.executeBlocking(() -> moved(dropped, file), true))
        .mapEmpty();
  }

  private Path moved(DroppedFile dropped, Path file) throws IOException {
    var aside = folder.resolve(dropped.flaws().isEmpty() ? "done" : "bad");
    Files.createDirectories(aside);
    var place = free(aside, String.valueOf(file.getFileName()));
    if (!dropped.flaws().isEmpty()) {
      Files.write(aside.resolve(place.getFileName() + ".reasons.txt"), dropped.flaws());
    }
    LOG.info("{}: {} conversations", file.getFileName(), dropped.transcripts().size());
    return Files.move(file, place);
  }

  /** A name of which there is no file yet. */
  private static Path free(Path folder, String name) {
    return Stream.iterate(0, n -> n + 1)
        .map(n -> folder.resolve(n == 0 ? name : n + "-" + name))
        .filter(place -> !Files.exists(place))
        .findFirst()
        .orElseThrow();
  }

  /** Whose names are whose, from what an operator set. */
  public static Speakers speakers(Map<String, Speaker> names) {
    return new Speakers(
        of(names, Speaker.CUSTOMER), of(names, Speaker.AGENT), of(names, Speaker.BOT));
  }

  private static Set<String> of(Map<String, Speaker> names, Speaker speaker) {
    return names.entrySet().stream()
        .filter(e -> e.getValue() == speaker)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }
}
