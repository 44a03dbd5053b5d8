package org.tocsin.ingestion;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.ingestion.Decoded.Accepted;
import org.tocsin.ingestion.Decoded.Rejected;
import org.tocsin.ingestion.Frames.BadBody;
import org.tocsin.ingestion.Frames.Split;

class FramesTest {

  private static final String ENDED = "{\"type\":\"ended\",\"conversation\":\"c1\"}";
  private static final Optional<String> LINES = Optional.of("Application/X-NDJSON; charset=utf-8");
  private final EventDecoder decoder = new EventDecoder();

  @Test
  void takesAnObjectAsOneFrame() {
    assertThat(decoded(json(ENDED))).hasExactlyElementsOfTypes(Accepted.class);
  }

  @Test
  void takesEachElementOfAnArrayForItself() {
    var decoded = decoded(json("[" + ENDED + ", 42, {\"type\":\"?\"}, " + ENDED + "]"));

    assertThat(decoded)
        .hasExactlyElementsOfTypes(Accepted.class, Rejected.class, Rejected.class, Accepted.class);
  }

  @Test
  void takesEachLineForItself() {
    var frames = lines(ENDED + "\r\n\n{\"type\":\n" + ENDED + "\n");

    assertThat(decoded(frames))
        .hasExactlyElementsOfTypes(Accepted.class, Rejected.class, Accepted.class);
    assertThat(((Split) frames).frames()).extracting(Frame::index).containsExactly(0, 1, 2);
  }

  @Test
  void findsNoFramesInNoLinesAndNoElements() {
    assertThat(lines("")).isEqualTo(new Split(List.of()));
    assertThat(json("[]")).isEqualTo(new Split(List.of()));
  }

  @Test
  void skipsAByteOrderMark() {
    assertThat(decoded(json("\uFEFF" + ENDED))).hasExactlyElementsOfTypes(Accepted.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "[{},", "42", "null", "\"x\"", "{}\n{}", "{\"a\":NaN}"})
  void refusesABodyThatIsNeitherObjectNorArray(String body) {
    assertThat(json(body)).isInstanceOf(BadBody.class);
  }

  @Test
  void refusesWhatIsNotStrictlyUtf8() {
    assertThat(Frames.of(new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'}, Optional.empty()))
        .isEqualTo(new BadBody("the body must be UTF-8"));
    assertThat(Frames.of(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, LINES))
        .isInstanceOf(BadBody.class);
    assertThat(Frames.of(ENDED.getBytes(UTF_16), Optional.empty())).isInstanceOf(BadBody.class);
  }

  private static Frames json(String body) {
    return Frames.of(body.getBytes(UTF_8), Optional.of("application/json"));
  }

  private static Frames lines(String body) {
    return Frames.of(body.getBytes(UTF_8), LINES);
  }

  private List<Decoded> decoded(Frames frames) {
    return ((Split) frames).frames().stream().map(decoder::decode).toList();
  }
}
