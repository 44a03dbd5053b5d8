package org.tocsin.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.tocsin.model.alert.Alert;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.EscalationKind;
import org.tocsin.model.conversation.UtteranceId;

@ParameterizedClass
@EnumSource
class OutboxTest {
  private static final Backoff QUICK = new Backoff(Duration.ofMillis(1), Duration.ofMillis(2), 3);

  @Parameter private Storage storage = Storage.SQLITE;

  @TempDir private Path folder;
  private final Clock clock = Clock.systemUTC();
  private final Ear ear = new Ear();
  @AutoClose private Disk disk;

  @BeforeEach
  void open() {
    disk = Disk.open(storage, folder, clock);
  }

  @Test
  void entersAnAlertOnceHoweverOftenItIsKept() {
    var outbox = outbox(10);

    keep(outbox, "c", "u1");
    keep(outbox, "c", "u1");

    assertThat(outbox.waiting(10)).extracting(Delivery::alert).containsExactly(id("c", "u1"));
  }

  @Test
  void offersOnlyTheOldestOfEachConversation() {
    var outbox = outbox(10);
    keep(outbox, "c", "u1");
    keep(outbox, "c", "u2");
    keep(outbox, "d", "u1");

    var due = outbox.due("ear", 10);
    outbox.arrived(due.getFirst()).await();

    assertThat(due).extracting(Delivery::alert).containsExactly(id("c", "u1"), id("d", "u1"));
    assertThat(outbox.due("ear", 10))
        .extracting(Delivery::alert)
        .containsExactly(id("c", "u2"), id("d", "u1"));
  }

  @Test
  void keepsAsDeadWhatFindsItFull() {
    var outbox = outbox(1);
    keep(outbox, "c", "u1");
    keep(outbox, "d", "u1");

    assertThat(outbox.counts()).isEqualTo(new Outbox.Counts(1, 1));
    assertThat(outbox.dead(10)).extracting(Delivery::alert).containsExactly(id("d", "u1"));
    assertThat(outbox.dead(10).getFirst().failure()).contains("1 deliveries were waiting already");
  }

  @Test
  void triesAgainAndKeepsTheOrderOfAConversation() throws InterruptedException {
    var outbox = outbox(10);
    ear.deafFor.set(2);
    keep(outbox, "c", "u1");
    keep(outbox, "c", "u2");
    var courier = new Courier(disk.vertx(), outbox, ear, QUICK, clock);

    assertThat(ear.next()).isEqualTo(id("c", "u1"));
    assertThat(ear.next()).isEqualTo(id("c", "u1"));
    assertThat(ear.next()).isEqualTo(id("c", "u1"));
    assertThat(ear.next()).isEqualTo(id("c", "u2"));
    courier.close().await();
    assertThat(courier.failed()).isEqualTo(2);
  }

  @Test
  void givesUpAfterTheLastAttemptGoesOnWithTheNextAndTriesAnewWhenAsked()
      throws InterruptedException {
    var outbox = outbox(10);
    ear.deafFor.set(3);
    keep(outbox, "c", "u1");
    keep(outbox, "c", "u2");
    var courier = new Courier(disk.vertx(), outbox, ear, QUICK, clock);
    for (int i = 0; i < 3; i++) {
      assertThat(ear.next()).isEqualTo(id("c", "u1"));
    }
    assertThat(ear.next()).isEqualTo(id("c", "u2"));

    var dead = outbox.dead(10).getFirst();
    assertThat(dead.attempts()).isEqualTo(3);
    assertThat(dead.failure()).contains("it is deaf");
    assertThat(outbox.replay(dead.id()).await()).isTrue();
    assertThat(ear.next()).isEqualTo(id("c", "u1"));
    assertThat(outbox.replay(dead.id()).await()).isFalse();
    courier.close().await();
  }

  @Test
  void goesOnAfterARestartWhereItWas() throws InterruptedException {
    keep(outbox(10), "c", "u1");
    disk.close();
    disk = Disk.open(storage, folder, clock);

    var courier = new Courier(disk.vertx(), outbox(10), ear, QUICK, clock);

    assertThat(ear.next()).isEqualTo(id("c", "u1"));
    courier.close().await();
  }

  private Outbox outbox(int most) {
    return new Outbox(disk.database(), disk.journal(), List.of(ear), most, clock);
  }

  private void keep(Outbox outbox, String conversation, String utterance) {
    new Alerts(disk.database(), disk.journal(), outbox, clock)
        .keep(alert(conversation, utterance))
        .await();
  }

  private static String id(String conversation, String utterance) {
    return Alert.idOf(new ConversationId(conversation), new UtteranceId(utterance));
  }

  private static Alert alert(String conversation, String utterance) {
    return new Alert(
        id(conversation, utterance),
        new ConversationId(conversation),
        new UtteranceId(utterance),
        3,
        OptionalLong.empty(),
        0.8,
        EscalationKind.COMPLAINT,
        "asks for a manager",
        Optional.empty());
  }

  /** A receiver that may be deaf for a while, and remembers what it was told. */
  private static final class Ear implements Receiver {
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final AtomicInteger deafFor = new AtomicInteger();

    String next() throws InterruptedException {
      return Optional.ofNullable(told.poll(60, TimeUnit.SECONDS)).orElse("nothing in a minute");
    }

    @Override
    public String name() {
      return "ear";
    }

    @Override
    public AlertFormat format() {
      return AlertFormat.LCA;
    }

    @Override
    public Future<Void> take(Delivery delivery) {
      told.add(delivery.alert());
      if (deafFor.getAndUpdate(n -> Math.max(0, n - 1)) == 0) {
        return Future.succeededFuture();
      }
      return Future.failedFuture(new IOException("it is deaf"));
    }

    @Override
    public Future<Void> close() {
      return Future.succeededFuture();
    }
  }
}
