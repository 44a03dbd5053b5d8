package org.tocsin.training.intervention;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tocsin.training.intervention.Simulation.Known;
import org.tocsin.training.intervention.Treatment.Lived;

class SimulationTest {
  private static final List<Known> KNOWN =
      IntStream.range(0, 800).mapToObj(SimulationTest::known).toList();

  @Test
  void learningAsSeenBelievesTooLittleAndDroppingWhatStayedCalmRecovers() {
    var recovered = Simulation.of(KNOWN, 0.7, 7);

    var seen = requireNonNull(recovered.get(Treatment.AS_SEEN));
    var dropped = requireNonNull(recovered.get(Treatment.DROP_PREVENTED));
    assertThat(seen.bias()).isLessThan(-0.05);
    assertThat(dropped.distance()).isLessThan(seen.distance() / 2);
  }

  @Test
  void whereNothingIsPreventedSeeingIsTheTruth() {
    var recovered = Simulation.of(KNOWN, 0, 7);

    assertThat(recovered.get(Treatment.AS_SEEN))
        .isNotNull()
        .extracting(r -> r.distance())
        .isEqualTo(0.0);
  }

  @Test
  void propensityCountsThoseLeftAloneForThoseThatWereNot() {
    var alone = new Lived(0.8, true, false, true, true);
    var acted = new Lived(0.8, true, true, true, false);

    assertThat(Treatment.PROPENSITY.weight(alone, 0.25)).isCloseTo(4, within(1e-9));
    assertThat(Treatment.PROPENSITY.weight(alone, 0.01)).isCloseTo(10, within(1e-9));
    assertThat(Treatment.PROPENSITY.weight(acted, 0.25)).isZero();
    assertThat(Treatment.DROP_PREVENTED.weight(acted, 0.25)).isZero();
  }

  private static Known known(int number) {
    var random = new Random(number);
    double height = random.nextGaussian();
    boolean escalates = random.nextDouble() < 1 / (1 + Math.exp(-2 * height));
    return new Known(new float[] {(float) height}, escalates, "g" + number);
  }
}
