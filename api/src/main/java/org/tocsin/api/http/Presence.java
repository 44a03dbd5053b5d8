package org.tocsin.api.http;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tocsin.api.access.Caller;
import org.tocsin.api.access.Role;
import org.tocsin.ingestion.LiveConversation;
import org.tocsin.ingestion.Present;
import org.tocsin.ingestion.Updates;

/** Who watches the updates of this process now, which is how it knows who is there. Thread-safe. */
public final class Presence implements Present {
  private static final Comparator<Caller> OWN_TEAM_FIRST =
      Comparator.comparing((Caller c) -> c.teams().isEmpty()).thenComparing(Presence::nameOf);

  private final Set<Visit> visits = ConcurrentHashMap.newKeySet();

  /** Two windows of one person are two of these. */
  private static final class Visit {
    private final Caller caller;

    Visit(Caller caller) {
      this.caller = caller;
    }
  }

  /** Somebody is there until the returned subscription is closed. */
  Updates.Subscription comes(Caller caller) {
    var visit = new Visit(caller);
    visits.add(visit);
    return () -> visits.remove(visit);
  }

  @Override
  public List<String> supervisors(LiveConversation conversation) {
    return visits.stream()
        .map(visit -> visit.caller)
        .filter(c -> c.role() == Role.SUPERVISOR && c.sees(conversation))
        .sorted(OWN_TEAM_FIRST)
        .map(Presence::nameOf)
        .distinct()
        .toList();
  }

  /** As the console calls somebody who takes a conversation on. */
  private static String nameOf(Caller caller) {
    return caller.person().orElse(caller.role().word());
  }
}
