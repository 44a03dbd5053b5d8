package org.tocsin.training.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DirectionsTest {

  @Test
  void findsNothingWhereAngryCustomersEscalate() {
    assertThat(part(moods(40, "n", -1, 1)).findings()).isEmpty();
    assertThat(part(moods(40, "n", -1, 1)).lines()).contains(row("n", 20, "1.000"));
  }

  @Test
  void findsThatTheAngryOnesStay() {
    assertThat(part(moods(40, "q", 1, -1)).findings())
        .singleElement()
        .asString()
        .startsWith("The conversations are upside down");
  }

  @Test
  void showsABatchThatIsUpsideDownAmongOthers() {
    var batches =
        Stream.concat(moods(60, "n", -1, 1).stream(), moods(40, "q", 1, -1).stream()).toList();

    assertThat(part(batches).findings()).isEmpty();
    assertThat(part(batches).lines()).contains(row("q", 20, "0.000"));
  }

  @Test
  void saysNothingOfAFewEscalations() {
    assertThat(part(moods(38, "q", 1, -1)).findings()).isEmpty();
    assertThat(part(moods(38, "q", 1, -1)).lines()).contains(row("q", 19, "0.000"));
  }

  @Test
  void looksAtTheFirstHalfOnly() {
    var talk = Talk.of("c", true, Talk.babble(0, 7)).asCase();

    assertThat(talk.half().seen()).isEqualTo(talk.seen().subList(0, 4));
  }

  private static String row(String batch, int escalating, String mood) {
    return "%-12s %10d %10s %10s".formatted(batch, escalating, mood, "0.500");
  }

  private static List<Talk> moods(int count, String batch, double escalating, double calm) {
    return Talk.many(count).stream()
        .map(t -> t.from(batch).feeling(t.escalates() ? escalating : calm))
        .toList();
  }

  private static Part part(List<Talk> talks) {
    return Directions.of(talks.stream().map(Talk::asCase).toList());
  }
}
