package org.tocsin.training.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.model.encoder.Meaning;
import org.tocsin.training.WordsEncoder;

class DriftTest {
  private static final WordsEncoder ENCODER = new WordsEncoder();

  @Test
  void staysQuietInCalmWeeks() {
    int disturbed = 0;
    for (int week = 0; week < 52; week++) {
      var drift = Drift.between(week(week), week(week + 1000));
      disturbed += drift.shifted().isEmpty() ? 0 : 1;
      assertThat(drift.shifted().stream().map(f -> f.what())).isSubsetOf(Drift.SHARES);
      assertThat(drift.findings().stream().map(f -> f.what())).containsAll(Drift.SHARES);
    }
    assertThat(disturbed).isLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"WAIT", "channel", "MEANING", "ALERTS", "BELIEF", "CALIBRATION"})
  void findsWhatWasPlanted(String what) {
    var drift = Drift.between(week(1), week(2).stream().map(planted(what)).toList());

    assertThat(drift.shifted()).anySatisfy(f -> assertThat(f.what()).isEqualTo(what));
    assertThat(drift.shifted().stream().filter(f -> f.segment().isEmpty()).map(f -> f.what()))
        .contains(what)
        .allMatch(f ->
            f.equals(what)
                || (what.equals("BELIEF") && f.equals("CALIBRATION"))
                || (what.equals("CALIBRATION") && f.equals("ESCALATED")));
  }

  @Test
  void findsWhatShiftedInOneVerticalAlone() {
    var now =
        week(2).stream()
            .map(o -> "b".equals(o.words().get("vertical")) ? planted("WAIT").apply(o) : o)
            .toList();

    var shifted = Drift.between(week(1), now).shifted();

    assertThat(shifted).anySatisfy(f -> assertThat(f.segment()).isEqualTo("vertical b"));
    assertThat(shifted).noneSatisfy(f -> assertThat(f.segment()).isEqualTo("vertical a"));
  }

  @Test
  void findsThatHalfAsManyEscalateAndSaysHowMany() {
    int found = 0;
    for (int week = 0; week < 20; week++) {
      var now =
          week(week + 1000).stream()
              .filter(o -> !o.escalates().orElseThrow() || o.belief() > 0.45)
              .toList();
      var shifted =
          Drift.between(week(week, 1000), now).shifted().stream()
              .filter(f -> f.what().equals("ESCALATED") && f.segment().isEmpty())
              .toList();
      found += shifted.size();
      assertThat(shifted).allSatisfy(f -> assertThat(f.words()).contains(" of 1000) → "));
    }
    assertThat(found).isGreaterThanOrEqualTo(18);
  }

  @Test
  void saysNothingOfEndingsThatNobodyTold() {
    var now =
        week(2).stream()
            .map(o ->
                new Observed(
                    o.numbers(), o.words(), o.meaning(), o.belief(), o.alerted(), Optional.empty()))
            .toList();

    assertThat(Drift.between(week(1), now).findings().stream().map(f -> f.what()))
        .doesNotContain("ESCALATED")
        .contains("ALERTS");
  }

  @Test
  void judgesNothingOnAHandful() {
    assertThat(Drift.between(week(1), week(2).subList(0, 20)).findings()).isEmpty();
  }

  private static List<Observed> week(long seed) {
    return week(seed, 300);
  }

  private static List<Observed> week(long seed, int conversations) {
    var random = new Random(seed);
    return IntStream.range(0, conversations).mapToObj(_ -> observed(random)).toList();
  }

  private static Observed observed(Random random) {
    double belief = random.nextDouble() * 0.6;
    return new Observed(
        Map.of(
            "WAIT",
            random.nextDouble() < 0.1 ? Double.NaN : random.nextGaussian(),
            "MOOD",
            random.nextGaussian()),
        Map.of(
            "channel", random.nextDouble() < 0.7 ? "CALL" : "CHAT",
            "vertical", random.nextBoolean() ? "a" : "b"),
        Meaning.of(List.of("my bill is wrong " + "again ".repeat(random.nextInt(6))), ENCODER),
        belief,
        random.nextDouble() < 0.1,
        Optional.of(random.nextDouble() < belief));
  }

  private static UnaryOperator<Observed> planted(String what) {
    var random = new Random(7);
    return o ->
        switch (what) {
          case "WAIT" ->
              new Observed(
                  Map.of(
                      "WAIT",
                      o.numbers().getOrDefault("WAIT", 0.0) + 1,
                      "MOOD",
                      o.numbers().getOrDefault("MOOD", 0.0)),
                  o.words(),
                  o.meaning(),
                  o.belief(),
                  o.alerted(),
                  o.escalates());
          case "channel" ->
              with(
                  o,
                  Map.of("channel", "EMAIL", "vertical", o.words().getOrDefault("vertical", "")));
          case "MEANING" ->
              new Observed(
                  o.numbers(),
                  o.words(),
                  Meaning.of(List.of("the router blinks red and the line is dead"), ENCODER),
                  o.belief(),
                  o.alerted(),
                  o.escalates());
          case "ALERTS" ->
              new Observed(
                  o.numbers(),
                  o.words(),
                  o.meaning(),
                  o.belief(),
                  o.alerted() || random.nextDouble() < 0.4,
                  o.escalates());
          case "BELIEF" ->
              new Observed(
                  o.numbers(),
                  o.words(),
                  o.meaning(),
                  o.belief() + 0.3,
                  o.alerted(),
                  o.escalates());
          default ->
              new Observed(
                  o.numbers(),
                  o.words(),
                  o.meaning(),
                  o.belief(),
                  o.alerted(),
                  Optional.of(random.nextDouble() < 0.6));
        };
  }

  private static Observed with(Observed o, Map<String, String> words) {
    return new Observed(o.numbers(), words, o.meaning(), o.belief(), o.alerted(), o.escalates());
  }
}
