package org.tocsin.model.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.model.conversation.Speaker;

class SignalProbeTest {
  private static final float[] EAST = {1, 0};
  private static final float[] NORTH = {0, 1};

  /** The customer's signals lie east, the agent's north. */
  private static final SignalProbe PROBE = trained();

  @Test
  void eachSideHasSignalsOfItsOwn() {
    assertThat(PROBE.signal(Speaker.CUSTOMER, EAST))
        .isPositive()
        .isGreaterThan(PROBE.signal(Speaker.CUSTOMER, NORTH));
    assertThat(PROBE.signal(Speaker.AGENT, NORTH))
        .isPositive()
        .isGreaterThan(PROBE.signal(Speaker.AGENT, EAST));
  }

  @Test
  void aBotForeshadowsNothing() {
    assertThat(PROBE.signal(Speaker.BOT, EAST)).isZero();
  }

  @Test
  void theSameTurnsGiveTheSameProbe() {
    assertThat(trained()).isEqualTo(PROBE);
  }

  @Test
  void needsTurnsOfBothSides() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> SignalProbe.train(List.of(Speaker.CUSTOMER), List.of(EAST), List.of(true)))
        .withMessageContaining("AGENT");
  }

  private static SignalProbe trained() {
    var speakers = new ArrayList<Speaker>();
    var vectors = new ArrayList<float[]>();
    var signals = new ArrayList<Boolean>();
    for (int i = 0; i < 20; i++) {
      for (var side : List.of(Speaker.CUSTOMER, Speaker.AGENT)) {
        speakers.addAll(List.of(side, side));
        vectors.addAll(List.of(EAST, NORTH));
        signals.addAll(List.of(side == Speaker.CUSTOMER, side == Speaker.AGENT));
      }
    }
    return SignalProbe.train(speakers, vectors, signals);
  }
}
