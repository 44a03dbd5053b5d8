package org.tocsin.training.backtest;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tocsin.model.alert.AlertPolicy;
import org.tocsin.model.conversation.TranscriptEvent.Spoken;
import org.tocsin.model.playbook.Guidance;
import org.tocsin.model.playbook.Play;
import org.tocsin.model.playbook.PlaybookId;
import org.tocsin.model.playbook.Playbooks;
import org.tocsin.model.playbook.PromptBudget;
import org.tocsin.model.risk.AssessedTurn;
import org.tocsin.model.risk.Assessment;
import org.tocsin.model.risk.Assessor;
import org.tocsin.training.Label;
import org.tocsin.training.backtest.Backtest.Case;

/**
 * Tries playbooks, which are the rules by which agents are told what to do, on conversations that
 * are over, beside those that hold now.
 *
 * @param policy of the model that believed; it says which level a conversation has
 * @param runs the conversations
 */
public record PlaybookTrial(AlertPolicy policy, List<Run> runs) {
  public PlaybookTrial {
    runs = List.copyOf(runs);
  }

  /**
   * One conversation.
   *
   * @param now the playbooks that started in it
   * @param then those that would have started
   */
  public record Run(Trace trace, List<Play> now, List<Play> then) {
    public Run {
      now = List.copyOf(now);
      then = List.copyOf(then);
    }
  }

  /**
   * One playbook; a side is empty where there is no such playbook.
   *
   * @param now where it started
   * @param then where it would have started
   */
  public record Line(PlaybookId playbook, Optional<Side> now, Optional<Side> then) {}

  /**
   * What became of a playbook.
   *
   * @param outcomes its starts, counted as if each were an alert
   * @param done the share of its steps that the agents did, 0..1, a mean over the conversations in
   *     which it started; NaN without any
   */
  public record Side(Outcomes outcomes, double done) {}

  /**
   * A playbook that starts otherwise in a conversation.
   *
   * @param escalates empty if nobody said
   * @param at the turn in which it escalates
   * @param present the turn after which it started, 0-based
   * @param proposed the same with the proposed playbooks
   */
  public record Change(
      String conversation,
      Optional<Boolean> escalates,
      OptionalInt at,
      PlaybookId playbook,
      OptionalInt present,
      OptionalInt proposed) {

    /** What changes, in words. */
    public String words() {
      if (present.isEmpty()) {
        return "%s would start, after turn %d".formatted(playbook, proposed.getAsInt());
      }
      return proposed.isEmpty()
          ? "%s would not start, did after turn %d".formatted(playbook, present.getAsInt())
          : "%s would start after turn %d instead of %d"
              .formatted(playbook, proposed.getAsInt(), present.getAsInt());
    }
  }

  /**
   * Tells a conversation turn by turn, as the live service would; cards of articles, which share
   * the budget there, are not counted.
   */
  public static Run run(
      Assessor assessor, Playbooks now, Playbooks then, PromptBudget budget, Case told) {
    var transcript = told.transcript();
    var trade =
        Optional.of(transcript.vertical())
            .filter(vertical -> !vertical.isBlank())
            .or(() -> transcript.circumstances().queue());
    var assessment = assessor.begin(transcript.id());
    var before = Guidance.NONE;
    var after = Guidance.NONE;
    for (var event : transcript.events()) {
      assessment = assessor.after(assessment, event);
      if (event instanceof Spoken) {
        before = now.after(before, assessment, trade, left(budget, assessment, before));
        after = then.after(after, assessment, trade, left(budget, assessment, after));
      }
    }
    var beliefs = assessment.turns().stream().map(AssessedTurn::shown).toList();
    var trace = new Trace(transcript, told.label(), beliefs, Set.of());
    return new Run(trace, before.plays(), after.plays());
  }

  private static int left(PromptBudget budget, Assessment assessment, Guidance guidance) {
    return budget.left(
        assessment.turns().stream().map(turn -> turn.turn().utterance()).toList(),
        guidance.plays().stream().map(Play::turn).toList());
  }

  /** In how many hours the conversations began. */
  public double hours() {
    return backtest().hours();
  }

  /** Whether the times of the conversations are known. */
  public boolean timed() {
    return backtest().timed();
  }

  private Backtest backtest() {
    return new Backtest(runs.stream().map(Run::trace).toList());
  }

  /**
   * All playbooks of both sides, by name.
   *
   * @param now the names of those that hold now
   * @param then the names of the proposed ones
   */
  public List<Line> lines(List<PlaybookId> now, List<PlaybookId> then) {
    double hours = hours();
    var ids = Stream.concat(now.stream(), then.stream()).distinct();
    return ids.sorted(Comparator.comparing(PlaybookId::value))
        .map(id ->
            new Line(
                id,
                Optional.of(id).filter(now::contains).map(i -> side(i, Run::now, hours)),
                Optional.of(id).filter(then::contains).map(i -> side(i, Run::then, hours))))
        .toList();
  }

  private Side side(PlaybookId id, Function<Run, List<Play>> plays, double hours) {
    var tally = new Tally();
    for (var run : runs) {
      var starts =
          plays.apply(run).stream()
              .filter(play -> play.playbook().id().equals(id))
              .map(Play::turn)
              .toList();
      tally.take(run.trace(), starts);
    }
    double done =
        runs.stream()
            .flatMap(run -> plays.apply(run).stream())
            .filter(play -> play.playbook().id().equals(id))
            .mapToDouble(play -> (double) play.done().size() / play.playbook().steps().size())
            .average()
            .orElse(Double.NaN);
    return new Side(tally.outcomes(policy, hours), done);
  }

  /** What starts otherwise, conversation by conversation. */
  public List<Change> changes() {
    return runs.stream().flatMap(PlaybookTrial::changes).toList();
  }

  private static Stream<Change> changes(Run run) {
    var now = starts(run.now());
    var then = starts(run.then());
    var both = new TreeMap<>(now);
    both.putAll(then);
    var label = run.trace().label();
    return both.keySet().stream()
        .map(id ->
            new Change(
                run.trace().transcript().id().value(),
                label.map(Label::escalates),
                label.filter(Label::escalates).stream().mapToInt(Label::seen).findFirst(),
                new PlaybookId(id),
                turn(now, id),
                turn(then, id)))
        .filter(change -> !change.present().equals(change.proposed()));
  }

  private static Map<String, Play> starts(List<Play> plays) {
    return plays.stream().collect(toMap(play -> play.playbook().id().value(), identity()));
  }

  private static OptionalInt turn(Map<String, Play> starts, String id) {
    var play = starts.get(id);
    return play == null ? OptionalInt.empty() : OptionalInt.of(play.turn());
  }
}
