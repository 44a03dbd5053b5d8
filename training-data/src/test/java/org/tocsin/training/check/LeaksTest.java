package org.tocsin.training.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tocsin.model.conversation.Channel;

class LeaksTest {
  private static final List<Talk> SOUND = Talk.many(200);

  @Test
  void findsNothingWhereNothingTells() {
    assertThat(findings(SOUND, UnaryOperator.identity())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource
  void findsWhatTellsTheEnding(String what, UnaryOperator<Talk> leaking) {
    assertThat(findings(SOUND, leaking))
        .isNotEmpty()
        .allSatisfy(finding ->
            assertThat(finding).startsWith("The ending is told by " + what).contains("alone"));
  }

  static Stream<Arguments> findsWhatTellsTheEnding() {
    return Stream.of(
        leak("length", t -> t.escalates() ? t.saying(t.texts().subList(0, 6)) : t),
        leak("words of the first two turns", t -> t.escalates() ? t.beginning("not again") : t),
        leak("vertical", t -> t.about(t.escalates() ? "banking" : "hotels")),
        leak("channel", t -> t.by(t.escalates() ? Channel.CHAT : Channel.CALL)),
        leak("batch", t -> t.from(t.escalates() ? "a" : "b")));
  }

  @Test
  void doesNotTakeEqualSharesForALeak() {
    var balanced = Stream.of(0, 1, 2, 3).flatMap(LeaksTest::four).toList();

    assertThat(findings(balanced, UnaryOperator.identity())).isEmpty();
  }

  @Test
  void saysNothingOfAHandful() {
    var handful = SOUND.subList(0, 98);

    assertThat(findings(handful, t -> t.from(t.escalates() ? "a" : "b"))).isEmpty();
  }

  /** Fifty conversations of a vertical, every other one escalating. */
  private static Stream<Talk> four(int number) {
    return SOUND.subList(50 * number, 50 * number + 50).stream().map(t -> t.about("v" + number));
  }

  private static Arguments leak(String what, UnaryOperator<Talk> leaking) {
    return Arguments.of(what, leaking);
  }

  private static List<String> findings(List<Talk> talks, UnaryOperator<Talk> change) {
    return Leaks.of(talks.stream().map(change).map(Talk::asCase).toList()).findings();
  }
}
