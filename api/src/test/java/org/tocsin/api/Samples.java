package org.tocsin.api;

import java.util.List;
import java.util.stream.Stream;
import org.tocsin.model.language.Redactor;
import org.tocsin.model.registry.ModelRegistry;
import org.tocsin.model.risk.Assessor;
import org.tocsin.training.Corpus;
import org.tocsin.training.LabelledConversation;
import org.tocsin.training.OfflineScoring;
import org.tocsin.training.Transcript;

/** Conversations of the shipped corpus, chosen by what the shipped model makes of them. */
public final class Samples {
  private static final OfflineScoring SCORING = scoring();

  private Samples() {}

  /** The first conversations that ring. */
  public static List<Transcript> ringing(int count) {
    return escalating().filter(Samples::rings).limit(count).toList();
  }

  /** The first conversations that are labelled calm, and do not ring. */
  public static List<Transcript> calm(int count) {
    return Corpus.conversations().stream()
        .filter(c -> !c.label().escalates())
        .map(LabelledConversation::transcript)
        .filter(t -> !rings(t))
        .limit(count)
        .toList();
  }

  private static Stream<Transcript> escalating() {
    return Corpus.conversations().stream()
        .filter(c -> c.label().escalates())
        .map(LabelledConversation::transcript);
  }

  private static boolean rings(Transcript transcript) {
    var redactor = new Redactor();
    return SCORING.score(transcript.redacted(t -> redactor.redact(t).text())).stream()
        .anyMatch(turn -> turn.standing().rings());
  }

  private static OfflineScoring scoring() {
    var model = ModelRegistry.shipped();
    var encoder = RunningService.encoder();
    return new OfflineScoring(new Assessor(model.scorer(encoder), model.policy()));
  }
}
