package org.tocsin.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tocsin.ingestion.Events.ended;
import static org.tocsin.ingestion.Events.id;
import static org.tocsin.ingestion.Events.partial;
import static org.tocsin.ingestion.Events.said;
import static org.tocsin.ingestion.Events.started;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tocsin.ingestion.EventJournal.Entry;
import org.tocsin.ingestion.Receipt.Accepted;
import org.tocsin.ingestion.Receipt.Duplicate;
import org.tocsin.model.conversation.Outcome;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.TranscriptEvent;
import org.tocsin.model.conversation.TranscriptEvent.Corrected;
import org.tocsin.model.conversation.UtteranceId;

@ParameterizedClass
@EnumSource
class EventJournalTest {

  @Parameter private Storage storage = Storage.SQLITE;

  @TempDir private Path folder;
  private final Vertx vertx = Vertx.vertx();
  private Database database;
  private EventJournal journal;

  @BeforeEach
  void open() {
    database = storage.open(folder);
    journal = new EventJournal(database, vertx, 10_000, Clock.systemUTC());
  }

  @AfterEach
  void close() {
    journal.close();
    database.close();
    vertx.close().await();
  }

  /** S and E are start and end with an outcome, U and P a final and a partial result of u1. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "the same words again are a duplicate            | U:hi U:hi           | + =",
        "other words are a revision                      | U:hi U:ho           | + +",
        "the first words again after others are a revision | U:hi U:ho U:hi    | + + +",
        "a final after its partial is new                | P:hi U:hi           | + +",
        "a partial after its final is a duplicate        | U:hi P:h            | + =",
        "partials pass until the final                   | P:h P:hi P:hi       | + + +",
        "the same start again is a duplicate             | S:a7 S:a7           | + =",
        "another start is new                            | S:a7 S:a8           | + +",
        "the first start again after another is new      | S:a7 S:a8 S:a7      | + + +",
        "a start after an utterance can be a duplicate   | S:a7 U:hi S:a7      | + + =",
        "the same end again is a duplicate               | E:RESOLVED E:RESOLVED | + =",
        "an end with another outcome is new              | E:RESOLVED E:ESCALATED | + +",
        "the same end after an utterance is new          | E:RESOLVED U:hi E:RESOLVED | + + +",
        "the same end after a revision is new            | U:hi E:RESOLVED U:ho E:RESOLVED | + + + +",
        "the same end after a partial is new             | E:RESOLVED P:hi E:RESOLVED | + + +",
        "the same end after a duplicate is a duplicate   | U:hi E:RESOLVED U:hi E:RESOLVED | + + = =",
        "the same end after a late partial is a duplicate | U:hi E:RESOLVED P:h E:RESOLVED | + + = =",
        "the same end after a start is a duplicate       | E:RESOLVED S:a7 E:RESOLVED | + + =",
      })
  void tellsWhatIsNewFromWhatIsRepeated(String rule, String events, String receipts) {
    var given = Arrays.stream(events.split(" ")).map(EventJournalTest::event).toList();
    var expected = Arrays.stream(receipts.split(" ")).toList();

    assertThat(signs(given)).as(rule).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "4", "5"})
  void saysTheSameWhetherEventsShareATransactionOrNot(int seed) {
    var random = new Random(seed);
    var kinds = List.of("U:a", "U:b", "P:a", "E:RESOLVED", "E:UNKNOWN", "S:a7", "S:a8");
    var events = random.ints(60, 0, kinds.size()).mapToObj(i -> event(kinds.get(i))).toList();
    var together = signs(events);

    var alone = new ArrayList<String>();
    try (var second = storage.open(folder.resolve("second"));
        var other = new EventJournal(second, vertx, 10, Clock.systemUTC())) {
      events.forEach(event -> alone.add(sign(other.append(event).await())));
    }

    assertThat(together).as("seed %d", seed).isEqualTo(alone);
  }

  @Test
  void keepsUtterancesOfOneIdInTwoConversationsApart() {
    assertThat(append(said("c1", "u1", "hi"))).isInstanceOf(Accepted.class);
    assertThat(append(said("c2", "u1", "hi"))).isInstanceOf(Accepted.class);
  }

  @Test
  void numbersEventsInTheOrderOfAppends() {
    var receipts = all(IntStream.range(0, 100).mapToObj(i -> said("c", "u" + i, "x")).toList());

    assertThat(receipts).extracting(r -> ((Accepted) r).seq()).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void neverStoresAPartial() {
    append(said("c", "u1", "hello"));
    append(partial("c", "u2", "wor"));

    assertThat(replayed()).containsExactly(said("c", "u1", "hello"));
  }

  @Test
  void groupsWhatWaitsIntoFewCommits() {
    var events = IntStream.range(0, 5_000).mapToObj(i -> said("c" + i % 50, "u" + i, "x")).toList();

    all(events);

    assertThat(journal.commits()).isLessThan(500);
    assertThat(replayed()).isEqualTo(events);
  }

  @Test
  void completesOnTheContextOfTheCaller() {
    var completedOn = Promise.<Context>promise();
    var context = vertx.getOrCreateContext();

    context.runOnContext(_ ->
        journal
            .append(said("c", "u", "x"))
            .onComplete(_ -> completedOn.complete(Vertx.currentContext())));

    assertThat(completedOn.future().await()).isSameAs(context);
  }

  @Test
  void knowsTheOpenConversations() {
    var open = List.of(started("open", "a7"), said("open", "u1", "x"), said("open", "u1", "y"));
    var reopened = List.of(ended("re", Outcome.UNKNOWN), said("re", "u1", "still here"));
    all(open);
    all(List.of(said("over", "u1", "bye"), ended("over", Outcome.RESOLVED)));
    all(reopened);

    assertThat(journal.open()).containsExactlyInAnyOrder(id("open"), id("re"));
    assertThat(replayed()).hasSize(7);
  }

  @Test
  void tellsProcessesThatShareADatabaseWhoseAConversationIs() {
    try (var one = new EventJournal(database, vertx, 10, Clock.systemUTC(), Optional.of("one"));
        var two = new EventJournal(database, vertx, 10, Clock.systemUTC(), Optional.of("two"))) {
      append(one, said("c", "u1", "x"));
      append(two, said("d", "u1", "x"));
      assertThat(append(one, said("c", "u2", "x")).takenOver()).isFalse();

      assertThat(append(two, said("c", "u3", "x")).takenOver()).isTrue();
      assertThat(append(two, said("c", "u4", "x")).takenOver()).isFalse();

      assertThat(one.open()).isEmpty();
      assertThat(two.open()).containsExactlyInAnyOrder(id("c"), id("d"));
      assertThat(one.taken(List.of(id("c"), id("d"), id("e"))))
          .containsExactlyInAnyOrder(id("c"), id("d"));
      assertThat(two.taken(List.of(id("c"), id("d")))).isEmpty();
      assertThat(one.append(said("c", "u4", "x")).await()).isInstanceOf(Duplicate.class);
    }
  }

  @Test
  void leavesACorrectionForTheProcessThatHasTheConversation() {
    try (var one = new EventJournal(database, vertx, 10, Clock.systemUTC(), Optional.of("one"));
        var two = new EventJournal(database, vertx, 10, Clock.systemUTC(), Optional.of("two"))) {
      append(one, said("c", "u1", "x"));
      var corrected = new Corrected(id("c"), new UtteranceId("u1"), Speaker.AGENT);

      assertThat(two.append(corrected).await()).isEqualTo(new Receipt.ForOwner(1));
      assertThat(two.append(corrected).await()).isEqualTo(new Receipt.ForOwner(1));
      assertThat(replayed()).hasSize(1);
      assertThat(two.relayed()).isEmpty();
      var left = one.relayed();
      assertThat(left).hasSize(2);
      assertThat(new EventDecoder().decode(left.getFirst().body()))
          .isEqualTo(new Decoded.Accepted(corrected));

      assertThat(append(one, corrected).seq()).isEqualTo(2);
      one.taken(left.getFirst()).await();
      assertThat(one.relayed()).containsExactly(left.getLast());
      append(two, said("c", "u2", "y"));
      assertThat(two.relayed()).as("it follows the conversation").containsExactly(left.getLast());
    }
  }

  private static Accepted append(EventJournal journal, TranscriptEvent event) {
    return (Accepted) journal.append(event).await();
  }

  @Test
  void replaysOneConversation() {
    all(List.of(said("a", "u1", "x"), said("b", "u1", "y"), ended("a", Outcome.RESOLVED)));
    var entries = new ArrayList<Entry>();

    journal.replay(id("a"), entries::add);

    assertThat(entries)
        .containsExactly(
            new Entry(1, said("a", "u1", "x")), new Entry(3, ended("a", Outcome.RESOLVED)));
  }

  @Test
  void leavesOutWhatCannotBeReadBack() {
    append(said("c", "u1", "hello"));
    journal
        .write(h -> h.execute("UPDATE events SET body = '{'"))
        .compose(_ -> journal.append(said("c", "u2", "world")))
        .await();

    assertThat(replayed()).containsExactly(said("c", "u2", "world"));
  }

  @Test
  void writesOtherThingsInTheOrderOfCalls() {
    var before = journal.append(said("c", "u1", "x"));
    var counted = Promise.<Long>promise();
    journal.write(h -> counted.complete(count(h)));
    journal.append(said("c", "u2", "x")).await();

    assertThat(before.succeeded()).isTrue();
    assertThat(counted.future().await()).isEqualTo(1);
  }

  @Test
  void undoesAWriteThatThrowsAndNothingElse() {
    var before = journal.append(said("c", "u1", "x"));
    var broken =
        journal.write(h -> {
          h.execute("DELETE FROM events");
          throw new IllegalStateException("changed my mind");
        });
    var after = journal.append(said("c", "u2", "x"));

    assertThat(before.await()).isEqualTo(new Accepted(1));
    assertThatThrownBy(broken::await).hasMessage("changed my mind");
    assertThat(after.await()).isEqualTo(new Accepted(2));
    assertThat(replayed()).hasSize(2);
  }

  @Test
  void outlivesAnError() {
    var broken =
        journal.write(_ -> {
          throw new StackOverflowError("too deep");
        });

    assertThatThrownBy(broken::await).isInstanceOf(StackOverflowError.class);
    assertThat(append(said("c", "u1", "x"))).isEqualTo(new Accepted(1));
  }

  @Test
  void refusesWhatIsMoreThanItHolds() {
    try (var small = new EventJournal(database, vertx, 2, Clock.systemUTC())) {
      var open = stall(small);

      var taken = List.of(small.append(said("c", "u1", "x")), small.append(said("c", "u2", "x")));
      var refused = small.append(said("c", "u3", "x"));
      open.countDown();

      assertThatThrownBy(refused::await).isInstanceOf(JournalFull.class);
      assertThat(Future.all(taken).await().succeeded()).isTrue();
      assertThat(small.append(said("c", "u3", "x")).await()).isInstanceOf(Accepted.class);
    }
  }

  @Test
  void failsAllOfABatchThatCannotBeCommittedAndTriesTheNextAfresh() {
    assumeTrue(storage == Storage.SQLITE, "a server makes a writer wait instead");
    var other = database.connect();
    other.begin();
    other.execute("DELETE FROM events");

    var refused =
        List.of(journal.append(said("c", "u1", "x")), journal.append(said("c", "u2", "x")));
    for (var future : refused) {
      assertThatThrownBy(future::await)
          .isInstanceOf(StorageRefused.class)
          .hasMessageContaining("tocsin.db")
          .hasMessageContaining("locked");
    }
    other.rollback();
    other.close();

    assertThat(append(said("c", "u1", "x"))).isInstanceOf(Accepted.class);
    assertThat(replayed()).hasSize(1);
  }

  @Test
  void acknowledgesNothingThatAFullDiskDidNotTake() {
    assumeTrue(storage == Storage.SQLITE, "a server's disk cannot be made small");
    journal.write(h -> h.createQuery("PRAGMA max_page_count = 40").mapTo(Long.class).one()).await();
    var large = "x".repeat(400_000);

    assertThatThrownBy(() -> append(said("c", "u1", large)))
        .isInstanceOf(StorageRefused.class)
        .hasMessageContaining("full");
    assertThat(replayed()).isEmpty();
    assertThat(append(said("c", "u1", "small"))).isInstanceOf(Accepted.class);
  }

  @Test
  void writesWhatIsWaitingBeforeItCloses() {
    var waiting = IntStream.range(0, 500).mapToObj(i -> journal.append(said("c", "u" + i, "x")));
    var futures = waiting.toList();

    journal.close();

    assertThat(Future.all(futures).await().succeeded()).isTrue();
    assertThatThrownBy(() -> append(said("c", "u", "x"))).hasMessage("the journal is closed");
    assertThat(replayed()).hasSize(500);
  }

  /** Keeps the journal's thread busy until the latch is opened. */
  private static CountDownLatch stall(EventJournal journal) {
    var begun = new CountDownLatch(1);
    var open = new CountDownLatch(1);
    journal.write(_ -> {
      begun.countDown();
      open.await();
    });
    try {
      begun.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
    return open;
  }

  private static TranscriptEvent event(String sign) {
    var value = sign.substring(2);
    return switch (sign.charAt(0)) {
      case 'U' -> said("c", "u1", value);
      case 'P' -> partial("c", "u1", value);
      case 'S' -> started("c", value);
      default -> ended("c", Outcome.valueOf(value));
    };
  }

  private List<String> signs(List<TranscriptEvent> events) {
    return all(events).stream().map(EventJournalTest::sign).toList();
  }

  private static String sign(Receipt receipt) {
    return switch (receipt) {
      case Accepted _ -> "+";
      case Duplicate _ -> "=";
      case Receipt.ForOwner _ -> ">";
    };
  }

  private Receipt append(TranscriptEvent event) {
    return journal.append(event).await();
  }

  private List<Receipt> all(List<TranscriptEvent> events) {
    return Future.all(events.stream().map(journal::append).toList()).await().list();
  }

  private List<TranscriptEvent> replayed() {
    var events = new ArrayList<TranscriptEvent>();
    journal.replay(entry -> events.add(entry.event()));
    return events;
  }

  private static long count(Handle handle) {
    return handle.createQuery("SELECT COUNT(*) FROM events").mapTo(Long.class).one();
  }
}
