package org.tocsin.api.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tocsin.ingestion.LabelLog;
import org.tocsin.ingestion.StoredConversations;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.encoder.Meaning;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.label.LabelQueue;
import org.tocsin.model.label.LabelQueue.Candidate;
import org.tocsin.model.label.LabelQueue.Queue;

/** The conversations of this place that somebody should label next. Blocks; thread-safe. */
public final class Queueing {
  /** So many of the newest are looked at: what each means has to be encoded once. */
  private static final int LOOKED_AT = 500;

  private static final int SHOWN = 50;
  private static final int REMEMBERED = 20_000;

  private final LabelLog log;
  private final StoredConversations stored;
  private final SentenceEncoder encoder;
  private final Map<ConversationId, Meaning> meanings = new ConcurrentHashMap<>();

  public Queueing(LabelLog log, StoredConversations stored, SentenceEncoder encoder) {
    this.log = log;
    this.stored = stored;
    this.encoder = encoder;
  }

  /** Those that would teach most, first. */
  public Queue queue() {
    if (meanings.size() > REMEMBERED) {
      meanings.clear();
    }
    var candidates = new ArrayList<Candidate>();
    for (var each : log.unlabelled(LOOKED_AT)) {
      meaning(each.id())
          .ifPresent(meaning ->
              candidates.add(
                  new Candidate(each.id(), each.belief(), log.escalated(each.id()), meaning)));
    }
    var labelled = log.labelled();
    var newest = labelled.subList(Math.max(0, labelled.size() - LOOKED_AT), labelled.size());
    return LabelQueue.of(
        candidates, newest.stream().flatMap(id -> meaning(id).stream()).toList(), SHOWN);
  }

  /** Forgets what an erased conversation meant. */
  public void forget(ConversationId id) {
    meanings.remove(id);
  }

  private Optional<Meaning> meaning(ConversationId id) {
    var known = meanings.get(id);
    if (known != null) {
      return Optional.of(known);
    }
    var found = stored.of(id).map(s -> meaning(s.conversation().utterances()));
    found.ifPresent(meaning -> meanings.put(id, meaning));
    return found;
  }

  /** What the customer said; what all said, if the customer said nothing. */
  private Meaning meaning(List<Utterance> utterances) {
    var theirs = utterances.stream().filter(u -> u.speaker() == Speaker.CUSTOMER).toList();
    var read = theirs.isEmpty() ? utterances : theirs;
    return Meaning.of(read.stream().map(Utterance::text).toList(), encoder);
  }
}
