package org.tocsin.model.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tocsin.model.alert.Dispatch.Waiting;
import org.tocsin.model.alert.RingQueue.Place;
import org.tocsin.model.conversation.ConversationId;

class RingQueueTest {
  private static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");
  private static final Supervisor ANYBODY = new Supervisor("kim", Set.of());
  private static final Supervisor OF_NORTH = new Supervisor("lou", Set.of("north"));

  private final RingQueue queue = new RingQueue(new Dispatch(Duration.ofMinutes(2)));

  @Test
  void ringsForTheHighestBeliefOnceSomebodyIsFree() {
    enter("low", 0.6, 1);
    enter("high", 0.8, 1);

    assertThat(queue.ring(NINE, List.of())).isEmpty();
    assertThat(queue.ring(NINE, List.of(ANYBODY))).containsExactly(id("high"));
    assertThat(places()).containsExactly("low 1 of 1");
  }

  @Test
  void ofTwoThatAreWorthTheSameTheOneThatHasWaitedLongerIsNext() {
    queue.enter(id("a"), Optional.empty(), 1, 0.8, NINE);
    queue.enter(id("b"), Optional.empty(), 1, 0.8, NINE.minusSeconds(1));

    assertThat(places()).containsExactly("b 1 of 2", "a 2 of 2");
  }

  @Test
  void aCustomerWhoIsWorthMoreComesBefore() {
    enter("usual", 0.9, 1);
    enter("gold", 0.5, 3);

    assertThat(queue.ring(NINE, List.of(ANYBODY))).containsExactly(id("gold"));
  }

  @Test
  void aBeliefThatMovesChangesTheOrder() {
    enter("a", 0.7, 1);
    enter("b", 0.6, 1);

    queue.moved(id("b"), 0.9);

    assertThat(places()).containsExactly("b 1 of 2", "a 2 of 2");
  }

  @Test
  void ringsAtTheLatestWhenItsTimeIsOverAndBeforeWhatIsWorthMore() {
    enter("old", 0.5, 1);
    var later = NINE.plus(Duration.ofMinutes(2));
    queue.enter(id("new"), Optional.empty(), 10, 0.9, later);

    assertThat(queue.ring(later.minusMillis(1), List.of())).isEmpty();
    assertThat(queue.ring(later, List.of())).containsExactly(id("old"));
  }

  @Test
  void nobodyStarvesHoweverMuchComes() {
    enter("poor", 0.5, 1);
    var rung =
        IntStream.range(0, 200)
            .mapToObj(second -> {
              var now = NINE.plusSeconds(second);
              queue.enter(id("rich" + second), Optional.empty(), 10, 0.99, now);
              return queue.ring(now, List.of(ANYBODY));
            })
            .takeWhile(rings -> !rings.contains(id("poor")))
            .count();

    assertThat(rung).isEqualTo(120);
  }

  @Test
  void supervisorsRingForTheirOwnTeamsAndTheNarrowestFirst() {
    queue.enter(id("n"), Optional.of("north"), 1, 0.9, NINE);
    queue.enter(id("s"), Optional.of("south"), 1, 0.8, NINE);
    queue.enter(id("s2"), Optional.of("south"), 1, 0.7, NINE);

    assertThat(places()).containsExactly("n 1 of 1", "s 1 of 2", "s2 2 of 2");
    assertThat(queue.ring(NINE, List.of(ANYBODY, OF_NORTH))).containsExactly(id("n"), id("s"));
    assertThat(queue.ring(NINE, List.of(OF_NORTH))).isEmpty();
  }

  @Test
  void anAlertThatRangKeepsOneBusyWhoCouldSeeIt() {
    assertThat(Supervisor.free(List.of(ANYBODY, OF_NORTH), List.of(Optional.of("north"))))
        .containsExactly(ANYBODY);
    assertThat(Supervisor.free(List.of(OF_NORTH), List.of(Optional.of("south"))))
        .containsExactly(OF_NORTH);
  }

  @Test
  void leavesWhoIsFreeToWhatIsWorthMoreInAnotherQueue() {
    enter("here", 0.6, 1);
    var worse = waiting("worse", 0.5);
    var better = waiting("better", 0.9);

    assertThat(queue.ring(NINE, List.of(ANYBODY), List.of(worse, better))).isEmpty();
    assertThat(queue.places(NINE, List.of(worse, better)).stream().map(RingQueueTest::words))
        .containsExactly("here 2 of 3");
    assertThat(queue.ring(NINE, List.of(ANYBODY), List.of(worse))).containsExactly(id("here"));
  }

  private static Waiting waiting(String name, double belief) {
    return new Waiting(id(name), Optional.empty(), belief, 1, Duration.ZERO);
  }

  private void enter(String name, double belief, double value) {
    queue.enter(id(name), Optional.empty(), value, belief, NINE);
  }

  private List<String> places() {
    return queue.places(NINE).stream().map(RingQueueTest::words).toList();
  }

  private static String words(Place place) {
    return "%s %d of %d".formatted(place.id(), place.place(), place.of());
  }

  private static ConversationId id(String name) {
    return new ConversationId(name);
  }
}
