package org.tocsin.model.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tocsin.model.conversation.EscalationKind;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.features.FeatureExtractor;
import org.tocsin.model.features.Reading;
import org.tocsin.model.features.Turn;

class ReadingTrainerTest {
  private static final int KINDS = EscalationKind.values().length;
  private static final List<Turn> BAD = said("it never came", "i can not help", 1, 0);
  private static final List<Turn> WORSE = said("i will write to you all", "so be it", 1, 1);
  private static final List<Turn> GOOD = said("it came today", "glad to help", 0, 1);
  private static final Reading READING = learnt(true);

  @Test
  void hearsTroubleInWordsAndMeaningOfBothSides() {
    var bad = numbers(BAD, READING);
    var good = numbers(GOOD, READING);

    for (int i = 0; i < 4; i++) {
      assertThat(bad[i]).isGreaterThan(good[i]);
    }
  }

  @Test
  void tellsTheKindsApart() {
    var bad = numbers(BAD, READING);
    var worse = numbers(WORSE, READING);

    assertThat(bad[place(EscalationKind.ABANDON)])
        .isGreaterThan(worse[place(EscalationKind.ABANDON)]);
    assertThat(bad[place(EscalationKind.COMPLAINT)])
        .isLessThan(worse[place(EscalationKind.COMPLAINT)]);
    assertThat(bad[place(EscalationKind.FUNCTIONAL)])
        .isEqualTo(worse[place(EscalationKind.FUNCTIONAL)]);
  }

  @Test
  void learnsWithoutAnyKind() {
    assertThat(numbers(BAD, learnt(false))).hasSize(4 + KINDS);
  }

  private static Reading learnt(boolean named) {
    var kinds =
        List.of(
            Optional.of(EscalationKind.ABANDON),
            Optional.of(EscalationKind.COMPLAINT),
            Optional.<EscalationKind>empty());
    var which = IntStream.range(0, 30).mapToObj(i -> i % 3).toList();
    return ReadingTrainer.learn(
        which.stream().map(List.of(BAD, WORSE, GOOD)::get).toList(),
        which.stream().map(i -> i < 2).toList(),
        which.stream().map(i -> named ? kinds.get(i) : Optional.<EscalationKind>empty()).toList());
  }

  private static int place(EscalationKind kind) {
    return 4 + List.of(EscalationKind.values()).indexOf(kind);
  }

  /** The numbers of the reading are the last of the raw ones. */
  private static float[] numbers(List<Turn> turns, Reading reading) {
    var raw = FeatureExtractor.raw(turns, reading);
    return Arrays.copyOfRange(raw, raw.length - 4 - KINDS, raw.length);
  }

  private static List<Turn> said(String customer, String agent, float east, float north) {
    return List.of(
        turn(Speaker.CUSTOMER, customer, east, north), turn(Speaker.AGENT, agent, east, north));
  }

  private static Turn turn(Speaker speaker, String text, float east, float north) {
    return Turn.of(Utterance.of(text, speaker, text), speaker, new float[] {east, north});
  }
}
