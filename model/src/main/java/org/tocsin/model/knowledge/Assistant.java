package org.tocsin.model.knowledge;

import static java.util.Comparator.comparingInt;
import static java.util.Comparator.comparingLong;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.Span;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.encoder.Vectors;

/**
 * Finds the article that helps the agent with what the customer is saying, and says nothing when
 * there is none worth a glance. Thread-safe; keeps no state of its own between turns.
 */
public final class Assistant {

  /** How many hits are looked at to tell the trade of a conversation. */
  private static final int WIDE = 30;

  /** Sentences this close to the best one are marked too. */
  private static final double NEARLY_BEST = 0.02;

  /** So many sentences of a passage may be marked. */
  private static final int LOOKED_AT = 3;

  private final KnowledgeBase knowledge;
  private final SentenceEncoder encoder;
  private final SmallTalk smallTalk;
  private final Preference preference;

  /**
   * Learns what small talk is: about half a second.
   *
   * @param encoder the one behind {@code knowledge}; give both the same {@code CachedEncoder}, so
   *     that a turn is encoded once
   */
  public Assistant(KnowledgeBase knowledge, SentenceEncoder encoder) {
    this(knowledge, encoder, Preference.NONE);
  }

  /** The same, with what is known of the articles beside their texts. */
  public Assistant(KnowledgeBase knowledge, SentenceEncoder encoder, Preference preference) {
    this.knowledge = knowledge;
    this.encoder = encoder;
    this.smallTalk = SmallTalk.learned(encoder);
    this.preference = preference;
  }

  /**
   * The suggestion that a turn calls for, if any. An article among those {@code shown} in this
   * conversation is never suggested again, nor is the second best in its place.
   */
  public Optional<Suggestion> suggestion(
      ConversationId conversation,
      Setting setting,
      List<Utterance> turns,
      int turn,
      Set<ArticleId> shown) {
    var ranking = ranked(setting, turns, turn, 1);
    return ranking.hits().stream()
        .filter(hit -> ranking.speak() && !shown.contains(hit.article().id()))
        .findFirst()
        .map(hit -> suggestion(conversation, turns, turn, hit));
  }

  /** The best {@code k} articles for a turn, whoever speaks and whatever it is about. */
  public Ranking ranked(Setting setting, List<Utterance> turns, int turn, int k) {
    var found = knowledge.search(Question.at(turns, turn), setting, WIDE + k);
    var hits = leaning(setting, turns, turn).applied(preferred(setting, found));
    return new Ranking(hits.stream().limit(k).toList(), speaks(setting, turns, turn, hits));
  }

  /** What the agents of a queue make of the articles moves their scores. */
  private List<Hit> preferred(Setting setting, List<Hit> found) {
    return found.stream()
        .map(hit -> hit.preferred(preference.of(setting.queue(), hit.article().id())))
        .toList();
  }

  /** Where the trade is known there is nothing to lean to. */
  private Leaning leaning(Setting setting, List<Utterance> turns, int turn) {
    if (setting.vertical().isPresent()) {
      return Leaning.NONE;
    }
    return Question.before(turns, turn)
        .map(said -> Leaning.of(knowledge.search(said, setting, WIDE)))
        .orElse(Leaning.NONE);
  }

  /**
   * What could be shown for a turn, and whether it would.
   *
   * @param hits best first
   * @param speak whether an agent in a live conversation would be shown the first
   */
  public record Ranking(List<Hit> hits, boolean speak) {
    public Ranking {
      hits = List.copyOf(hits);
    }
  }

  private boolean speaks(Setting setting, List<Utterance> turns, int turn, List<Hit> hits) {
    var said = turns.get(turn);
    return said.speaker() == Speaker.CUSTOMER
        && !hits.isEmpty()
        && new Worth(lead(hits), alone(setting, said), smallTalkIn(said), turn).speaks();
  }

  /**
   * Whether a customer's turn calls for an article, as far as it can be told from the turn alone,
   * and there is none that is about it.
   */
  public boolean lacks(Setting setting, List<Utterance> turns, int turn) {
    var said = turns.get(turn);
    return said.speaker() == Speaker.CUSTOMER
        && Need.of(said.text(), smallTalkIn(said), alone(setting, said)).isUnanswered();
  }

  /** Of the best over the second best; over nothing if it is the only one. */
  private static double lead(List<Hit> hits) {
    return hits.get(0).score() - (hits.size() > 1 ? hits.get(1).score() : 0);
  }

  /** "Sure, go ahead" after a question must not repeat its answer. */
  private double alone(Setting setting, Utterance said) {
    return knowledge.search(Question.of(said.text()), setting, 1).stream()
        .mapToDouble(Hit::score)
        .max()
        .orElse(0);
  }

  private double smallTalkIn(Utterance utterance) {
    return smallTalk.likeness(encoder.encode(utterance.text()));
  }

  private Suggestion suggestion(
      ConversationId conversation, List<Utterance> turns, int turn, Hit hit) {
    var utterance = turns.get(turn);
    return new Suggestion(
        SuggestionId.of(conversation, utterance.id(), hit.article().id()),
        turn,
        hit.article().id(),
        hit.article().title(),
        hit.passage(),
        answers(hit.passage().text(), utterance.text()),
        hit.score());
  }

  /**
   * The sentences of a passage that are nearest to what was said, among the few that share most
   * words with it: each of them is encoded when it is first looked at.
   */
  private List<Span> answers(String passage, String said) {
    var words = Fillers.tellingSet(said);
    float[] meaning = encoder.encode(said);
    var sentences =
        Prose.sentences(passage).stream()
            .filter(span -> !span.of(passage).startsWith("#"))
            .sorted(comparingLong(span -> -shared(words, span.of(passage))))
            .limit(LOOKED_AT)
            .map(span -> new Sentence(span, likeness(span.of(passage), meaning)))
            .sorted(comparingInt(sentence -> sentence.span.start()))
            .toList();
    double best = sentences.stream().mapToDouble(Sentence::likeness).max().orElse(-1);
    return sentences.stream()
        .filter(sentence -> sentence.likeness >= best - NEARLY_BEST)
        .map(Sentence::span)
        .toList();
  }

  private static long shared(Set<String> words, String sentence) {
    return Fillers.tellingSet(sentence).stream().filter(words::contains).count();
  }

  private double likeness(String sentence, float[] said) {
    return Vectors.cosine(encoder.encode(sentence), said);
  }

  private record Sentence(Span span, double likeness) {}
}
