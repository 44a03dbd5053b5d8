package org.tocsin.ingestion;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tocsin.model.conversation.Channel;
import org.tocsin.model.conversation.Conversation;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.Utterance;

/**
 * How well a conversation is heard now.
 *
 * @param complaints what is wrong, the worst first; empty if it is heard well
 */
public record InputHealth(List<Complaint> complaints) {
  /** Nothing is wrong. */
  public static final InputHealth GOOD = new InputHealth(List.of());

  private static final int RECENT = 10;

  /**
   * One thing that is wrong.
   *
   * @param words for people: "nothing heard for 40 s"
   * @param since when it began, where that is known
   */
  public record Complaint(Symptom symptom, String words, Optional<Instant> since) {}

  public InputHealth {
    complaints = List.copyOf(complaints);
  }

  /** The health of a conversation at a moment; one that has ended has nothing to be heard. */
  public static InputHealth of(
      Conversation conversation, Reception reception, HearingLimits limits, Instant now) {
    if (conversation.ended()) {
      return GOOD;
    }
    var complaints = new ArrayList<Complaint>();
    silent(conversation.circumstances().channel(), reception, limits, now)
        .ifPresent(complaints::add);
    onlyPartials(reception, limits, now).ifPresent(complaints::add);
    rejected(reception, limits).ifPresent(complaints::add);
    var said = conversation.utterances().stream().filter(Utterance::complete).toList();
    oneSide(said, limits).ifPresent(complaints::add);
    unsure(said, limits).ifPresent(complaints::add);
    return new InputHealth(complaints);
  }

  /** What is wrong, without words. */
  public Set<Symptom> symptoms() {
    return complaints.stream().map(Complaint::symptom).collect(Collectors.toUnmodifiableSet());
  }

  /** The worst of what leaves us blind. */
  public Optional<Complaint> blindness() {
    return complaints.stream().filter(c -> c.symptom().blind()).findFirst();
  }

  private static Optional<Complaint> silent(
      Channel channel, Reception reception, HearingLimits limits, Instant now) {
    var age = Duration.between(reception.lastAt(), now);
    return limits
        .silence(channel, reception.gapMs())
        .filter(most -> age.compareTo(most) > 0)
        .map(_ ->
            new Complaint(
                Symptom.SILENT,
                "nothing heard for " + words(age),
                Optional.of(reception.lastAt())));
  }

  private static Optional<Complaint> onlyPartials(
      Reception reception, HearingLimits limits, Instant now) {
    return reception
        .unfinishedSince()
        .filter(since -> Duration.between(since, now).compareTo(limits.partials()) > 0)
        .map(since ->
            new Complaint(
                Symptom.ONLY_PARTIALS,
                "only partial results for " + words(Duration.between(since, now)),
                Optional.of(since)));
  }

  private static Optional<Complaint> rejected(Reception reception, HearingLimits limits) {
    return reception.rejected() < limits.rejections()
        ? Optional.empty()
        : Optional.of(
            new Complaint(
                Symptom.REJECTED,
                "the last %d frames broke a rule".formatted(reception.rejected()),
                Optional.empty()));
  }

  private static Optional<Complaint> oneSide(List<Utterance> said, HearingLimits limits) {
    boolean customer = said.stream().anyMatch(u -> u.speaker() == Speaker.CUSTOMER);
    boolean agent =
        said.stream().anyMatch(u -> u.speaker() == Speaker.AGENT || u.speaker() == Speaker.BOT);
    if (said.size() < limits.oneSideTurns() || (customer && agent)) {
      return Optional.empty();
    }
    var missing = customer ? "the agent is not heard" : "the customer is not heard";
    var words = customer || agent ? missing : "nobody knows who speaks";
    return Optional.of(new Complaint(Symptom.ONE_SIDE, words, Optional.empty()));
  }

  private static Optional<Complaint> unsure(List<Utterance> said, HearingLimits limits) {
    var known = said.stream().filter(u -> u.confidence().isPresent()).toList();
    var recent = known.subList(Math.max(0, known.size() - RECENT), known.size());
    double mean =
        recent.stream().mapToDouble(u -> u.confidence().orElseThrow()).average().orElse(1);
    return recent.size() < RECENT / 2 || mean >= limits.confidence()
        ? Optional.empty()
        : Optional.of(
            new Complaint(
                Symptom.UNSURE,
                "the recogniser is only %d %% sure".formatted(Math.round(100 * mean)),
                Optional.empty()));
  }

  private static String words(Duration time) {
    return time.toMinutes() < 2 ? time.toSeconds() + " s" : time.toMinutes() + " min";
  }
}
