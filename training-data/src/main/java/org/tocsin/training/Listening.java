package org.tocsin.training;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tocsin.model.classifier.ActProbe;
import org.tocsin.model.classifier.ReadingTrainer;
import org.tocsin.model.classifier.SentimentHead;
import org.tocsin.model.classifier.SignalProbe;
import org.tocsin.model.classifier.SpeakerProbe;
import org.tocsin.model.classifier.TurnHeads;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.features.Act;
import org.tocsin.model.features.Demand;
import org.tocsin.model.features.Reading;
import org.tocsin.model.features.Turn;
import org.tocsin.model.registry.FinishedParts;
import org.tocsin.training.Label.Note;

/**
 * Learns what single turns tell, and hears conversations with heads that have not seen them.
 *
 * @param rated teach the sentiment head beside the conversations, redacted
 * @param parts what was learnt before the training was stopped
 * @param progress is told a line now and then, by several threads
 */
record Listening(
    SentenceEncoder encoder,
    List<RatedTurn> rated,
    long seed,
    FinishedParts parts,
    Consumer<String> progress) {

  /*
   * Who labelled a turn of a conversation knew what came before it; by itself it may sound
   * otherwise. Each rated turn counts three times: moods of writers left out are read best so
   * (RATIONALE.md).
   */
  private static final int WEIGHT_OF_RATED = 3;

  /** The heads that conversations teach. */
  TurnHeads learn(List<LabelledConversation> conversations) {
    return learn(conversations, seed, speakerProbe(conversations));
  }

  private TurnHeads learn(
      List<LabelledConversation> conversations, long headSeed, SpeakerProbe speakers) {
    return new TurnHeads(
        sentimentHead(conversations, headSeed),
        signalProbe(conversations),
        actProbe(conversations, headSeed),
        speakers);
  }

  private SpeakerProbe speakerProbe(List<LabelledConversation> conversations) {
    var turns = conversations.stream().flatMap(c -> c.transcript().turns().stream()).toList();
    return SpeakerProbe.train(
        turns.stream().map(Utterance::speaker).toList(),
        turns.stream().map(u -> encoder.encode(u.text())).toList());
  }

  /**
   * Every conversation as those hear it who have not learnt from its fold: what a head says of a
   * turn that it has learnt by heart means nothing. Who speaks is not asked where it is known, so
   * that one probe does for all.
   */
  List<Perceived> heardByOthers(
      List<LabelledConversation> conversations, int folds, SpeakerProbe speakers) {
    var perceived =
        IntStream.range(0, folds)
            .parallel()
            .boxed()
            .flatMap(fold -> heardByOthers(conversations, folds, fold, speakers))
            .collect(toMap(Perceived::conversation, p -> p));
    return conversations.stream().map(c -> requireNonNull(perceived.get(c))).toList();
  }

  private Stream<Perceived> heardByOthers(
      List<LabelledConversation> conversations, int folds, int fold, SpeakerProbe speakers) {
    var others = conversations.stream().filter(c -> c.fold(folds) != fold).toList();
    var heads = parts.heads("fold-" + fold, () -> learn(others, seed + 1 + fold, speakers));
    var reading = parts.reading("fold-" + fold, () -> reading(others, speakers));
    progress.accept("turn heads and reading learnt without fold %d".formatted(fold + 1));
    return conversations.stream()
        .filter(c -> c.fold(folds) == fold)
        .map(c -> perceived(c, heads, reading));
  }

  /** What words and meaning as a whole tell, learnt from conversations. */
  Reading reading(List<LabelledConversation> conversations, SpeakerProbe speakers) {
    var seen = conversations.stream().filter(c -> c.label().seen() > 0).toList();
    return ReadingTrainer.learn(
        seen.stream().map(c -> meant(c, speakers)).toList(),
        seen.stream().map(c -> c.label().escalates()).toList(),
        seen.stream().map(c -> c.label().kind().filter(_ -> c.label().escalates())).toList());
  }

  /** What may be seen of a conversation, without what heads would make of it. */
  private List<Turn> meant(LabelledConversation conversation, SpeakerProbe speakers) {
    return conversation.transcript().turns().stream()
        .limit(conversation.label().seen())
        .map(u -> meant(u, speakers))
        .toList();
  }

  private Turn meant(Utterance utterance, SpeakerProbe speakers) {
    var vector = encoder.encode(utterance.text());
    return Turn.of(utterance, speakers.of(utterance, vector), vector);
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
    for (var turn : rated) {
      vectors.addAll(Collections.nCopies(WEIGHT_OF_RATED, encoder.encode(turn.text())));
      sentiments.addAll(Collections.nCopies(WEIGHT_OF_RATED, turn.sentiment()));
    }
    return SentimentHead.train(vectors, sentiments, headSeed);
  }

  /** In a conversation in which acts are labelled, a turn without any performs none. */
  private ActProbe actProbe(List<LabelledConversation> conversations, long headSeed) {
    var speakers = new ArrayList<Speaker>();
    var vectors = new ArrayList<float[]>();
    var acts = new ArrayList<Set<Act>>();
    for (var conversation : conversations) {
      var labelled = conversation.label().acts();
      var turns = conversation.transcript().turns();
      for (int i = 0; i < turns.size() && !labelled.isEmpty(); i++) {
        speakers.add(turns.get(i).speaker());
        vectors.add(encoder.encode(turns.get(i).text()));
        acts.add(labelled.getOrDefault(i, Set.of()));
      }
    }
    return ActProbe.train(speakers, vectors, acts, headSeed);
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

  private Perceived perceived(LabelledConversation conversation, TurnHeads heads, Reading reading) {
    var turns =
        conversation.transcript().turns().stream()
            .limit(conversation.learnt())
            .map(u -> heard(u, heads))
            .toList();
    var demands =
        IntStream.range(0, turns.size())
            .filter(i -> Demand.in(turns.subList(0, i + 1), u -> heard(u, heads)))
            .boxed()
            .collect(toSet());
    return new Perceived(conversation, turns, demands, reading);
  }

  private Turn heard(Utterance utterance, TurnHeads heads) {
    return heads.heard(utterance, encoder.encode(utterance.text()));
  }
}
