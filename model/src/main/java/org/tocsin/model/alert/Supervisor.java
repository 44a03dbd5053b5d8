package org.tocsin.model.alert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who could be rung for.
 *
 * @param name who it is
 * @param teams whose conversations they look after; empty for all teams
 */
public record Supervisor(String name, Set<String> teams) {
  /** Those with few teams are taken before those who could help anywhere. */
  private static final Comparator<Supervisor> NARROWEST =
      Comparator.comparingInt(s -> s.teams().isEmpty() ? Integer.MAX_VALUE : s.teams().size());

  public Supervisor {
    teams = Set.copyOf(teams);
  }

  /** Whether a conversation of a team is any of their business. */
  public boolean sees(Optional<String> team) {
    return teams.isEmpty() || team.filter(teams::contains).isPresent();
  }

  /**
   * Those who have nothing to do yet.
   *
   * @param rung the team of each alert that rang and that nobody has dealt with: each keeps one
   *     busy who could see it, nobody knows which
   */
  public static List<Supervisor> free(List<Supervisor> there, List<Optional<String>> rung) {
    var free = new ArrayList<>(there);
    rung.forEach(team -> one(free, team).ifPresent(free::remove));
    return List.copyOf(free);
  }

  /** The one to be rung for a conversation of a team. */
  static Optional<Supervisor> one(List<Supervisor> free, Optional<String> team) {
    return free.stream().filter(s -> s.sees(team)).min(NARROWEST);
  }
}
