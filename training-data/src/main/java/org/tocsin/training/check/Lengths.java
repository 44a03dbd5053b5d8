package org.tocsin.training.check;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.tocsin.training.LabelledConversation;

/** How long the conversations are, the calm ones beside the escalating ones. */
final class Lengths {
  private static final int STEPS = 4;

  private Lengths() {}

  static Part of(List<LabelledConversation> conversations) {
    return new Part(
        "Turns: least, quartiles, most",
        List.of(
            row("calm", conversations, false, c -> c.transcript().turns().size()),
            row("escalating", conversations, true, c -> c.transcript().turns().size()),
            row("before the escalation", conversations, true, c -> c.label().seen())),
        List.of());
  }

  private static String row(
      String name,
      List<LabelledConversation> conversations,
      boolean escalating,
      ToIntFunction<LabelledConversation> length) {
    var sorted =
        conversations.stream()
            .filter(c -> c.label().escalates() == escalating)
            .mapToInt(length)
            .sorted()
            .toArray();
    var cells =
        IntStream.rangeClosed(0, sorted.length == 0 ? -1 : STEPS)
            .mapToObj(step -> " %5d".formatted(sorted[step * (sorted.length - 1) / STEPS]))
            .collect(joining());
    return "%-22s".formatted(name) + cells;
  }
}
