package org.tocsin.training.benchmark;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.training.Corpus;
import org.tocsin.training.Label.Note;
import org.tocsin.training.LabelledConversation;

/**
 * Which articles the conversations need, by the majority of three: who wrote a conversation, and
 * two who read it later without knowing what the others or the product found. Writers were asked
 * for needs in about six conversations of ten, so theirs alone are too few.
 */
final class NeedLabels {
  private static final int MAJORITY = 2;

  private final Map<ConversationId, List<Note>> read;

  private NeedLabels(Map<ConversationId, List<Note>> read) {
    this.read = read;
  }

  /** Those of the corpus' test side, which was read twice. */
  static NeedLabels shipped() {
    return of(Corpus.needs());
  }

  /** From lines as {@link Corpus#needs()} has them. */
  static NeedLabels of(List<String> lines) {
    return new NeedLabels(
        lines.stream()
            .skip(1)
            .map(line -> line.split(",", -1))
            .filter(cells -> !cells[1].isEmpty())
            .collect(
                groupingBy(
                    cells -> new ConversationId(cells[0]),
                    mapping(cells -> new Note(Integer.parseInt(cells[1]), cells[2]), toList()))));
  }

  /** The articles that at least two of three name, each at the median of their turns. */
  List<Note> of(LabelledConversation conversation) {
    var turns = new LinkedHashMap<String, List<Integer>>();
    var all = new ArrayList<>(conversation.label().needs());
    all.addAll(read.getOrDefault(conversation.transcript().id(), List.of()));
    all.forEach(
        need -> turns.computeIfAbsent(need.text(), _ -> new ArrayList<>()).add(need.turn()));
    return turns.entrySet().stream()
        .filter(named -> named.getValue().size() >= MAJORITY)
        .map(named -> new Note(median(named.getValue()), named.getKey()))
        .toList();
  }

  private static int median(List<Integer> turns) {
    return turns.stream().sorted().toList().get(turns.size() / 2);
  }
}
