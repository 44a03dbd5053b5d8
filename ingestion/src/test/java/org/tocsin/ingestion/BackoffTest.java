package org.tocsin.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(20), 9);

  @ParameterizedTest
  @CsvSource({"1, 1000", "2, 2000", "3, 4000", "4, 8000", "5, 16000", "6, 20000", "8, 20000"})
  void doublesUpToALimitLessAtMostAHalfByChance(int failures, long whole) {
    for (int seed = 0; seed < 200; seed++) {
      assertThat(backoff.after(failures, new Random(seed)).orElseThrow().toMillis())
          .as("seed %d", seed)
          .isBetween(whole / 2, whole);
    }
  }

  @Test
  void differsFromOneToTheNext() {
    var random = new Random(7);

    assertThat(backoff.after(4, random)).isNotEqualTo(backoff.after(4, random));
  }

  @Test
  void isEnoughAfterTheLastAttempt() {
    assertThat(backoff.after(9, new Random(7))).isEmpty();
    assertThat(backoff.after(8, new Random(7))).isPresent();
  }

  @Test
  void refusesWaitsThatDoNotGrow() {
    assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1), 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("waits must be positive and grow");
  }
}
