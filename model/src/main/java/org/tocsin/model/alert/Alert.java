package org.tocsin.model.alert;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.EscalationKind;
import org.tocsin.model.conversation.UtteranceId;

/**
 * A call for a supervisor.
 *
 * @param id the same for the same conversation and utterance, so that a restart cannot ring twice
 * @param turn 0-based
 * @param atMs when that turn began, in milliseconds since the conversation's start; empty if
 *     unknown
 * @param risk the belief that rang, 0..1
 * @param reason what moved the belief, in one line
 * @param verdict empty while nobody has judged it
 */
public record Alert(
    String id,
    ConversationId conversation,
    UtteranceId utterance,
    int turn,
    OptionalLong atMs,
    double risk,
    EscalationKind kind,
    String reason,
    Optional<Verdict> verdict) {

  /** The id of an alert at this place. */
  public static String idOf(ConversationId conversation, UtteranceId utterance) {
    var place = conversation + "\n" + utterance;
    return UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** The same alert, judged. */
  public Alert judged(Verdict judgement) {
    return new Alert(
        id, conversation, utterance, turn, atMs, risk, kind, reason, Optional.of(judgement));
  }
}
