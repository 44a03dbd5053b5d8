package org.tocsin.api.access;

import java.util.Optional;
import org.tocsin.ingestion.LiveConversation;
import org.tocsin.model.conversation.TranscriptEvent.Circumstances;

/**
 * Who is asking.
 *
 * @param agent whose conversations an agent sees
 * @param team whose conversations a supervisor sees; empty for all teams
 */
public record Caller(Role role, Optional<String> agent, Optional<String> team) {

  /** What the log says of who did something. */
  public String name() {
    return agent.map(a -> role.word() + " " + a).orElse(role.word());
  }

  /** Whether this conversation is any of the caller's business. */
  public boolean sees(LiveConversation conversation) {
    return sees(conversation.assessment().conversation().circumstances());
  }

  private boolean sees(Circumstances circumstances) {
    return switch (role) {
      case INGEST -> false;
      case AGENT -> agent.isPresent() && agent.equals(circumstances.agent());
      case SUPERVISOR -> team.isEmpty() || team.equals(circumstances.team());
      case DATA, ADMIN -> true;
    };
  }

  /** Whether the caller may see risk, level and reasons. */
  public boolean seesRisk() {
    return role != Role.AGENT && role != Role.INGEST;
  }
}
