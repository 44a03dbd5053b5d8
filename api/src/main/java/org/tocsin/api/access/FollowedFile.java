package org.tocsin.api.access;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stands in a file, read again when the file changes. While it cannot be read, or breaks its
 * format, what stood there before holds, which the log and a metric tell. Thread-safe.
 */
public final class FollowedFile<T> implements Supplier<T>, MeterBinder {
  private static final Logger LOG = LoggerFactory.getLogger(FollowedFile.class);

  private final String setting;
  private final Path file;
  private final Function<Path, T> reader;
  private Optional<Stamp> followed;
  private volatile T content;
  private volatile boolean broken;

  private record Stamp(FileTime modified, long size) {}

  /**
   * @param setting the setting that names the file
   * @param reader throws IllegalArgumentException or UncheckedIOException where it cannot read
   * @param first what was read at the start
   */
  public FollowedFile(String setting, Path file, Function<Path, T> reader, T first) {
    this.setting = setting;
    this.file = file;
    this.reader = reader;
    this.content = first;
    this.followed = stamp();
  }

  @Override
  public T get() {
    return content;
  }

  /** The setting that names the file. */
  public String setting() {
    return setting;
  }

  /** Whether what stands in the file now could not be read. */
  public boolean broken() {
    return broken;
  }

  /** Reads the file again if it has changed since the last call. Blocks. */
  public synchronized void follow() {
    var now = stamp();
    if (now.equals(followed)) {
      return;
    }
    followed = now;
    try {
      content = reader.apply(file);
      broken = false;
      LOG.info("{} has changed and was read again", file);
    } catch (IllegalArgumentException | UncheckedIOException refused) {
      broken = true;
      LOG.error("{}; what stood there before holds", refused.getMessage());
    }
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("tocsin.file.broken", this, f -> f.broken ? 1 : 0)
        .tag("setting", setting)
        .description("1 while a changed file cannot be read, and what stood there before holds")
        .register(registry);
  }

  private Optional<Stamp> stamp() {
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(new Stamp(attributes.lastModifiedTime(), attributes.size()));
    } catch (IOException missing) {
      return Optional.empty();
    }
  }
}
