package org.tocsin.training;

import java.util.List;
import org.tocsin.model.features.Turn;

/**
 * A labelled conversation with all of its turns as they were perceived, in the order of the file.
 */
record Heard(LabelledConversation conversation, List<Turn> turns) {
  Heard {
    turns = List.copyOf(turns);
  }

  /** The turns before the escalation. */
  List<Turn> seen() {
    return turns.subList(0, conversation.label().seen());
  }

  boolean escalates() {
    return conversation.label().escalates();
  }
}
