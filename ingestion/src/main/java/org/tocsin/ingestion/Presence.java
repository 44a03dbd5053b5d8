package org.tocsin.ingestion;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tocsin.model.alert.Supervisor;

/** Which supervisors have the console open. Thread-safe. */
public final class Presence {
  private final Map<Object, Supervisor> open = new LinkedHashMap<>();

  /** An end to being there. */
  public interface Leaving {
    void leave();
  }

  /**
   * Somebody is there until the returned wish to leave; several times if they have several pages.
   */
  public synchronized Leaving enter(Supervisor supervisor) {
    var page = new Object();
    open.put(page, supervisor);
    return () -> leave(page);
  }

  private synchronized void leave(Object page) {
    open.remove(page);
  }

  /** Those who are there, each once. */
  public synchronized List<Supervisor> there() {
    return List.copyOf(
        open.values().stream()
            .collect(
                Collectors.toMap(Supervisor::name, s -> s, (one, _) -> one, LinkedHashMap::new))
            .values());
  }
}
