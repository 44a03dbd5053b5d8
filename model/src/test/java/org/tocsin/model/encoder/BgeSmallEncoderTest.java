package org.tocsin.model.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tocsin.model.encoder.Vectors.cosine;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BgeSmallEncoderTest {

  private static BgeSmallEncoder encoder;

  @BeforeAll
  static void open() {
    encoder = BgeSmallEncoder.open();
  }

  @AfterAll
  static void close() {
    encoder.close();
  }

  @Test
  void putsSentencesOfLikeMeaningCloserThanOthers() {
    float[] late = encoder.encode("My parcel has still not arrived.");

    assertThat(cosine(late, encoder.encode("Where is my delivery? It is overdue.")))
        .isGreaterThan(0.1 + cosine(late, encoder.encode("Please change the name on my ticket.")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"refund", "[SEP] [CLS]", "😡😡😡", "Où est mon colis ? 退款", "...", "a\u0000b"})
  void givesEveryTextAVectorOfLengthOne(String text) {
    float[] vector = encoder.encode(text);

    assertThat(vector).hasSize(encoder.dimensions());
    assertThat(cosine(vector, vector)).isCloseTo(1, within(1e-5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \n\t ", "\u200b"})
  void givesZerosForNothing(String nothing) {
    assertThat(encoder.encode(nothing)).containsOnly(0f);
  }

  @Test
  void givesTheSameVectorInEveryThread() {
    var texts = List.of("I want to speak to your manager.", "thanks, bye", "x ".repeat(300));
    var alone = texts.stream().map(encoder::encode).toList();

    var together =
        texts.parallelStream().map(t -> CompletableFuture.supplyAsync(() -> encoder.encode(t)));

    assertThat(together.map(CompletableFuture::join))
        .usingElementComparator(Arrays::compare)
        .containsExactlyElementsOf(alone);
  }

  @Test
  void readsALongTextInParts() {
    String complaint = "I was promised a refund within five days and nothing has come. ";
    float[] once = encoder.encode(complaint);
    float[] often = encoder.encode(complaint.repeat(20_000 / complaint.length()));

    assertThat(cosine(often, often)).isCloseTo(1, within(1e-5));
    assertThat(cosine(once, often)).isGreaterThan(0.8);
  }

  @Test
  void namesWeightsAndRuntimeInItsVersion() {
    assertThat(encoder.version()).isEqualTo("bge-small-en-v1.5-q CLS 8x256 onnxruntime-1.28.0");
  }
}
