package org.tocsin.api.access;

import java.util.Optional;
import java.util.Set;
import org.tocsin.ingestion.LiveConversation;
import org.tocsin.model.conversation.TranscriptEvent.Circumstances;

/**
 * Who is asking.
 *
 * @param person who it is, where a token says so
 * @param agent whose conversations an agent sees
 * @param teams whose conversations a supervisor sees; empty for all teams
 */
public record Caller(
    Role role, Optional<String> person, Optional<String> agent, Set<String> teams) {
  public Caller {
    teams = Set.copyOf(teams);
  }

  /** What the log says of who did something. */
  public String name() {
    return person.or(() -> agent).map(a -> role.word() + " " + a).orElse(role.word());
  }

  /** Whether this conversation is any of the caller's business. */
  public boolean sees(LiveConversation conversation) {
    return sees(conversation.assessment().conversation().circumstances());
  }

  private boolean sees(Circumstances circumstances) {
    return switch (role) {
      case INGEST -> false;
      case AGENT -> agent.isPresent() && agent.equals(circumstances.agent());
      case SUPERVISOR ->
          teams.isEmpty() || circumstances.team().filter(teams::contains).isPresent();
      case DATA, ADMIN -> true;
    };
  }

  /** Whether the caller may see all conversations. */
  public boolean seesAll() {
    return role == Role.DATA || role == Role.ADMIN || (role == Role.SUPERVISOR && teams.isEmpty());
  }

  /** Whether the caller may see risk, level and reasons. */
  public boolean seesRisk() {
    return role != Role.AGENT && role != Role.INGEST;
  }
}
