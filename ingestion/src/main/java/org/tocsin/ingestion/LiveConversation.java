package org.tocsin.ingestion;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tocsin.model.alert.Alert;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.UtteranceId;
import org.tocsin.model.knowledge.Suggestion;
import org.tocsin.model.language.Annotation;
import org.tocsin.model.playbook.Guidance;
import org.tocsin.model.risk.Assessment;

/**
 * A conversation with all that was made of it.
 *
 * @param alerts in the order in which they rang
 * @param suggestions in the order in which they were made
 * @param guidance what the playbooks tell the agent to do
 * @param annotations what CoreNLP found in an utterance; comes after the belief
 * @param lastAt when its last event was taken, by this machine's clock; for show only
 * @param scorer whose beliefs the assessment holds
 */
public record LiveConversation(
    Assessment assessment,
    List<Alert> alerts,
    List<Suggestion> suggestions,
    Guidance guidance,
    Map<UtteranceId, Annotation> annotations,
    Instant lastAt,
    Scorer.Name scorer) {

  public LiveConversation {
    alerts = List.copyOf(alerts);
    suggestions = List.copyOf(suggestions);
    annotations = Map.copyOf(annotations);
  }

  public ConversationId id() {
    return assessment.conversation().id();
  }

  /** The alert that rang last. */
  public Optional<Alert> lastAlert() {
    return alerts.isEmpty() ? Optional.empty() : Optional.of(alerts.getLast());
  }

  LiveConversation with(Assessment next, Scorer.Name by, Instant now) {
    return new LiveConversation(next, alerts, suggestions, guidance, annotations, now, by);
  }

  /** With an alert; one of the same id takes the place of the earlier one. */
  LiveConversation with(Alert alert) {
    var known = alerts.stream().anyMatch(a -> a.id().equals(alert.id()));
    var next =
        known
            ? alerts.stream().map(a -> a.id().equals(alert.id()) ? alert : a).toList()
            : Stream.concat(alerts.stream(), Stream.of(alert)).toList();
    return new LiveConversation(
        assessment, next, suggestions, guidance, annotations, lastAt, scorer);
  }

  LiveConversation with(Suggestion suggestion) {
    return new LiveConversation(
        assessment,
        alerts,
        Stream.concat(suggestions.stream(), Stream.of(suggestion)).toList(),
        guidance,
        annotations,
        lastAt,
        scorer);
  }

  LiveConversation with(Guidance next) {
    return new LiveConversation(assessment, alerts, suggestions, next, annotations, lastAt, scorer);
  }

  LiveConversation with(UtteranceId utterance, Annotation annotation) {
    var next = new HashMap<>(annotations);
    next.put(utterance, annotation);
    return new LiveConversation(assessment, alerts, suggestions, guidance, next, lastAt, scorer);
  }
}
