package org.tocsin.api.http;

import static org.tocsin.api.access.Role.ADMIN;
import static org.tocsin.api.access.Role.AGENT;
import static org.tocsin.api.access.Role.DATA;
import static org.tocsin.api.access.Role.INGEST;
import static org.tocsin.api.access.Role.SUPERVISOR;

import java.util.Set;
import org.tocsin.api.access.Role;

/** Roles that may take the same routes. */
public final class Who {
  public static final Set<Role> SENDERS = Set.of(INGEST, ADMIN);
  public static final Set<Role> LISTENERS = Set.of(INGEST, SUPERVISOR, DATA, ADMIN);
  public static final Set<Role> PEOPLE = Set.of(AGENT, SUPERVISOR, DATA, ADMIN);
  public static final Set<Role> AGENTS = Set.of(AGENT);
  public static final Set<Role> WATCHERS = Set.of(SUPERVISOR, DATA, ADMIN);
  public static final Set<Role> SUPERVISORS = Set.of(SUPERVISOR, ADMIN);
  public static final Set<Role> EDITORS = Set.of(DATA, ADMIN);
  public static final Set<Role> OPERATORS = Set.of(ADMIN);

  private Who() {}
}
