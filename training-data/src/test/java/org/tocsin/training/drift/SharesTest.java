package org.tocsin.training.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SharesTest {
  /** The pooled share is 0.3, its standard deviation √(0.21 · 2 / 300) = 0.0374. */
  @Test
  void isTheTestOfTwoProportions() {
    var shares = new Shares(111, 300, 69, 300);

    assertThat(shares.moved()).isCloseTo(0.14, within(1e-9));
    assertThat(shares.chance(0.05)).isCloseTo(1.96 * 0.03742, within(1e-4));
    assertThat(shares).hasToString("0.370 (111 of 300) → 0.230 (69 of 300)");
  }

  @Test
  void isWrongAsOftenAsItSays() {
    var random = new Random(7);
    int wrong = 0;
    for (int pair = 0; pair < 20_000; pair++) {
      var shares = new Shares(of(1000, random), 1000, of(300, random), 300);
      wrong += shares.moved() > shares.chance(0.01) ? 1 : 0;
    }

    assertThat(wrong / 20_000.0).isBetween(0.007, 0.014);
  }

  @Test
  void tellsNothingWhereTooFewAreOfOneSort() {
    assertThat(new Shares(3, 300, 2, 100).enough()).isFalse();
    assertThat(new Shares(297, 300, 98, 100).enough()).isFalse();
    assertThat(new Shares(30, 300, 2, 100).enough()).isTrue();
  }

  private static int of(int all, Random random) {
    return (int) random.doubles(all).filter(x -> x < 0.2).count();
  }
}
