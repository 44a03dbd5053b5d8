package org.tocsin.model.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.tocsin.model.conversation.Speaker.AGENT;
import static org.tocsin.model.conversation.Speaker.BOT;
import static org.tocsin.model.conversation.Speaker.CUSTOMER;
import static org.tocsin.model.conversation.Speaker.UNKNOWN;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.Utterance;

class SpeakerProbeTest {
  private static final float[] EAST = {1, 0};
  private static final float[] NORTH = {0, 1};

  @Test
  void tellsTheSideThatSpeaksLikeThis() {
    var probe = trained();

    assertThat(probe.of(Utterance.of("u", UNKNOWN, "a"), EAST)).isEqualTo(AGENT);
    assertThat(probe.of(Utterance.of("u", UNKNOWN, "a"), NORTH)).isEqualTo(CUSTOMER);
  }

  @Test
  void believesWhoeverSaysWhoTheyAre() {
    assertThat(trained().of(Utterance.of("u", CUSTOMER, "a"), EAST)).isEqualTo(CUSTOMER);
    assertThat(trained().of(Utterance.of("u", BOT, "a"), EAST)).isEqualTo(BOT);
  }

  @Test
  void doesNotLearnFromOthers() {
    var speakers = List.of(AGENT, CUSTOMER, AGENT, CUSTOMER, BOT, BOT, BOT, BOT);
    var vectors = List.of(EAST, NORTH, EAST, NORTH, NORTH, NORTH, NORTH, NORTH);

    assertThat(SpeakerProbe.train(speakers, vectors))
        .isEqualTo(SpeakerProbe.train(speakers.subList(0, 4), vectors.subList(0, 4)));
  }

  @Test
  void theSameTurnsGiveTheSameProbe() {
    assertThat(trained()).isEqualTo(trained());
  }

  @Test
  void refusesToHaveNoWeights() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SpeakerProbe(List.of()));
  }

  private static SpeakerProbe trained() {
    List<Speaker> speakers = List.of(AGENT, CUSTOMER, AGENT, CUSTOMER, AGENT, CUSTOMER);
    return SpeakerProbe.train(speakers, List.of(EAST, NORTH, EAST, NORTH, EAST, NORTH));
  }
}
