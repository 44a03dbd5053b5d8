package org.tocsin.model.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SentimentHeadTest {
  private static final List<float[]> VECTORS = new ArrayList<>();
  private static final List<Double> MOODS = new ArrayList<>();

  static {
    var random = new Random(3);
    for (int n = 0; n < 5000; n++) {
      double mood = random.nextInt(-4, 5) / 2.0;
      VECTORS.add(new float[] {(float) mood / 2, (float) random.nextGaussian() / 4, 0.5f});
      MOODS.add(mood);
    }
  }

  private static final SentimentHead HEAD = SentimentHead.train(VECTORS, MOODS, 7);

  @Test
  void tellsTheMoodsApart() {
    assertThat(HEAD.sentiment(vector(-1))).isBetween(-2.0, -1.0);
    assertThat(HEAD.sentiment(vector(0))).isBetween(-0.5, 0.5);
    assertThat(HEAD.sentiment(vector(1))).isBetween(1.0, 2.0);
  }

  @Test
  void saysWhatDeeplearning4jSays() {
    for (var vector : VECTORS.subList(0, 20)) {
      assertThat(HEAD.sentiment(vector)).isCloseTo(HEAD.output(vector), within(1e-5));
    }
  }

  @Test
  void isTheSameWhenTrainedAgainWithTheSameSeed() {
    var again = SentimentHead.train(VECTORS, MOODS, 7);

    assertThat(again.sentiment(vector(0.3f))).isEqualTo(HEAD.sentiment(vector(0.3f)));
  }

  @Test
  void survivesBeingWrittenAndRead() throws Exception {
    var written = new ByteArrayOutputStream();
    HEAD.write(written);

    var read = SentimentHead.read(new ByteArrayInputStream(written.toByteArray()));

    assertThat(read.sentiment(vector(0.7f))).isEqualTo(HEAD.sentiment(vector(0.7f)));
  }

  private static float[] vector(float mood) {
    return new float[] {mood, 0, 0.5f};
  }
}
