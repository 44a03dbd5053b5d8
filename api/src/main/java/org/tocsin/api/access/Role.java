package org.tocsin.api.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody is here for. */
public enum Role {
  /** Sends events. */
  INGEST,
  /** Sees their own conversations, and never a score. */
  AGENT,
  /** Sees the conversations of their team, with risk and reasons. */
  SUPERVISOR,
  /** Sees all conversations, redacted as they are stored, and the models. */
  DATA,
  /** May do everything. */
  ADMIN;

  /** The role's name on the wire and in token files: "supervisor". */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of that name. */
  public static Optional<Role> of(String word) {
    return Arrays.stream(values()).filter(r -> r.word().equals(word)).findFirst();
  }
}
