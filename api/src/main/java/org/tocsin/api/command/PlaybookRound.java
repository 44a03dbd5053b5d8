package org.tocsin.api.command;

import static org.tocsin.api.command.BacktestCommand.shown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.api.settings.HelpSettings;
import org.tocsin.model.playbook.Playbook;
import org.tocsin.model.playbook.PlaybookId;
import org.tocsin.model.playbook.Playbooks;
import org.tocsin.model.registry.ServedModel;
import org.tocsin.model.risk.Assessor;
import org.tocsin.training.Progress;
import org.tocsin.training.backtest.Backtest.Case;
import org.tocsin.training.backtest.PlaybookTrial;
import org.tocsin.training.backtest.PlaybookTrial.Side;

/** Playbooks that are tried on conversations beside those that hold now, and said in lines. */
record PlaybookRound(ServedModel model, List<Playbook> now, List<Playbook> then) {
  private static final int SHOWN = 20;
  private static final String ROW = "%-28s %22s %22s %22s %16s %12s";

  PlaybookTrial on(List<Case> cases) {
    var encoder = Engine.encoder(Places.vectors());
    var assessor = new Assessor(model.scorer(encoder), model.policy());
    var present = Playbooks.learned(now, encoder);
    var proposed = Playbooks.learned(then, encoder);
    var setting = HelpSettings.PROMPTS_PER_MINUTE;
    var budget = setting.reader().apply(setting.usual());
    var done = new Progress(System.err::println, "guided", cases.size());
    return new PlaybookTrial(
        model.policy(),
        cases.parallelStream()
            .map(told -> PlaybookTrial.run(assessor, present, proposed, budget, told))
            .peek(_ -> done.one())
            .toList());
  }

  static List<String> lines(PlaybookTrial trial, List<Playbook> now, List<Playbook> then) {
    var lines = new ArrayList<String>();
    lines.add(
        "%d conversations in %.1f hours%s; each figure: now → proposed"
            .formatted(
                trial.runs().size(),
                trial.hours(),
                trial.timed() ? "" : " (no times are known: 400 an hour are assumed)"));
    lines.add(
        ROW.formatted(
            "playbook",
            "starts in",
            "before an escalation",
            "of 100 calm ones",
            "median lead",
            "steps done"));
    for (var line : trial.lines(ids(now), ids(then))) {
      var before = line.now();
      var after = line.then();
      lines.add(
          ROW.formatted(
              line.playbook(),
              pair(before, after, s -> s.outcomes().ringing(), "%.0f"),
              pair(before, after, s -> s.outcomes().hits(), "%.0f"),
              pair(before, after, s -> s.outcomes().false100(), "%.1f"),
              pair(before, after, s -> s.outcomes().leadTurns().median(), "%.1f"),
              pair(before, after, Side::done, "%.2f")));
    }
    var changes = trial.changes();
    lines.add("%d starts change%s".formatted(changes.size(), changes.isEmpty() ? "" : ":"));
    changes.stream()
        .limit(SHOWN)
        .map(c ->
            "  %s (%s): %s"
                .formatted(
                    c.conversation(), BacktestCommand.went(c.escalates(), c.at()), c.words()))
        .forEach(lines::add);
    if (changes.size() > SHOWN) {
      lines.add("  … and %d more (--out has them all)".formatted(changes.size() - SHOWN));
    }
    return lines;
  }

  private interface Figure {
    double of(Side side);
  }

  private static String pair(
      Optional<Side> before, Optional<Side> after, Figure figure, String format) {
    return one(before, figure, format) + " → " + one(after, figure, format);
  }

  private static String one(Optional<Side> side, Figure figure, String format) {
    return side.map(s -> shown(figure.of(s), format)).orElse("none");
  }

  private static List<PlaybookId> ids(List<Playbook> playbooks) {
    return playbooks.stream().map(Playbook::id).toList();
  }
}
