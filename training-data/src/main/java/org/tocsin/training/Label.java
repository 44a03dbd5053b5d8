package org.tocsin.training;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tocsin.model.conversation.EscalationKind;
import org.tocsin.model.features.Act;

/**
 * What people say of a recorded conversation.
 *
 * @param seen how many turns come before the escalation; all of them if it is calm or escalates
 *     after its end
 * @param sentiments of customer turns by turn, in order, −2..2; may be empty
 * @param acts the dialogue acts of turns that perform any, by turn, in order; empty if nobody
 *     labelled them
 * @param signals turns whose content foreshadows the escalation, with a word for why
 * @param needs turns after which an article would have helped, with the article's id
 */
public record Label(
    boolean escalates,
    int seen,
    Optional<EscalationKind> kind,
    Map<Integer, Double> sentiments,
    Map<Integer, Set<Act>> acts,
    List<Note> signals,
    List<Note> needs) {

  public Label {
    sentiments = Collections.unmodifiableMap(new TreeMap<>(sentiments));
    acts = Collections.unmodifiableMap(new TreeMap<>(acts));
    signals = List.copyOf(signals);
    needs = List.copyOf(needs);
  }

  /** A word about one turn. */
  public record Note(int turn, String text) {}
}
