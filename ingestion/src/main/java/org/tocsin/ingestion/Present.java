package org.tocsin.ingestion;

import java.util.List;

/** The supervisors who are there now. Thread-safe. */
public interface Present {
  /** The names of those who may see a conversation, those of its team first; each name once. */
  List<String> supervisors(LiveConversation conversation);
}
