package org.tocsin.model.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClicksTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Optional<String> BILLING = Optional.of("billing");
  private static final ArticleId REFUNDS = new ArticleId("refunds");

  private final Clicks clicks = new Clicks(Clock.fixed(NOON, ZoneOffset.UTC));

  @Test
  void knowsNothingOfAnArticleThatWasNeverShown() {
    assertThat(clicks.usefulness(BILLING, REFUNDS)).isEqualTo(0.2);
    assertThat(clicks.of(BILLING, REFUNDS)).isZero();
  }

  @Test
  void countsLooksAndUses() {
    shown(10, 1, NOON);
    used(4, NOON);

    assertThat(clicks.usefulness(BILLING, REFUNDS)).isCloseTo((1 + 4) / 15.0, within(1e-9));
    assertThat(clicks.of(BILLING, REFUNDS)).isPositive();
  }

  @Test
  void doesNotBlameACardFarDownForHavingBeenOverlooked() {
    shown(10, 4, NOON);
    double farDown = clicks.of(BILLING, REFUNDS);
    shown(10, 1, NOON);

    assertThat(farDown).isNegative().isGreaterThan(2 * clicks.of(BILLING, REFUNDS) / 3);
  }

  @Test
  void forgetsByHalfInAMonth() {
    shown(10, 1, NOON.minus(Duration.ofDays(30)));

    assertThat(clicks.usefulness(BILLING, REFUNDS)).isCloseTo(1 / (5 + 5.0), within(1e-9));
  }

  @Test
  void comesToTheSameWhateverTheOrder() {
    shown(1, 1, NOON);
    shown(1, 1, NOON.minus(Duration.ofDays(30)));

    assertThat(clicks.usefulness(BILLING, REFUNDS)).isCloseTo(1 / 6.5, within(1e-9));
  }

  @Test
  void learnsInEachQueueByItself() {
    used(5, NOON);

    assertThat(clicks.of(Optional.of("sales"), REFUNDS)).isZero();
    assertThat(clicks.of(Optional.empty(), REFUNDS)).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = Reaction.class,
      names = {"USED", "WRONG"})
  void movesNoArticleFar(Reaction reaction) {
    for (int i = 0; i < 10_000; i++) {
      clicks.take(BILLING, REFUNDS, reaction, 1, NOON);
    }

    assertThat(Math.abs(clicks.of(BILLING, REFUNDS))).isLessThanOrEqualTo(0.1).isPositive();
  }

  @Test
  void aWordThatItIsWrongCountsMoreThanSilence() {
    clicks.take(BILLING, REFUNDS, Reaction.WRONG, 1, NOON);
    double wrong = clicks.of(BILLING, REFUNDS);

    assertThat(wrong).isLessThan(0);
    clicks.take(Optional.of("sales"), REFUNDS, Reaction.SHOWN, 1, NOON);
    assertThat(clicks.of(Optional.of("sales"), REFUNDS)).isGreaterThan(wrong);
  }

  private void shown(int times, int rank, Instant at) {
    for (int i = 0; i < times; i++) {
      clicks.take(BILLING, REFUNDS, Reaction.SHOWN, rank, at);
    }
  }

  private void used(int times, Instant at) {
    for (int i = 0; i < times; i++) {
      clicks.take(BILLING, REFUNDS, Reaction.USED, 1, at);
    }
  }
}
