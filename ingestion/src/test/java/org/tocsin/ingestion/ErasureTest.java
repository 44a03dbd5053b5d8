package org.tocsin.ingestion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tocsin.ingestion.Events.ended;
import static org.tocsin.ingestion.Events.id;
import static org.tocsin.ingestion.Events.said;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.Outcome;
import org.tocsin.model.conversation.TranscriptEvent.Circumstances;
import org.tocsin.model.conversation.TranscriptEvent.Started;

@ParameterizedClass
@EnumSource
class ErasureTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Parameter private Storage storage = Storage.SQLITE;

  @TempDir private Path folder;
  private Instant now = NOON;
  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  @AutoClose private Disk disk;
  private Erasure erasure;
  private final List<ConversationId> forgotten = new ArrayList<>();

  @BeforeEach
  void open() {
    disk = Disk.open(storage, folder, clock);
    erasure = new Erasure(disk.journal(), new LiveConversations(10), forgotten::add, clock);
    tell("call-jane-1", "jane");
    tell("call-jane-2", "jane");
    tell("call-bob-1", "bob");
  }

  @Test
  void erasesTheConversationsOfOneCustomerEverywhere() {
    var erased = erasure.customer("jane", "admin").await();

    assertThat(erased.tombstones()).hasSize(2);
    assertThat(erased.rows())
        .containsEntry("events", 6)
        .containsEntry("labels", 4) // of each its verdict, and how it ended
        .containsEntry("alerts", 2)
        .containsEntry("finished", 2)
        .containsEntry("dead_letters", 2);
    assertThat(conversations()).containsOnly("call-bob-1");
    assertThat(forgotten).containsExactlyInAnyOrder(id("call-jane-1"), id("call-jane-2"));
  }

  @Test
  void leavesNoTraceInTheFilesButTheHash() throws IOException {
    assumeTrue(storage == Storage.SQLITE, "a server's files are its own");
    erasure.customer("jane", "admin").await();

    for (var file : List.of("tocsin.db", "tocsin.db-wal")) {
      var path = folder.resolve(file);
      var bytes = Files.exists(path) ? new String(Files.readAllBytes(path), UTF_8) : "";
      assertThat(bytes).as(file).doesNotContain("secret of call-jane");
    }
  }

  @Test
  void putsUpATombstoneThatTellsWhenAndByWhom() {
    var erased = erasure.conversation(id("call-bob-1"), "admin of team x").await();

    var rows =
        disk.database()
            .read(handle ->
                handle
                    .createQuery("SELECT id_hash || ' ' || why || ' ' || erased_by FROM tombstones")
                    .mapTo(String.class)
                    .list());

    assertThat(rows).containsExactly(erased.tombstones().getFirst() + " request admin of team x");
    assertThat(rows.getFirst()).doesNotContain("call-bob");
    assertThat(erased.at()).isEqualTo(NOON);
  }

  @Test
  void erasesNothingOfACustomerNobodyKnows() {
    var erased = erasure.customer("jan", "admin").await();

    assertThat(erased.tombstones()).isEmpty();
    assertThat(conversations()).hasSize(3);
  }

  @Test
  void keepsWhatIsNotOldEnough() {
    now = NOON.plus(Duration.ofDays(30));
    tell("call-bob-1", "bob");
    now = NOON.plus(Duration.ofDays(31));

    var erased = erasure.olderThan(Duration.ofDays(30)).await();

    assertThat(erased.tombstones()).hasSize(2);
    assertThat(conversations()).containsOnly("call-bob-1");
  }

  @Test
  void deletesOldDeadLettersOnTheirOwn() {
    now = NOON.plus(Duration.ofDays(8));

    assertThat(erasure.olderThan(Kept.DEAD_LETTERS, Duration.ofDays(7)).await()).isEqualTo(3);
    assertThat(conversations()).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource
  void erasesEachKindByItsAgeAloneAndLeavesTheEvents(Kept kind) {
    enterOneOfEachKind();
    now = NOON.plus(Duration.ofDays(8));

    assertThat(erasure.olderThan(kind, Duration.ofDays(9)).await()).isZero();
    assertThat(erasure.olderThan(kind, Duration.ofDays(7)).await()).isPositive();
    assertThat(erasure.olderThan(kind, Duration.ofDays(7)).await()).isZero();
    assertThat(conversations()).hasSize(3);
  }

  /** It would ring again when its conversation is told again. */
  @Test
  void keepsTheIdOfAnAlertWhoseWordsAreErased() {
    now = NOON.plus(Duration.ofDays(8));

    erasure.olderThan(Kept.ALERTS, Duration.ofDays(7)).await();

    var bodies =
        disk.database()
            .read(h -> h.createQuery("SELECT body FROM alerts").mapTo(String.class).list());
    assertThat(bodies).hasSize(3).containsOnly("{}");
  }

  private void enterOneOfEachKind() {
    long at = NOON.toEpochMilli();
    disk.journal()
        .write(handle -> {
          handle.execute(
              "INSERT INTO suggestion_feedback (suggestion, body, given_at) VALUES ('s', '{}', ?)",
              at);
          handle.execute(
              "INSERT INTO knowledge_gaps (conversation, utterance, said, risk, said_at)"
                  + " VALUES ('c', 'u', 'x', 0.5, ?)",
              at);
          handle.execute(
              "INSERT INTO held_alerts (id, conversation, body, state, raised_at)"
                  + " VALUES ('h', 'c', 'x', 'SILENT', ?)",
              at);
          for (int dead = 0; dead <= 1; dead++) {
            handle.execute(
                "INSERT INTO deliveries (receiver, conversation, alert, body, attempts, due_at,"
                    + " dead, entered_at) VALUES ('r', 'c', 'a', '{}', 0, 0, ?, ?)",
                dead,
                at);
          }
          handle.execute(
              "INSERT INTO raw_texts (conversation, utterance, body, heard_at)"
                  + " VALUES ('c', 'u', 'x', ?)",
              at);
        })
        .await();
  }

  @Test
  void takesTheSameConversationAnewAfterwards() {
    erasure.conversation(id("call-bob-1"), "admin").await();

    tell("call-bob-1", "bob");

    assertThat(conversations()).contains("call-bob-1");
  }

  private void tell(String conversation, String customer) {
    var nobody = Circumstances.UNKNOWN;
    disk.journal()
        .append(
            new Started(
                id(conversation),
                new Circumstances(
                    Optional.of(now),
                    nobody.channel(),
                    nobody.agent(),
                    nobody.team(),
                    nobody.queue(),
                    Optional.of(customer),
                    nobody.attributes())))
        .await();
    disk.journal().append(said(conversation, "u1", "secret of " + conversation + now)).await();
    disk.journal().append(ended(conversation, Outcome.RESOLVED)).await();
    disk.journal()
        .write(handle -> {
          handle.execute(
              "INSERT INTO labels (conversation, kind, body, given_at) VALUES (?, 'outcome', '', ?)",
              conversation,
              now.toEpochMilli());
          handle.execute(
              "INSERT INTO alerts VALUES (?, ?, 'u1', ?, 'OPEN', ?) ON CONFLICT (id) DO NOTHING",
              "alert of " + conversation,
              conversation,
              "secret of " + conversation,
              now.toEpochMilli());
          handle.execute(
              "INSERT INTO finished VALUES (?, 'm', 0.5, 0.5, 1)"
                  + " ON CONFLICT (conversation) DO NOTHING",
              conversation);
          handle.execute(
              "INSERT INTO dead_letters (frame, reason, received_at) VALUES (?, 'r', ?)",
              "{\"conversation\":\"" + conversation + "\"}",
              now.toEpochMilli());
        })
        .await();
  }

  private List<String> conversations() {
    var found = new TreeSet<String>();
    disk.journal().replay(entry -> found.add(entry.event().conversation().value()));
    return List.copyOf(found);
  }
}
