package org.tocsin.training;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.tocsin.model.classifier.SentimentHead;
import org.tocsin.model.classifier.SignalProbe;
import org.tocsin.model.classifier.TurnHeads;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.features.CueDetector;
import org.tocsin.model.features.Turn;
import org.tocsin.training.Label.Note;

/** Learns what single turns tell, and hears conversations with heads that have not seen them. */
record Listening(SentenceEncoder encoder, CueDetector cues, long seed, Consumer<String> progress) {

  /** The heads that conversations teach: the customer's mood, and what foreshadows. */
  TurnHeads learn(List<LabelledConversation> conversations, long headSeed) {
    return new TurnHeads(sentimentHead(conversations, headSeed), signalProbe(conversations));
  }

  /**
   * The turns that are learnt from, of every conversation, with what the heads of the other folds
   * make of them: what a head says of a turn that it has learnt by heart means nothing.
   */
  List<List<Turn>> heardByOthers(List<LabelledConversation> conversations, int folds) {
    var heads = new HashMap<Integer, TurnHeads>();
    for (int fold = 0; fold < folds; fold++) {
      int number = fold;
      var others = conversations.stream().filter(c -> c.fold(folds) != number).toList();
      heads.put(fold, learn(others, seed + 1 + fold));
      progress.accept("turn heads %d of %d".formatted(fold + 1, folds));
    }
    return conversations.stream()
        .map(c -> heard(c, requireNonNull(heads.get(c.fold(folds)))))
        .toList();
  }

  private SentimentHead sentimentHead(List<LabelledConversation> conversations, long headSeed) {
    var vectors = new ArrayList<float[]>();
    var sentiments = new ArrayList<Double>();
    for (var conversation : conversations) {
      conversation.label().sentiments().entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(e -> {
            vectors.add(encoder.encode(conversation.transcript().turns().get(e.getKey()).text()));
            sentiments.add(e.getValue());
          });
    }
    return SentimentHead.train(vectors, sentiments, headSeed);
  }

  /** Calm turns are no signals; an escalating conversation without marked signals says nothing. */
  private SignalProbe signalProbe(List<LabelledConversation> conversations) {
    var speakers = new ArrayList<Speaker>();
    var vectors = new ArrayList<float[]>();
    var signals = new ArrayList<Boolean>();
    for (var conversation : conversations) {
      var label = conversation.label();
      if (label.escalates() && label.signals().isEmpty()) {
        continue;
      }
      var marked = label.signals().stream().map(Note::turn).collect(toSet());
      var turns = conversation.transcript().turns();
      for (int i = 0; i < conversation.learnt(); i++) {
        speakers.add(turns.get(i).speaker());
        vectors.add(encoder.encode(turns.get(i).text()));
        signals.add(i == label.seen() || marked.contains(i));
      }
    }
    return SignalProbe.train(speakers, vectors, signals);
  }

  private List<Turn> heard(LabelledConversation conversation, TurnHeads heads) {
    return conversation.transcript().turns().stream()
        .limit(conversation.learnt())
        .map(u -> heard(u, heads))
        .toList();
  }

  private Turn heard(Utterance utterance, TurnHeads heads) {
    var vector = encoder.encode(utterance.text());
    return heads.heard(utterance, vector, cues.cues(utterance.speaker(), vector));
  }
}
