package org.tocsin.model.encoder;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An encoder that remembers: the vectors of the last texts in memory and, if it has a folder, those
 * of all texts on disk. Gives the very vectors of the encoder behind it. Thread-safe.
 */
public final class CachedEncoder implements SentenceEncoder {

  private final SentenceEncoder encoder;
  private final Optional<VectorFolder> folder;
  private final Map<String, float[]> recent;

  private CachedEncoder(SentenceEncoder encoder, int capacity, Optional<VectorFolder> folder) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity must be positive: was " + capacity);
    }
    this.encoder = encoder;
    this.folder = folder;
    this.recent = new Recent(capacity);
  }

  /** Remembers the {@code capacity} texts used last, about 2 KB each. */
  public static CachedEncoder of(SentenceEncoder encoder, int capacity) {
    return new CachedEncoder(encoder, capacity, Optional.empty());
  }

  /**
   * Remembers on disk too, where a later process finds the vectors of the same encoder version
   * again. Several processes may share the folder.
   */
  public static CachedEncoder of(SentenceEncoder encoder, int capacity, Path folder) {
    var vectors = new VectorFolder(folder, encoder.version(), encoder.dimensions());
    return new CachedEncoder(encoder, capacity, Optional.of(vectors));
  }

  @Override
  public int dimensions() {
    return encoder.dimensions();
  }

  @Override
  public String version() {
    return encoder.version();
  }

  @Override
  public float[] encode(String text) {
    return remembered(text).orElseGet(() -> learned(text)).clone();
  }

  private Optional<float[]> remembered(String text) {
    synchronized (recent) {
      return Optional.ofNullable(recent.get(text));
    }
  }

  private float[] learned(String text) {
    float[] vector = folder.flatMap(f -> f.read(text)).orElseGet(() -> computed(text));
    synchronized (recent) {
      recent.put(text, vector);
    }
    return vector;
  }

  private float[] computed(String text) {
    float[] vector = encoder.encode(text);
    folder.ifPresent(f -> f.write(text, vector));
    return vector;
  }

  private static final class Recent extends LinkedHashMap<String, float[]> {
    private final int capacity;

    Recent(int capacity) {
      super(16, 0.75f, true);
      this.capacity = capacity;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
      return size() > capacity;
    }
  }
}
