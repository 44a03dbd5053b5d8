package org.tocsin.training.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tocsin.training.ConversationFile;
import org.tocsin.training.LabelledConversation;
import org.tocsin.training.Split.Side;

class TimeSplitTest {
  @Test
  void theLatestMeasure() {
    var sides = TimeSplit.sides(conversations(10, "g%d"), 0.2);

    assertThat(sides).hasSize(10).containsEntry("g8", Side.TEST).containsEntry("g9", Side.TEST);
    assertThat(sides.values()).filteredOn(s -> s == Side.TRAIN).hasSize(8);
  }

  @Test
  void aGroupIsOnOneSide() {
    var all = conversations(10, "g%d");
    var customer = conversations(1, "g9");

    var sides = TimeSplit.sides(Stream.concat(all.stream(), customer.stream()).toList(), 0.2);

    assertThat(sides).containsEntry("g9", Side.TEST);
  }

  @Test
  void whatHasNoTimeIsLeftToTheSeed() {
    var untimed = read("{\"id\":\"a\",\"escalates\":false,\"turns\":[{\"text\":\"a\"}]}");

    assertThat(TimeSplit.sides(untimed, 0.2)).isEmpty();
  }

  private static List<LabelledConversation> conversations(int count, String group) {
    return read(
        IntStream.range(0, count)
            .mapToObj(i ->
                "{\"id\":\"c%d\",\"group\":\"%s\",\"at\":\"2026-11-%02dT09:00:00Z\",\"escalates\":false,\"turns\":[{\"text\":\"a\"}]}"
                    .formatted(i, group.formatted(i), i + 1))
            .collect(Collectors.joining("\n")));
  }

  private static List<LabelledConversation> read(String lines) {
    var in = new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
    return ConversationFile.labelled("lines", in).conversations();
  }
}
