package org.tocsin.api.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.tocsin.model.alert.AlertPolicy;
import org.tocsin.model.classifier.Hyperparameters;
import org.tocsin.model.conversation.Channel;
import org.tocsin.model.conversation.EscalationKind;
import org.tocsin.model.evaluation.EvaluationReport;
import org.tocsin.model.evaluation.Predictions;
import org.tocsin.model.evaluation.ScoredConversation;
import org.tocsin.model.evaluation.ScoredConversation.ScoredTurn;
import org.tocsin.model.registry.Provenance;

/** A small evaluation: three conversations, one baseline. */
public final class Reports {
  static final About ABOUT = about("tocsin-x-seed7");

  private static About about(String version) {
    return new About(
        Instant.parse("2026-11-22T09:00:00Z"),
        "tocsin evaluate --data a<b>.jsonl",
        "a<b>.jsonl",
        "0123abcd",
        320,
        0,
        7,
        version,
        AlertPolicy.raisingAt(0.8),
        new Provenance(
            "d1",
            "5p117",
            200,
            50,
            60,
            7,
            Hyperparameters.DEFAULT,
            "bge",
            "0.1",
            "25",
            OptionalDouble.of(0.4)));
  }

  static final Predictions MODEL =
      new Predictions(
          "model",
          0.8,
          0.4,
          List.of(
              conversation("loud", true, 3, .2, .9, .95, .9),
              conversation("quiet & low", true, 1, .3, .4),
              conversation("calm", false, 2, .35, .1)));

  static final EvaluationReport REPORT =
      EvaluationReport.of(
          MODEL,
          List.of(
              new Predictions(
                  "majority",
                  0.99,
                  0.4,
                  List.of(
                      conversation("loud", true, 3, .4, .4, .4, .4),
                      conversation("quiet & low", true, 1, .4, .4),
                      conversation("calm", false, 2, .4, .4)))),
          7);

  private Reports() {}

  /** The same as it is kept of a version. */
  public static String json(String version) {
    return EvaluationJson.of(about(version), REPORT);
  }

  private static ScoredConversation conversation(
      String id, boolean escalates, int seen, double... risks) {
    var turns = new ArrayList<ScoredTurn>();
    for (int i = 0; i < risks.length; i++) {
      turns.add(
          new ScoredTurn(
              risks[i],
              risks[i] >= 0.8,
              risks[i] >= 0.8 && risks[i - 1] < 0.8,
              EscalationKind.COMPLAINT,
              OptionalLong.empty()));
    }
    return new ScoredConversation(
        id,
        "banking",
        Channel.CALL,
        escalates,
        escalates ? Optional.of(EscalationKind.COMPLAINT) : Optional.empty(),
        seen,
        turns);
  }
}
