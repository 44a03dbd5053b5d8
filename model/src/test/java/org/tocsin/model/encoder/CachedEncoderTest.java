package org.tocsin.model.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedEncoderTest {

  private final LengthEncoder encoder = new LengthEncoder("v1");

  @Test
  void computesATextOnceAndForgetsTheOneUsedLongestAgo() {
    var cached = CachedEncoder.of(encoder, 2);

    for (String text : new String[] {"a", "bb", "a", "ccc", "a", "bb"}) {
      assertThat(cached.encode(text)).isEqualTo(encoder.vectorOf(text));
    }

    assertThat(encoder.calls).isEqualTo(4);
  }

  @Test
  void isNotSpoiltByACallerThatWritesIntoAVector() {
    var cached = CachedEncoder.of(encoder, 2);
    cached.encode("a")[0] = 42;

    assertThat(cached.encode("a")).isEqualTo(encoder.vectorOf("a"));
  }

  @Test
  void findsTheVectorsOfAnEarlierProcessAgain(@TempDir Path folder) {
    CachedEncoder.of(encoder, 1, folder).encode("refund");

    assertThat(CachedEncoder.of(encoder, 1, folder).encode("refund"))
        .isEqualTo(encoder.vectorOf("refund"));
    assertThat(encoder.calls).isEqualTo(1);
  }

  @Test
  void doesNotServeTheVectorsOfAnotherVersion(@TempDir Path folder) {
    CachedEncoder.of(encoder, 1, folder).encode("refund");
    var next = new LengthEncoder("v2");

    CachedEncoder.of(next, 1, folder).encode("refund");

    assertThat(next.calls).isEqualTo(1);
  }

  @Test
  void computesAgainWhatWasCutShortOnDisk(@TempDir Path folder) throws Exception {
    CachedEncoder.of(encoder, 1, folder).encode("refund");
    try (var files = Files.walk(folder)) {
      Files.write(files.filter(Files::isRegularFile).findFirst().orElseThrow(), new byte[3]);
    }

    assertThat(CachedEncoder.of(encoder, 1, folder).encode("refund"))
        .isEqualTo(encoder.vectorOf("refund"));
  }

  @Test
  void servesManyThreads(@TempDir Path folder) {
    var cached = CachedEncoder.of(encoder, 5, folder);

    assertThat(IntStream.range(0, 500).parallel().mapToObj(i -> "x".repeat(i % 10)))
        .allSatisfy(text -> assertThat(cached.encode(text)).isEqualTo(encoder.vectorOf(text)));
  }

  /** A text's vector is its length; counts how often it is asked. */
  private static final class LengthEncoder implements SentenceEncoder {
    private final String version;
    private int calls;

    LengthEncoder(String version) {
      this.version = version;
    }

    float[] vectorOf(String text) {
      return new float[] {text.length(), 1};
    }

    @Override
    public synchronized float[] encode(String text) {
      calls++;
      return vectorOf(text);
    }

    @Override
    public int dimensions() {
      return 2;
    }

    @Override
    public String version() {
      return version;
    }
  }
}
