package org.tocsin.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tocsin.model.conversation.ConversationId;

class LanesTest {

  private final Vertx vertx = Vertx.vertx();
  private final Lanes lanes = new Lanes(vertx, "test", 4);

  @AfterEach
  void close() {
    lanes.close().await();
    vertx.close().await();
  }

  @Test
  void keepsTheOrderOfEachConversationUnderLoad() {
    Map<ConversationId, List<Integer>> seen = new ConcurrentHashMap<>();
    var done = new ArrayList<Future<Boolean>>();
    for (int i = 0; i < 20_000; i++) {
      var conversation = conversation(i % 37);
      int turn = i;
      done.add(lanes.submit(conversation, () -> list(seen, conversation).add(turn)));
    }
    Future.all(done).await();

    assertThat(seen).hasSize(37);
    assertThat(seen.values()).allSatisfy(turns -> assertThat(turns).isSorted());
    assertThat(seen.values().stream().mapToInt(List::size).sum()).isEqualTo(20_000);
  }

  @Test
  void keepsTheOrderOfSubmissionByDifferentCallers() {
    var order = Collections.synchronizedList(new ArrayList<Integer>());
    var id = conversation(1);
    Future<Boolean> last = Future.succeededFuture(true);
    for (int i = 0; i < 200; i++) {
      int turn = i;
      last = onAnotherThread(() -> lanes.submit(id, () -> order.add(turn)));
    }
    last.await();

    assertThat(order).isSorted().hasSize(200);
  }

  @Test
  void worksOnDifferentConversationsAtTheSameTime() {
    var both = new CountDownLatch(2);
    var first = lanes.submit(conversation(0), () -> meet(both));
    var second = lanes.submit(conversation(1), () -> meet(both));

    assertThat(first.await()).isTrue();
    assertThat(second.await()).isTrue();
  }

  @Test
  void goesOnAfterATaskThatFails() {
    var id = conversation(1);
    var exception =
        lanes.submit(
            id,
            () -> {
              throw new IllegalStateException("broken");
            });
    var error =
        lanes.submit(
            id,
            () -> {
              throw new StackOverflowError("deep");
            });
    var next = lanes.submit(id, () -> "next");

    assertThatThrownBy(exception::await).hasMessage("broken");
    assertThatThrownBy(error::await).hasMessage("deep");
    assertThat(next.await()).isEqualTo("next");
  }

  @Test
  void countsWhatWaits() {
    var open = new CountDownLatch(2);
    var id = conversation(1);
    lanes.submit(id, () -> meet(open));
    var last = lanes.submit(id, () -> true);

    assertThat(lanes.waiting()).isEqualTo(2);
    open.countDown();
    last.await();
    assertThat(lanes.waiting()).isZero();
  }

  @Test
  void failsWhatIsSubmittedAfterItClosed() {
    lanes.close().await();

    assertThatThrownBy(() -> lanes.submit(conversation(1), () -> true).await())
        .isInstanceOf(RejectedExecutionException.class);
    assertThat(lanes.waiting()).isZero();
  }

  @Test
  void waitsForWhatRunsAndBeginsNothingElseWhenItCloses() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var id = conversation(1);
    var running =
        lanes.submit(
            id,
            () -> {
              begun.countDown();
              return goOn.await(10, TimeUnit.SECONDS);
            });
    var waiting = lanes.submit(id, () -> true);
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

    var closing = lanes.close();
    assertThat(closing.isComplete()).isFalse();
    goOn.countDown();
    closing.await();

    assertThat(running.await()).isTrue();
    assertThatThrownBy(waiting::await).isInstanceOf(RejectedExecutionException.class);
    assertThat(lanes.waiting()).isZero();
  }

  private static boolean meet(CountDownLatch latch) throws InterruptedException {
    latch.countDown();
    return latch.await(10, TimeUnit.SECONDS);
  }

  /** A thread that is not one of Vert.x's has a context of its own. */
  private static <T> T onAnotherThread(Supplier<T> supplier) {
    return CompletableFuture.supplyAsync(supplier, task -> Thread.ofPlatform().start(task)).join();
  }

  private static List<Integer> list(
      Map<ConversationId, List<Integer>> seen, ConversationId conversation) {
    return seen.computeIfAbsent(conversation, _ -> new ArrayList<>());
  }

  private static ConversationId conversation(int number) {
    return new ConversationId("c" + number);
  }
}
