package org.tocsin.model.features;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.tocsin.model.conversation.Speaker;

/**
 * What all that was said so far tells when it is only counted and averaged: the log-odds of linear
 * models over the words of both sides and over their pooled vectors, a few numbers in all. Learnt
 * by {@code ReadingTrainer}. Immutable and thread-safe.
 */
public final class Reading {
  /** How many numbers come before those of the kinds. */
  private static final int SIDES = 4;

  private final Learnt learnt;
  private final Rows rows;

  private Reading(Learnt learnt) {
    this.learnt = learnt;
    this.rows = new Rows(learnt.customer(), learnt.agent(), learnt.meaning());
  }

  /** The reading that was stored or learnt. */
  public static Reading of(Learnt learnt) {
    return new Reading(learnt);
  }

  /**
   * All that was learnt, to be stored with a model.
   *
   * @param customer the customer's words that count
   * @param agent the agent's words that count
   * @param meaning brings pooled vectors to one scale
   * @param escalates what tells of an escalation
   * @param kinds what tells each kind from the others, one for each kind, in their order
   */
  public record Learnt(
      Vocabulary customer,
      Vocabulary agent,
      Standardizer meaning,
      Weights escalates,
      List<Weights> kinds) {
    public Learnt {
      kinds = List.copyOf(kinds);
    }
  }

  /**
   * The weights of two linear models, each with its intercept at the end.
   *
   * @param words of the customer's words, then of the agent's
   * @param vectors of the customer's pooled vectors, then of the agent's
   */
  public record Weights(List<Double> words, List<Double> vectors) {
    public Weights {
      words = List.copyOf(words);
      vectors = List.copyOf(vectors);
    }
  }

  /** Words and vectors of conversations as rows for linear models. Immutable and thread-safe. */
  public static final class Rows {
    private static final int LEAST = 3;
    private static final int MOST = 20_000;

    private final WordCounts customer;
    private final WordCounts agent;
    private final Standardizer meaning;

    private Rows(Vocabulary customer, Vocabulary agent, Standardizer meaning) {
      this.customer = new WordCounts(Speaker.CUSTOMER, customer);
      this.agent = new WordCounts(Speaker.AGENT, agent);
      this.meaning = meaning;
    }

    /**
     * Learns vocabularies and scales.
     *
     * @param conversations what may be seen of training conversations
     * @param prefixes what will be the rows
     */
    public static Rows learn(List<List<Turn>> conversations, Collection<List<Turn>> prefixes) {
      return new Rows(
          WordCounts.learn(conversations, Speaker.CUSTOMER, LEAST, MOST).vocabulary(),
          WordCounts.learn(conversations, Speaker.AGENT, LEAST, MOST).vocabulary(),
          Standardizer.of(prefixes.stream().map(Pooling::of).toList()));
    }

    /** The words of both sides. */
    public SparseVector words(List<Turn> turns) {
      return SparseVector.joined(
          List.of(customer.of(turns), agent.of(turns)), List.of(customer.size(), agent.size()));
    }

    /** How many places a row of words has. */
    public int countOfWords() {
      return customer.size() + agent.size();
    }

    /** The pooled vectors of both sides. */
    public SparseVector vectors(List<Turn> turns) {
      return SparseVector.of(meaning.apply(Pooling.of(turns)));
    }

    /** How many places a row of vectors has. */
    public int countOfNumbers() {
      return meaning.means().size();
    }

    /** With the weights that were learnt on these rows. */
    public Reading with(Weights escalates, List<Weights> kinds) {
      return Reading.of(
          new Learnt(customer.vocabulary(), agent.vocabulary(), meaning, escalates, kinds));
    }
  }

  /** What is to be stored with a model. */
  public Learnt learnt() {
    return learnt;
  }

  /** Which factor each of the numbers belongs to. */
  List<Factor> factors() {
    return Stream.concat(
            Stream.generate(() -> Factor.WORDING).limit(SIDES),
            learnt.kinds().stream().map(_ -> Factor.REST))
        .toList();
  }

  /**
   * The numbers: log-odds that it escalates by the customer's words, the agent's words, the
   * customer's meaning and the agent's meaning, each a summand of a model's; then, for each kind,
   * the log-odds that it is this one. All without intercepts, which the scale of a feature takes
   * out.
   */
  float[] of(List<Turn> turns) {
    var words = rows.words(turns);
    var vectors = rows.vectors(turns);
    int customersWords = rows.customer.size();
    int customersNumbers = rows.countOfNumbers() / 2;
    var escalates = learnt.escalates();
    var numbers = new float[SIDES + learnt.kinds().size()];
    numbers[0] = (float) words.dot(escalates.words(), 0, customersWords);
    numbers[1] = (float) words.dot(escalates.words(), customersWords, rows.countOfWords());
    numbers[2] = (float) vectors.dot(escalates.vectors(), 0, customersNumbers);
    numbers[3] = (float) vectors.dot(escalates.vectors(), customersNumbers, rows.countOfNumbers());
    for (int i = 0; i < learnt.kinds().size(); i++) {
      var kind = learnt.kinds().get(i);
      numbers[SIDES + i] =
          (float)
              (words.dot(kind.words(), 0, rows.countOfWords())
                  + vectors.dot(kind.vectors(), 0, rows.countOfNumbers()));
    }
    return numbers;
  }
}
