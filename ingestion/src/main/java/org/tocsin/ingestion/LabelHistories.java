package org.tocsin.ingestion;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.knowledge.Reaction;
import org.tocsin.model.label.Intervention;
import org.tocsin.model.label.LabelHistory;

/** Reads together what several tables tell of how conversations went. Blocks. */
public final class LabelHistories {
  private LabelHistories() {}

  /** What was said of one conversation, and done in it. */
  public static LabelHistory of(Database database, ConversationId id) {
    return database.read(handle -> of(handle, id));
  }

  static LabelHistory of(Handle handle, ConversationId id) {
    var rows = rows(handle, id);
    var interventions = new ArrayList<>(alerts(handle, id));
    interventions.addAll(held(handle, id));
    interventions.addAll(cards(handle, id));
    rows.forEach(row -> row.intervention().ifPresent(interventions::add));
    interventions.sort(Comparator.comparing(Intervention::at));
    var takenBack =
        rows.stream()
            .flatMapToLong(row -> row.withdraws().stream())
            .boxed()
            .collect(Collectors.toSet());
    return new LabelHistory(
        id,
        rows.stream()
            .flatMap(row -> row.entry().stream())
            .map(entry -> takenBack.contains(entry.seq()) ? entry.withoutClaim() : entry)
            .toList(),
        interventions);
  }

  private static List<LabelRow> rows(Handle handle, ConversationId id) {
    return handle
        .createQuery(
            "SELECT " + LabelRow.COLUMNS + " FROM labels WHERE conversation = ? ORDER BY id")
        .bind(0, id.value())
        .map((row, _) -> LabelRow.of(row))
        .list();
  }

  /** An alert without an utterance says that we are blind, not that it will escalate. */
  private static List<Intervention> alerts(Handle handle, ConversationId id) {
    return handle
        .createQuery("SELECT raised_at FROM alerts WHERE conversation = ? AND utterance <> ''")
        .bind(0, id.value())
        .map((row, _) ->
            new Intervention(
                Intervention.Kind.ALERT_SHOWN, "tocsin", Instant.ofEpochMilli(row.getLong(1))))
        .list();
  }

  /** One that waited was shown as waiting; one that was held out was shown to nobody. */
  private static List<Intervention> held(Handle handle, ConversationId id) {
    return handle
        .createQuery("SELECT state, raised_at FROM held_alerts WHERE conversation = ?")
        .bind(0, id.value())
        .map((row, _) ->
            new Intervention(
                row.getString(1).equals(HeldAlerts.State.SILENT.name())
                    ? Intervention.Kind.ALERT_SILENT
                    : Intervention.Kind.ALERT_SHOWN,
                "tocsin",
                Instant.ofEpochMilli(row.getLong(2))))
        .list();
  }

  private static List<Intervention> cards(Handle handle, ConversationId id) {
    return handle
        .createQuery("SELECT body, given_at FROM suggestion_feedback WHERE conversation = ?")
        .bind(0, id.value())
        .map((row, _) -> new Card(row.getString(1), row.getLong(2)))
        .stream()
        .flatMap(Card::used)
        .toList();
  }

  private record Card(String body, long at) {
    Stream<Intervention> used() {
      try {
        var said = Json.MAPPER.readTree(body);
        return said.path("feedback").asText().equals(Reaction.USED.name())
            ? Stream.of(
                new Intervention(
                    Intervention.Kind.CARD_USED,
                    said.path("by").asText(),
                    Instant.ofEpochMilli(at)))
            : Stream.empty();
      } catch (JsonProcessingException damaged) {
        return Stream.empty();
      }
    }
  }
}
