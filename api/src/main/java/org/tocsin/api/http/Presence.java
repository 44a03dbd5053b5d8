package org.tocsin.api.http;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.tocsin.api.access.Caller;
import org.tocsin.api.access.Role;
import org.tocsin.ingestion.LiveConversation;
import org.tocsin.ingestion.Present;
import org.tocsin.ingestion.Updates;
import org.tocsin.model.alert.Supervisor;

/** Who watches the updates of this process now, which is how it knows who is there. Thread-safe. */
public final class Presence implements Present {
  private static final Comparator<Caller> OWN_TEAM_FIRST =
      Comparator.comparing((Caller c) -> c.teams().isEmpty()).thenComparing(Presence::nameOf);

  private final Set<Visit> visits = ConcurrentHashMap.newKeySet();

  /** Between what several supervisors without a name are called and the number of their window. */
  public static final String NAMELESS = " #";

  private final AtomicLong windows = new AtomicLong();
  private final String process;

  /**
   * @param instance what this process is called where there are several, whose windows are others
   */
  public Presence(Optional<String> instance) {
    this.process = instance.map(name -> name + "-").orElse("");
  }

  /** One window; a person may have several. */
  private record Visit(Caller caller, String process, long window) {
    String name() {
      return caller.person().isPresent()
          ? caller.name()
          : caller.name() + NAMELESS + process + window;
    }
  }

  /**
   * Somebody is there until the returned subscription is closed; who does not want to be disturbed
   * counts as away.
   */
  Updates.Subscription comes(Caller caller, boolean undisturbed) {
    if (undisturbed || caller.role() != Role.SUPERVISOR) {
      return () -> {};
    }
    var visit = new Visit(caller, process, windows.incrementAndGet());
    visits.add(visit);
    return () -> visits.remove(visit);
  }

  /**
   * The supervisors who are there, each once; who has no name of their own counts once a window.
   */
  public List<Supervisor> there() {
    return visits.stream()
        .sorted(Comparator.comparingLong(Visit::window))
        .map(visit -> new Supervisor(visit.name(), visit.caller.teams()))
        .collect(Collectors.toMap(Supervisor::name, s -> s, (one, _) -> one, LinkedHashMap::new))
        .values()
        .stream()
        .toList();
  }

  @Override
  public List<String> supervisors(LiveConversation conversation) {
    return visits.stream()
        .map(visit -> visit.caller)
        .filter(c -> c.sees(conversation))
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
