package org.tocsin.api.command;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.api.Configuration;
import org.tocsin.api.learning.GateNotes;
import org.tocsin.api.settings.ModelSettings;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.registry.ModelRegistry;
import org.tocsin.model.registry.ModelVersion;
import org.tocsin.model.registry.ServedModel;
import org.tocsin.model.risk.Assessor;
import org.tocsin.training.LabelledConversation;
import org.tocsin.training.OfflineScoring;
import org.tocsin.training.gate.Gate;
import org.tocsin.training.gate.GateReport;
import picocli.CommandLine.Option;

/** How a candidate comes to serve. */
final class Promotion {
  private static final long SEED = 7;

  @Option(
      names = "--promote",
      description =
          "Let the new model serve if it passes the gate; a running service on the same folder"
              + " follows.")
  boolean promote;

  @Option(
      names = "--force",
      description = "With --promote: let it serve although it was refused; its card says so.")
  boolean force;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "The configuration whose margins hold at the gate (gateMargin and others), and which may"
              + " have a model promoted unasked (promote).")
  Optional<Path> config = Optional.empty();

  /** Fails now, not after minutes, where something contradicts itself. */
  void check(boolean registry) {
    if (promote && !registry) {
      throw new WrongArguments("--promote needs a registry: with --out name one with --state");
    }
    if (force && !promote) {
      throw new WrongArguments("--force only makes sense with --promote");
    }
    configuration();
  }

  private Configuration configuration() {
    return Configuration.of(config, System.getenv(), Map.of());
  }

  /**
   * Holds a model that was added against the one that serves, and promotes it if it was asked to
   * and may.
   *
   * @param own the latest of this place's own conversations, redacted; may be empty
   * @param corpus the test side of the shipped corpus, redacted
   * @return whether it was refused, and was to be promoted
   */
  boolean refused(
      ModelRegistry registry,
      ServedModel candidate,
      SentenceEncoder encoder,
      List<LabelledConversation> own,
      List<LabelledConversation> corpus,
      Instant now) {
    var report = judged(registry.served(), candidate, encoder, own, corpus);
    var notes = new GateNotes(registry);
    notes.keep(candidate.version(), report);
    System.out.println(report.brief());
    if (!promote && !configuration().at(ModelSettings.PROMOTE)) {
      return false;
    }
    return !serves(registry, notes, candidate.version(), force, now);
  }

  /** Promotes a version unless it was refused and nobody forces it; whether it serves. */
  static boolean serves(
      ModelRegistry registry, GateNotes notes, ModelVersion version, boolean force, Instant now) {
    var refusals = notes.refusals(version);
    if (!refusals.isEmpty() && !force) {
      System.err.println(
          "%s was refused at the gate and is not promoted (--force would): %s"
              .formatted(version, String.join("; ", refusals)));
      return false;
    }
    registry.promote(version);
    if (!refusals.isEmpty()) {
      notes.forced(version, now);
    }
    return true;
  }

  private GateReport judged(
      ServedModel champion,
      ServedModel candidate,
      SentenceEncoder encoder,
      List<LabelledConversation> own,
      List<LabelledConversation> corpus) {
    var data = new ArrayList<Gate.Scored>();
    if (!own.isEmpty()) {
      data.add(scored("the latest own conversations", true, champion, candidate, encoder, own));
    }
    data.add(
        scored("the test side of the shipped corpus", false, champion, candidate, encoder, corpus));
    return new Gate(ModelSettings.margins(configuration()), SEED)
        .judge(champion.version().value(), candidate.version().value(), data);
  }

  private static Gate.Scored scored(
      String name,
      boolean own,
      ServedModel champion,
      ServedModel candidate,
      SentenceEncoder encoder,
      List<LabelledConversation> conversations) {
    return new Gate.Scored(
        name,
        own,
        scoring(champion, encoder).scoreAll(conversations, System.err::println),
        scoring(candidate, encoder).scoreAll(conversations, System.err::println));
  }

  private static OfflineScoring scoring(ServedModel model, SentenceEncoder encoder) {
    return new OfflineScoring(new Assessor(model.scorer(encoder), model.policy()));
  }
}
