package org.tocsin.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelTest {

  @Test
  void namesItsSentimentsInTheOrderOfTheTurns() {
    Map<Integer, Double> moods =
        IntStream.range(0, 40).boxed().collect(Collectors.toMap(turn -> 39 - turn, _ -> -1.0));

    var label = new Label(true, 40, Optional.empty(), moods, Map.of(), List.of(), List.of());

    assertThat(label.sentiments().keySet())
        .containsExactlyElementsOf(IntStream.range(0, 40).boxed().toList());
  }
}
