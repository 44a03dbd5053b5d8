package org.tocsin.api.command;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tocsin.ingestion.LiveConversation;
import org.tocsin.ingestion.Update;
import org.tocsin.model.alert.Alert;
import org.tocsin.model.alert.Level;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.Outcome;
import org.tocsin.model.knowledge.Suggestion;
import org.tocsin.training.Label;

/** The demo in the terminal: what the wall shows, a line an event worth a line. Thread-safe. */
final class Story {
  /** What a repeated conversation's id carries before the number of its round. */
  static final String ROUND = "-round";

  private static final Pattern REPEATED = Pattern.compile(ROUND + "\\d+$");

  private final PrintStream out;
  private final Map<ConversationId, Label> labels;
  private final Map<ConversationId, Level> levels = new HashMap<>();

  /**
   * @param labels what really came of the conversations, told when they end; may be empty
   */
  Story(PrintStream out, Map<ConversationId, Label> labels) {
    this.out = out;
    this.labels = Map.copyOf(labels);
  }

  synchronized void tell(Update update) {
    switch (update) {
      case Update.Moved(var conversation, var _) -> moved(conversation);
      case Update.Rang(var conversation, var alert) -> rang(conversation, alert);
      case Update.Passed(var conversation, var _, var pass) ->
          line(
              "passed on",
              conversation,
              "nobody acted; now " + pass.to().orElse("all") + " has it");
      case Update.NotHeard(var conversation, var unheard) ->
          line("input", conversation, unheard.over() ? "is heard again" : unheard.reason());
      case Update.Waits(var conversation, var place) ->
          place.ifPresent(p ->
              line(
                  "waits",
                  conversation,
                  "for a free supervisor, %d of %d".formatted(p.place(), p.of())));
      case Update.Offered(var conversation, var suggestion) -> offered(conversation, suggestion);
      case Update.Guided(var conversation) -> guided(conversation);
      case Update.Whispered(var conversation, var text, var from, var _) ->
          line("whisper", conversation, from + ": " + text);
      case Update.Handled(var conversation, var handling) ->
          line("handled", conversation, handling.by() + ": " + handling.step());
    }
  }

  private void moved(LiveConversation conversation) {
    var assessment = conversation.assessment();
    var level = assessment.standing().level();
    if (assessment.conversation().ended()) {
      if (levels.remove(conversation.id()) != null) {
        ended(conversation);
      }
    } else if (assessment.risk().isPresent()) {
      var before = levels.put(conversation.id(), level);
      if (before != null && before != level) {
        line(
            level == Level.CALM ? "calm" : level == Level.WATCH ? "watch" : "high",
            conversation,
            "risk %.2f at turn %d"
                .formatted(
                    assessment.risk().orElseThrow().probability(), assessment.turns().size()));
      }
    }
  }

  private void rang(LiveConversation conversation, Alert alert) {
    line(
        "ALERT",
        conversation,
        "risk %.2f at turn %d, likely %s. Why: %s"
            .formatted(alert.risk(), alert.turn() + 1, alert.kind().words(), alert.reason()));
  }

  private void guided(LiveConversation conversation) {
    var guidance = conversation.guidance();
    guidance
        .lead()
        .ifPresent(lead -> {
          var play = guidance.plays().getFirst();
          var step = play.playbook().steps().get(lead.step());
          line("guide", conversation, play.playbook().title() + ": " + play.worded(step.text()));
        });
  }

  private void offered(LiveConversation conversation, Suggestion suggestion) {
    line("assist", conversation, "\"%s\"".formatted(suggestion.title()));
  }

  private void ended(LiveConversation conversation) {
    var rang = conversation.alerts().stream().findFirst();
    var label = Optional.ofNullable(labels.get(original(conversation.id())));
    line("ended", conversation, label.map(l -> outcome(l, rang)).orElse(""));
  }

  private static String outcome(Label label, Optional<Alert> rang) {
    if (!label.escalates()) {
      return rang.isPresent() ? "calm in truth: a false alarm" : "calm in truth, and not rung";
    }
    var what =
        "escalated in truth at turn %d (%s)"
            .formatted(label.seen() + 1, label.kind().map(k -> k.words()).orElse("?"));
    return rang.map(a -> what + lead(label.seen() - a.turn())).orElse(what + ", not rung");
  }

  private static String lead(int turns) {
    return turns > 0 ? ", rung %d turns before".formatted(turns) : ", rung too late";
  }

  /** What became of a conversation, for whoever would tell it at its end. */
  Outcome outcome(ConversationId id) {
    return Optional.ofNullable(labels.get(original(id)))
        .map(label -> label.escalates() ? Outcome.ESCALATED : Outcome.RESOLVED)
        .orElse(Outcome.UNKNOWN);
  }

  private static ConversationId original(ConversationId id) {
    return new ConversationId(REPEATED.matcher(id.value()).replaceFirst(""));
  }

  private void line(String what, LiveConversation conversation, String text) {
    out.printf("%-7s %-24s %s%n", what, conversation.id(), text);
  }
}
