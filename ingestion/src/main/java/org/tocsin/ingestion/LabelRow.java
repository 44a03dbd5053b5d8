package org.tocsin.ingestion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tocsin.model.alert.Verdict;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.EscalationKind;
import org.tocsin.model.conversation.Outcome;
import org.tocsin.model.label.Claim;
import org.tocsin.model.label.Intervention;
import org.tocsin.model.label.LabelEntry;
import org.tocsin.model.label.Source;

/**
 * A row of the table of labels: what each kind of row says.
 *
 * @param withdraws the row that this one takes back
 */
record LabelRow(
    long seq,
    ConversationId conversation,
    String kind,
    JsonNode body,
    Instant at,
    OptionalLong withdraws) {
  /** What a row is read from. */
  static final String COLUMNS = "id, conversation, kind, body, given_at, withdraws";

  static final String VERDICT = "verdict";
  static final String OUTCOME = "outcome";
  static final String WHISPER = "whisper";
  static final String LABEL = "label";
  static final String WITHDRAWAL = "withdrawal";

  /** Of the {@link #COLUMNS}. */
  static LabelRow of(ResultSet row) throws SQLException {
    try {
      return new LabelRow(
          row.getLong("id"),
          new ConversationId(row.getString("conversation")),
          row.getString("kind"),
          Json.MAPPER.readTree(row.getString("body")),
          Instant.ofEpochMilli(row.getLong("given_at")),
          row.getObject("withdraws") == null
              ? OptionalLong.empty()
              : OptionalLong.of(row.getLong("withdraws")));
    } catch (JsonProcessingException damaged) {
      throw new SQLException("a row of labels is no JSON", damaged);
    }
  }

  /** What it says of how the conversation went; empty for a whisper. */
  Optional<LabelEntry> entry() {
    return switch (kind) {
      case VERDICT -> {
        var verdict = Verdict.valueOf(body.path("verdict").asText());
        yield Optional.of(entry(Source.VERDICT, verdict.name(), said(verdict)));
      }
      case OUTCOME -> {
        var outcome = Outcome.valueOf(body.path("outcome").asText());
        yield Optional.of(entry(Source.OUTCOME, outcome.name(), said(outcome)));
      }
      case LABEL -> {
        var claim = claim();
        yield Optional.of(
            entry(
                Source.valueOf(body.path("source").asText()),
                claim.escalates() ? "ESCALATES" : "CALM",
                Optional.of(claim)));
      }
      case WITHDRAWAL -> Optional.of(entry(Source.MANUAL, "TAKEN_BACK", Optional.empty()));
      default -> Optional.empty();
    };
  }

  /** Whether somebody gave this label by hand. */
  boolean byHand() {
    return entry().filter(e -> e.source() == Source.MANUAL).isPresent();
  }

  /** What was done in the conversation, if this row tells of something. */
  Optional<Intervention> intervention() {
    if (kind.equals(WHISPER)) {
      return Optional.of(done(Intervention.Kind.WHISPERED));
    }
    return kind.equals(VERDICT) && body.path("verdict").asText().equals(Verdict.INTERVENED.name())
        ? Optional.of(done(Intervention.Kind.STEPPED_IN))
        : Optional.empty();
  }

  /** Right: it was about to escalate. Who stepped in knows only what did not happen. */
  private static Optional<Claim> said(Verdict verdict) {
    return switch (verdict) {
      case RIGHT -> Optional.of(Claim.ESCALATED);
      case FALSE_ALARM -> Optional.of(Claim.CALM);
      case INTERVENED, SNOOZE -> Optional.empty();
    };
  }

  /** A transfer may be routine, and who hangs up may be content: neither says how it went. */
  private static Optional<Claim> said(Outcome outcome) {
    return switch (outcome) {
      case ESCALATED -> Optional.of(Claim.ESCALATED);
      case RESOLVED -> Optional.of(Claim.CALM);
      case ABANDONED, TRANSFERRED, UNKNOWN -> Optional.empty();
    };
  }

  private Claim claim() {
    var turn = body.path("turn");
    return new Claim(
        body.path("escalates").asBoolean(),
        Optional.of(body.path("kind").asText())
            .filter(k -> !k.isEmpty())
            .map(EscalationKind::valueOf),
        turn.isInt() ? OptionalInt.of(turn.asInt()) : OptionalInt.empty());
  }

  private LabelEntry entry(Source source, String word, Optional<Claim> claim) {
    return new LabelEntry(
        seq,
        conversation,
        source,
        word,
        claim,
        body.path("by").asText(),
        body.path("why").asText(),
        at);
  }

  private Intervention done(Intervention.Kind what) {
    return new Intervention(what, body.path("by").asText(), at);
  }
}
