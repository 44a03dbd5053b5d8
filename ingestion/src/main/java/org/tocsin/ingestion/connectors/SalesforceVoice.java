package org.tocsin.ingestion.connectors;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tocsin.model.conversation.Outcome;
import org.tocsin.model.conversation.Speaker;

/**
 * Salesforce Service Cloud Voice: the events of its toolkit, {@code {type, detail}}. The words of a
 * type count, not their case. Not seen in a source: the roles of customers and virtual agents (the
 * toolkit's types list Agent and Supervisor).
 */
final class SalesforceVoice implements Connector {

  @Override
  public String name() {
    return "salesforce-voice";
  }

  @Override
  public String reads() {
    return "Salesforce Service Cloud Voice toolkit events";
  }

  @Override
  public Map<String, Speaker> speakers() {
    return Map.of(
        "agent", Speaker.AGENT,
        "supervisor", Speaker.AGENT,
        "customer", Speaker.CUSTOMER,
        "enduser", Speaker.CUSTOMER,
        "end_user", Speaker.CUSTOMER,
        "contact", Speaker.CUSTOMER,
        "virtualagent", Speaker.BOT,
        "virtual_agent", Speaker.BOT,
        "bot", Speaker.BOT);
  }

  @Override
  public boolean recognises(Part payload) {
    return payload.in("type").isText() && payload.in("detail").in("callId").exists();
  }

  @Override
  public void read(Part payload, Hearing hearing) throws Unreadable {
    var detail = payload.in("detail");
    var call = hearing.conversation(detail.in("callId"));
    switch (payload.in("type").needText().toLowerCase(Locale.ROOT).replace("_", "")) {
      case "callstarted", "callconnected" -> hearing.begin(call, _ -> {});
      case "transcript" -> transcript(detail, call, hearing);
      case "callended" -> hearing.end(call, Optional.empty(), Outcome.UNKNOWN);
      default -> {
        // hold, mute, flags
      }
    }
  }

  private static void transcript(Part detail, String call, Hearing hearing) throws Unreadable {
    var role = detail.in("sender").in("role").word();
    var sent = detail.in("clientSentTimestamp");
    var moment = detail.either("serverReceivedTimestamp", "clientSentTimestamp").instant();
    var id = detail.either("id", "messageId").id();
    var name =
        id.isPresent()
            ? id.get()
            : sent.exists() ? role.toLowerCase(Locale.ROOT) + "-" + sent.needId() : hearing.fresh();
    hearing.say(
        Turn.of(call, name, hearing.speaker(role), detail.in("content").in("text").needText())
            .from(hearing.since(call, moment)));
  }
}
