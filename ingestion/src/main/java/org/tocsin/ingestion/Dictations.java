package org.tocsin.ingestion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.TranscriptEvent.Spoken;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.language.Dictation;
import org.tocsin.model.language.Dictation.Turn;
import org.tocsin.model.language.Redactor;

/**
 * Redacts what is said in the light of what was said before in its conversation. Remembers the last
 * turns of a bounded number of conversations as they were said, in memory alone. Each conversation
 * belongs to one lane; different conversations may be redacted in parallel.
 */
final class Dictations {

  /*
   * After a restart, and for a conversation that was silent for long, the turns are those of the
   * journal: redacted, which is enough to know what was asked for and what a number continues, and
   * to redact a turn that comes twice as it was redacted at first.
   */

  private static final int MOST_CONVERSATIONS = 10_000;

  private final Redactor redactor;
  private final Function<ConversationId, List<Utterance>> stored;
  private final Map<ConversationId, Known> known = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param stored what the journal has of a conversation; may block and throw {@link
   *     StorageRefused}
   */
  Dictations(Redactor redactor, Function<ConversationId, List<Utterance>> stored) {
    this.redactor = redactor;
    this.stored = stored;
  }

  private record Known(Dictation dictation, List<Utterance> utterances) {}

  /**
   * What to journal for something said.
   *
   * @param earlier utterances of which it lets more be seen, to be written anew before it
   */
  record Redaction(List<Spoken> earlier, Spoken now) {
    Redaction {
      earlier = List.copyOf(earlier);
    }
  }

  /** Something said without what is sensitive. Blocks when its conversation is not at hand. */
  Redaction redact(Spoken event) {
    var id = event.conversation();
    var before = at(id);
    var said = event.utterance();
    var heard = before.dictation.hear(turn(said), redactor);
    keep(id, new Known(heard.after(), newest(before.utterances, said)));
    var earlier = new ArrayList<Spoken>();
    for (var rewritten : heard.rewritten()) {
      before.utterances.stream()
          .filter(u -> u.id().value().equals(rewritten.id()))
          .forEach(u -> earlier.add(new Spoken(id, u.saying(rewritten.redacted().text()))));
    }
    return new Redaction(earlier, new Spoken(id, said.saying(heard.redacted().text())));
  }

  /** Forgets what was said in a conversation. */
  void forget(ConversationId id) {
    synchronized (known) {
      known.remove(id);
    }
  }

  private Known at(ConversationId id) {
    synchronized (known) {
      var found = known.get(id);
      if (found != null) {
        return found;
      }
    }
    var before = new Known(Dictation.begin(), List.of());
    for (var utterance : stored.apply(id)) {
      var heard = before.dictation.hear(turn(utterance), redactor);
      before = new Known(heard.after(), newest(before.utterances, utterance));
    }
    return before;
  }

  private void keep(ConversationId id, Known now) {
    synchronized (known) {
      known.put(id, now);
      if (known.size() > MOST_CONVERSATIONS) {
        known.remove(known.keySet().iterator().next());
      }
    }
  }

  private static Turn turn(Utterance utterance) {
    return new Turn(utterance.id().value(), utterance.speaker().name(), utterance.text());
  }

  private static List<Utterance> newest(List<Utterance> utterances, Utterance newest) {
    var kept = new ArrayList<>(utterances);
    kept.removeIf(u -> u.id().equals(newest.id()));
    kept.add(newest);
    return List.copyOf(kept.subList(Math.max(0, kept.size() - Dictation.MOST_KEPT), kept.size()));
  }
}
