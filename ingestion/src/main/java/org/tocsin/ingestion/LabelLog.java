package org.tocsin.ingestion;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.Outcome;
import org.tocsin.model.conversation.TranscriptEvent.Ended;
import org.tocsin.model.label.Claim;
import org.tocsin.model.label.LabelEntry;
import org.tocsin.model.label.Source;

/**
 * What people and systems said of how conversations went, on disk: verdicts on alerts, outcomes,
 * labels. Only ever appended to. Thread-safe.
 */
public final class LabelLog {
  private static final String OF_THE_SOURCE = "source";

  /** Of a row l: nobody took it back. */
  private static final String STANDS =
      "NOT EXISTS (SELECT 1 FROM labels w WHERE w.withdraws = l.id)";

  private final Database database;
  private final EventJournal journal;
  private final Clock clock;

  public LabelLog(Database database, EventJournal journal, Clock clock) {
    this.database = database;
    this.journal = journal;
    this.clock = clock;
  }

  /** Succeeds once the claim is on disk; fails like {@link EventJournal#append}. */
  public Future<Void> keep(
      ConversationId conversation, Claim claim, Source source, String by, String why) {
    long now = clock.millis();
    return journal.write(handle -> enter(handle, conversation, claim, source, by, why, now));
  }

  /**
   * Takes back the last label that was given to a conversation by hand, by whomever. It stays in
   * the log, and counts no more. Succeeds with whether there was one, once that is on disk; fails
   * like {@link EventJournal#append}.
   */
  public Future<Boolean> takeBack(ConversationId conversation, String by) {
    long now = clock.millis();
    return journal.writing(handle -> {
      var last =
          handle
              .createQuery(
                  """
                  SELECT %s FROM labels l
                  WHERE l.conversation = ? AND l.kind = ? AND %s ORDER BY l.id DESC\
                  """
                      .formatted(LabelRow.COLUMNS, STANDS))
              .bind(0, conversation.value())
              .bind(1, LabelRow.LABEL)
              .map((row, _) -> LabelRow.of(row))
              .stream()
              .filter(LabelRow::byHand)
              .findFirst();
      last.ifPresent(row -> withdraw(handle, row, by, now));
      return last.isPresent();
    });
  }

  private static void withdraw(Handle handle, LabelRow row, String by, long now) {
    var body = Json.MAPPER.createObjectNode().put("by", by).put("why", "takes back " + row.seq());
    handle.execute(
        "INSERT INTO labels (conversation, kind, body, given_at, withdraws) VALUES (?, ?, ?, ?, ?)",
        row.conversation().value(),
        LabelRow.WITHDRAWAL,
        body.toString(),
        now,
        row.seq());
  }

  /** Entries behind a number, the oldest first, at most {@code most}. Blocks. */
  public List<LabelEntry> after(long seq, int most) {
    return database
        .read(handle ->
            handle
                .createQuery(
                    "SELECT %s FROM labels WHERE id > ? AND kind <> ? ORDER BY id LIMIT ?"
                        .formatted(LabelRow.COLUMNS))
                .bind(0, seq)
                .bind(1, LabelRow.WHISPER)
                .bind(2, most)
                .map((row, _) -> LabelRow.of(row))
                .list())
        .stream()
        .flatMap(row -> row.entry().stream())
        .toList();
  }

  /**
   * Enters labels that came from elsewhere, in one transaction, while a service may be running.
   * Blocks.
   */
  public static void take(Database database, List<Imported> labels, String by, Clock clock) {
    long now = clock.millis();
    try (var handle = database.connect()) {
      handle.useTransaction(h ->
          labels.forEach(
              l -> enter(h, l.conversation(), l.claim(), Source.IMPORT, by, l.why(), now)));
    }
  }

  /** A label that came from elsewhere. */
  public record Imported(ConversationId conversation, Claim claim, String why) {}

  private static void enter(
      Handle handle,
      ConversationId conversation,
      Claim claim,
      Source source,
      String by,
      String why,
      long now) {
    var body =
        Json.MAPPER
            .createObjectNode()
            .put("source", source.name())
            .put("escalates", claim.escalates())
            .put("by", by)
            .put("why", why);
    claim.kind().ifPresent(kind -> body.put("kind", kind.name()));
    claim.turn().ifPresent(turn -> body.put("turn", turn));
    append(handle, conversation, LabelRow.LABEL, body.toString(), now);
  }

  /** How the source says that a conversation ended, in one transaction with the end. */
  static void enter(Handle handle, Ended ended, long now) {
    if (ended.outcome() != Outcome.UNKNOWN) {
      var body =
          Json.MAPPER
              .createObjectNode()
              .put("outcome", ended.outcome().name())
              .put("by", OF_THE_SOURCE);
      append(handle, ended.conversation(), LabelRow.OUTCOME, body.toString(), now);
    }
  }

  private static void append(
      Handle handle, ConversationId conversation, String kind, String body, long now) {
    handle.execute(
        "INSERT INTO labels (conversation, kind, body, given_at) VALUES (?, ?, ?, ?)",
        conversation.value(),
        kind,
        body,
        now);
  }

  /** The conversations that somebody labelled by hand or by file. Blocks. */
  public List<ConversationId> labelled() {
    return database.read(handle ->
        handle
            .createQuery(
                "SELECT DISTINCT l.conversation FROM labels l WHERE l.kind = ? AND " + STANDS)
            .bind(0, LabelRow.LABEL)
            .map((row, _) -> new ConversationId(row.getString(1)))
            .list());
  }

  /** The conversations that ended last and that nobody labelled by hand or by file. Blocks. */
  public List<Unlabelled> unlabelled(int most) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                SELECT f.conversation, f.last_belief FROM finished f
                WHERE NOT EXISTS (SELECT 1 FROM labels l
                                  WHERE l.conversation = f.conversation AND l.kind = ? AND %s)
                ORDER BY f.ended_at DESC, f.conversation LIMIT ?\
                """
                    .formatted(STANDS))
            .bind(0, LabelRow.LABEL)
            .bind(1, most)
            .map((row, _) -> new Unlabelled(new ConversationId(row.getString(1)), row.getDouble(2)))
            .list());
  }

  /**
   * A conversation that has ended.
   *
   * @param belief the model's own at its end, 0..1
   */
  public record Unlabelled(ConversationId id, double belief) {}

  /** What the last outcome or verdict says of a conversation. Blocks. */
  public Optional<Boolean> escalated(ConversationId id) {
    return LabelHistories.of(database, id)
        .lastWord()
        .flatMap(LabelEntry::claim)
        .map(Claim::escalates);
  }
}
