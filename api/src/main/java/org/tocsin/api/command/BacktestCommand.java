package org.tocsin.api.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.tocsin.api.learning.OwnConversations;
import org.tocsin.api.learning.PolicyFile;
import org.tocsin.api.report.BacktestJson;
import org.tocsin.api.report.PlaybookTrialJson;
import org.tocsin.model.alert.AlertBudget;
import org.tocsin.model.alert.AlertPolicy;
import org.tocsin.model.language.Redactor;
import org.tocsin.model.playbook.PlaybookFiles;
import org.tocsin.model.registry.ModelRegistry;
import org.tocsin.model.registry.ServedModel;
import org.tocsin.training.ConversationFile;
import org.tocsin.training.LabelledConversation;
import org.tocsin.training.backtest.Backtest;
import org.tocsin.training.backtest.Backtest.Case;
import org.tocsin.training.backtest.Backtest.Change;
import org.tocsin.training.backtest.Outcomes;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What another policy, model or set of playbooks would have done, before it goes live. */
@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    description = {
      "Tries another policy, model or set of playbooks on conversations that are over, beside what"
          + " serves now.",
      "The conversations are those of --data, else those of the state folder, labelled or not."
    })
final class BacktestCommand implements Callable<Integer> {
  private static final int SHOWN = 20;

  @Option(names = "--data", paramLabel = "FILE", description = "Conversations, labelled or not.")
  Optional<Path> data = Optional.empty();

  /** At most one of these. */
  static final class Proposal {
    @Option(names = "--threshold", paramLabel = "X", description = "Ring from this belief on.")
    Optional<Double> threshold = Optional.empty();

    @Option(
        names = "--alerts-per-hour",
        paramLabel = "N",
        description = "Ring for so many conversations an hour.")
    Optional<Double> alertsPerHour = Optional.empty();

    @Option(
        names = "--policy",
        paramLabel = "FILE",
        description =
            "YAML with any of watchAt, raiseAt, clearAt, sureAt, quietSeconds and quietTurns; what is"
                + " not named stays.")
    Optional<Path> policy = Optional.empty();

    @Option(
        names = "--playbooks",
        paramLabel = "DIR",
        description = "Guide agents by the playbooks of this folder instead.")
    Optional<Path> playbooks = Optional.empty();

    AlertPolicy of(Backtest backtest, AlertPolicy present) {
      if (threshold.isPresent()) {
        return present.raising(PolicyFile.belief("--threshold", threshold.get()));
      }
      if (alertsPerHour.isPresent()) {
        return backtest.within(new AlertBudget(alertsPerHour.get()), present);
      }
      return policy.map(file -> PolicyFile.read(file, present)).orElse(present);
    }
  }

  @ArgGroup(exclusive = true)
  Proposal proposal = new Proposal();

  @Option(
      names = "--playbooks-now",
      paramLabel = "DIR",
      description = "The playbooks that hold now (default: those that ship).")
  Optional<Path> playbooksNow = Optional.empty();

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "20000",
      description = "Look at the latest so many of --state (default: ${DEFAULT-VALUE}).")
  int most = 20_000;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write all of it as JSON, every change too; - is stdout.")
  Optional<String> out = Optional.empty();

  @Mixin Engine engine = new Engine();

  @Override
  public Integer call() {
    out.filter(o -> !o.equals("-")).ifPresent(Measuring::writable);
    var bad = new ArrayList<ConversationFile.BadLine>();
    var cases = cases(bad);
    bad.forEach(System.err::println);
    if (cases.isEmpty()) {
      throw new IllegalArgumentException("there are no conversations to try it on");
    }
    if (proposal.playbooks.isPresent()) {
      tryPlaybooks(proposal.playbooks.get(), cases);
      return bad.isEmpty() ? 0 : 1;
    }
    var serves =
        engine.state.map(s -> Engine.registry(s).served()).orElseGet(ModelRegistry::shipped);
    var proposed = engine.model();
    var now = tried(serves, cases);
    var then = proposed.version().equals(serves.version()) ? now : tried(proposed, cases);
    var policy = proposal.of(then, proposed.policy());
    var changes = now.changes(serves.policy(), then, policy);
    var before = now.under(serves.policy());
    var after = then.under(policy);
    out.ifPresent(
        file -> write(file, BacktestJson.of(now, serves, before, proposed, after, changes)));
    if (!out.equals(Optional.of("-"))) {
      lines(now, serves, before, proposed, after, changes).forEach(System.out::println);
    }
    return bad.isEmpty() ? 0 : 1;
  }

  private void tryPlaybooks(Path folder, List<Case> cases) {
    var now = playbooksNow.map(PlaybookFiles::in).orElseGet(SampleKnowledge::playbooks);
    var then = PlaybookFiles.in(folder);
    var trial = new PlaybookRound(engine.model(), now, then).on(cases);
    out.ifPresent(file -> write(file, PlaybookTrialJson.of(trial, now, then)));
    if (!out.equals(Optional.of("-"))) {
      PlaybookRound.lines(trial, now, then).forEach(System.out::println);
    }
  }

  private static Backtest tried(ServedModel model, List<Case> cases) {
    return Backtest.of(model.scorer(Engine.encoder(Places.vectors())), cases, System.err::println);
  }

  private List<Case> cases(List<ConversationFile.BadLine> bad) {
    if (data.isEmpty()) {
      if (most < 1) {
        throw new WrongArguments("--most must be at least 1: was " + most);
      }
      return OwnConversations.newest(
          engine.state.orElseThrow(
              () -> new WrongArguments("name conversations: --data or --state")),
          most);
    }
    var labels =
        ConversationFile.labelled(data.get()).conversations().stream()
            .collect(
                Collectors.toMap(
                    c -> c.transcript().id(), LabelledConversation::label, (first, _) -> first));
    var contents = ConversationFile.transcripts(data.get());
    bad.addAll(contents.badLines());
    var redactor = new Redactor();
    return contents.conversations().stream()
        .map(t -> new Case(t.redacted(redactor), Optional.ofNullable(labels.get(t.id()))))
        .toList();
  }

  private static void write(String file, String json) {
    try (var page = Output.to(file)) {
      page.println(json);
    }
  }

  private static List<String> lines(
      Backtest backtest,
      ServedModel serves,
      Outcomes before,
      ServedModel proposed,
      Outcomes after,
      List<Change> changes) {
    var lines = new ArrayList<String>();
    lines.add(
        "%d conversations in %.1f hours%s"
            .formatted(
                backtest.traces().size(),
                backtest.hours(),
                backtest.timed() ? "" : " (no times are known: 400 an hour are assumed)"));
    lines.add("%-34s %14s %14s".formatted("", "now", "proposed"));
    lines.add(row("model", serves.version().value(), proposed.version().value()));
    lines.add(row("rings from", before.policy().raiseAt(), after.policy().raiseAt(), "%.3f"));
    lines.add(row("conversations that ring", before.ringing(), after.ringing(), "%.0f"));
    lines.add(row("alerts, second ones too", before.alerts(), after.alerts(), "%.0f"));
    lines.add(row("ringing an hour", before.alertsPerHour(), after.alertsPerHour(), "%.2f"));
    lines.add(row("of 100 calm ones ring", before.false100(), after.false100(), "%.1f"));
    lines.add(row("escalations rung before", before.hits(), after.hits(), "%.0f"));
    lines.add(row("rung only when they happened", before.late(), after.late(), "%.0f"));
    lines.add(row("missed", before.misses(), after.misses(), "%.0f"));
    lines.add(row("precision", before.precision(), after.precision(), "%.2f"));
    lines.add(
        row("median lead, turns", before.leadTurns().median(), after.leadTurns().median(), "%.1f"));
    lines.add(
        row(
            "median lead, seconds",
            before.leadSeconds().median(),
            after.leadSeconds().median(),
            "%.0f"));
    lines.add("%d conversations change%s".formatted(changes.size(), changes.isEmpty() ? "" : ":"));
    changes.stream().limit(SHOWN).forEach(c -> lines.add("  " + line(c)));
    if (changes.size() > SHOWN) {
      lines.add("  … and %d more (--out has them all)".formatted(changes.size() - SHOWN));
    }
    return lines;
  }

  private static String line(Change change) {
    return "%s (%s): %s"
        .formatted(change.conversation(), went(change.escalates(), change.at()), change.words());
  }

  /** How a conversation went, as somebody said. */
  static String went(Optional<Boolean> escalates, OptionalInt at) {
    return escalates
        .map(e -> !e ? "calm" : at.isPresent() ? "escalates at " + at.getAsInt() : "escalates")
        .orElse("unlabelled");
  }

  private static String row(String what, double before, double after, String format) {
    return row(what, shown(before, format), shown(after, format));
  }

  private static String row(String what, String before, String after) {
    return "%-34s %14s %14s".formatted(what, before, after);
  }

  static String shown(double figure, String format) {
    return Double.isNaN(figure) ? "–" : String.format(Locale.ROOT, format, figure);
  }
}
