package org.tocsin.training.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tocsin.model.alert.AlertPolicy;
import org.tocsin.model.alert.Dispatch;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.TranscriptEvent.Circumstances;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.training.Label;
import org.tocsin.training.Transcript;
import org.tocsin.training.backtest.Trace;
import org.tocsin.training.capacity.ReplayedDay.Order;

class ReplayedDayTest {
  private static final AlertPolicy POLICY = AlertPolicy.raisingAt(0.5);
  private static final Dispatch NEVER_LATE = new Dispatch(Duration.ofDays(1));

  /** Rises slowly and escalates at its twentieth turn. */
  private static final Trace ESCALATING =
      trace(true, 20, turn -> Math.min(0.95, 0.1 + 0.06 * turn), Set.of());

  /** Looks bad for three turns, and is over. */
  private static final Trace BLIP =
      trace(false, 20, turn -> turn >= 5 && turn < 8 ? 0.6 : 0.1, Set.of());

  @Test
  void withEnoughSupervisorsBothWaysRingForTheSame() {
    var day = ReplayedDay.drawn(List.of(ESCALATING, BLIP), 10, 0.3, 500, 7);

    var fixed = day.fixed(POLICY, Order.OLDEST);
    var dispatched = day.dispatched(POLICY, NEVER_LATE);

    assertThat(dispatched.alerts()).isEqualTo(fixed.alerts());
    assertThat(fixed.caught()).isEqualTo(fixed.escalations()).isPositive();
    assertThat(dispatched.caught()).isEqualTo(fixed.caught());
  }

  @Test
  void withFewSupervisorsWhatCalmsDownDoesNotRingAndMoreIsCaught() {
    var day = ReplayedDay.drawn(List.of(ESCALATING, BLIP), 120, 0.15, 1, 7);

    var fixed = day.fixed(POLICY, Order.OLDEST);
    var dispatched = day.dispatched(POLICY, NEVER_LATE);

    assertThat(dispatched.alerts()).isLessThan(fixed.alerts());
    assertThat(dispatched.caught()).isGreaterThan(fixed.caught());
  }

  @Test
  void aDemandRingsWhoeverIsFreeAndWhatHasWaitedLongEnoughToo() {
    var demanding = trace(false, 20, _ -> 0.1, Set.of(3));
    var day = ReplayedDay.drawn(List.of(ESCALATING, demanding), 60, 0.1, 1, 7);

    var fixed = day.fixed(POLICY, Order.RISKIEST);

    assertThat(day.dispatched(POLICY, NEVER_LATE).alerts(1))
        .isEqualTo(fixed.alerts(1))
        .isPositive();
    assertThat(day.dispatched(POLICY, new Dispatch(Duration.ZERO)).alerts())
        .isEqualTo(fixed.alerts());
  }

  private interface Course {
    double at(int turn);
  }

  private static Trace trace(boolean escalates, int turns, Course course, Set<Integer> demands) {
    var said =
        IntStream.range(0, turns)
            .mapToObj(i -> Utterance.of("t" + i, Speaker.CUSTOMER, "words").at(12_000L * i))
            .toList();
    return new Trace(
        new Transcript(new ConversationId("c"), "", "g", "", Circumstances.UNKNOWN, said),
        Optional.of(
            new Label(
                escalates, turns, Optional.empty(), Map.of(), Map.of(), List.of(), List.of())),
        IntStream.range(0, turns).mapToObj(course::at).toList(),
        demands);
  }
}
