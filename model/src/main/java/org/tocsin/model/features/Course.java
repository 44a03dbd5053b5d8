package org.tocsin.model.features;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.tocsin.model.conversation.Speaker;

/** The turns of a conversation so far, and what can be measured along them. */
record Course(List<Turn> turns) {
  /** Each turn back counts this much less. */
  static final double FADING = 0.6;

  /** Of a side's turns so many are compared with each other, so that endless chats cost no more. */
  private static final int COMPARED = 100;

  Course {
    turns = List.copyOf(turns);
  }

  List<Turn> by(Speaker speaker) {
    return turns.stream().filter(side(speaker)).toList();
  }

  static Predicate<Turn> side(Speaker speaker) {
    return t -> t.by(speaker);
  }

  double mood(int last) {
    var moods = moods();
    return moods.stream()
        .skip(Math.max(0, moods.size() - last))
        .mapToDouble(m -> m)
        .average()
        .orElse(Double.NaN);
  }

  double lowestMood() {
    return moods().stream().mapToDouble(m -> m).min().orElse(Double.NaN);
  }

  private List<Double> moods() {
    return turns.stream().flatMapToDouble(t -> t.likelySentiment().stream()).boxed().toList();
  }

  double repetition(Speaker speaker) {
    var said = lately(speaker);
    return said.size() < 2 ? Double.NaN : repetition(said, said.size() - 1);
  }

  double meanRepetition(Speaker speaker) {
    var said = lately(speaker);
    return IntStream.range(1, said.size())
        .mapToDouble(i -> repetition(said, i))
        .average()
        .orElse(Double.NaN);
  }

  private List<Turn> lately(Speaker speaker) {
    var said = by(speaker);
    return said.subList(Math.max(0, said.size() - COMPARED), said.size());
  }

  private static double repetition(List<Turn> said, int turn) {
    return said.subList(0, turn).stream()
        .mapToDouble(said.get(turn)::similarity)
        .max()
        .orElse(Double.NaN);
  }

  double answerFit() {
    for (int i = turns.size() - 1; i > 0; i--) {
      if (turns.get(i).by(Speaker.AGENT) && turns.get(i - 1).by(Speaker.CUSTOMER)) {
        return turns.get(i).similarity(turns.get(i - 1));
      }
    }
    return Double.NaN;
  }

  /** The log-odds that each turn of the act's side performs it, oldest first. */
  double[] odds(Act act) {
    return by(act.speaker()).stream()
        .mapToDouble(t -> t.logOdds(act))
        .filter(odds -> !Double.isNaN(odds))
        .toArray();
  }

  static double fadingMean(double[] values, double fading) {
    double sum = 0;
    double weights = 0;
    double weight = 1;
    for (int i = values.length - 1; i >= 0; i--) {
      sum += weight * values[i];
      weights += weight;
      weight *= fading;
    }
    return weights == 0 ? Double.NaN : sum / weights;
  }

  /** Log of 1 + the expected number of events, from the log-odds of each. */
  static double expectedCount(double[] odds) {
    return Math.log1p(Arrays.stream(odds).map(each -> 1 / (1 + Math.exp(-each))).sum());
  }

  /** How strongly the side's last turn foreshadows an escalation, in log-odds. */
  double signalNow(Speaker speaker) {
    var signals = signals(speaker);
    return signals.length == 0 ? Double.NaN : signals[signals.length - 1];
  }

  /** The rank-th strongest signal of the side, in log-odds; the weakest if it has said less. */
  double signalOfRank(Speaker speaker, int rank) {
    var sorted = Arrays.stream(signals(speaker)).sorted().toArray();
    return sorted.length == 0 ? Double.NaN : sorted[Math.max(0, sorted.length - rank)];
  }

  /** The mean of the side's signals, in log-odds. */
  double meanSignal(Speaker speaker) {
    return Arrays.stream(signals(speaker)).average().orElse(Double.NaN);
  }

  /** The mean of the side's signals, in log-odds, the latest counting most. */
  double signalsLately(Speaker speaker) {
    return fadingMean(signals(speaker), FADING);
  }

  /** Log of 1 + the expected number of the side's turns that foreshadow an escalation. */
  double signalCount(Speaker speaker) {
    return expectedCount(signals(speaker));
  }

  private double[] signals(Speaker speaker) {
    return by(speaker).stream().mapToDouble(Turn::signal).toArray();
  }

  double customerShare() {
    double all = turns.stream().mapToInt(t -> t.words().size()).sum();
    double theirs = by(Speaker.CUSTOMER).stream().mapToInt(t -> t.words().size()).sum();
    return all == 0 ? Double.NaN : theirs / all;
  }

  double wordsInLast(Speaker speaker) {
    var said = by(speaker);
    return said.isEmpty() ? Double.NaN : Math.log1p(said.getLast().words().size());
  }

  double questions(Speaker speaker) {
    return by(speaker).stream()
        .mapToDouble(t -> t.words().stream().filter("?"::equals).count())
        .average()
        .orElse(Double.NaN);
  }

  double longestWait() {
    return IntStream.range(1, turns.size())
        .mapToDouble(this::waitBefore)
        .filter(w -> !Double.isNaN(w))
        .max()
        .orElse(Double.NaN);
  }

  double lastWait() {
    for (int i = turns.size() - 1; i > 0; i--) {
      double wait = waitBefore(i);
      if (!Double.isNaN(wait)) {
        return wait;
      }
    }
    return Double.NaN;
  }

  /** Log of 1 + the seconds of silence before an agent's turn; NaN for other turns. */
  private double waitBefore(int turn) {
    if (!turns.get(turn).by(Speaker.AGENT)) {
      return Double.NaN;
    }
    var from = lastKnownTime(turns.get(turn - 1));
    var to = turns.get(turn).utterance().offsetMs();
    return from.isEmpty() || to.isEmpty()
        ? Double.NaN
        : Math.log1p(Math.max(0, to.getAsLong() - from.getAsLong()) / 1000.0);
  }

  private static OptionalLong lastKnownTime(Turn turn) {
    var utterance = turn.utterance();
    return utterance.endMs().isPresent() ? utterance.endMs() : utterance.offsetMs();
  }

  double interruptions() {
    var timed =
        IntStream.range(1, turns.size())
            .filter(i -> turns.get(i - 1).utterance().endMs().isPresent())
            .filter(i -> turns.get(i).utterance().offsetMs().isPresent())
            .toArray();
    return IntStream.of(timed)
        .mapToDouble(i -> turns.get(i).by(Speaker.CUSTOMER) && overlaps(i) ? 1 : 0)
        .average()
        .orElse(Double.NaN);
  }

  private boolean overlaps(int turn) {
    return turns.get(turn).utterance().offsetMs().orElseThrow()
        < turns.get(turn - 1).utterance().endMs().orElseThrow();
  }
}
