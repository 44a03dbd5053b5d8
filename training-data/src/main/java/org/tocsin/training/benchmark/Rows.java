package org.tocsin.training.benchmark;

import java.util.List;

/** The rows of the table. */
public final class Rows {
  private Rows() {}

  /** All of them in the order of the page: those that train nothing come first, they are quick. */
  public static List<Row> all() {
    return List.of(
        new CorpusRow(),
        new TauRow(),
        SentimentRow.againstCoreNlp(),
        new RobustnessRow(),
        new ExplanationsRow(),
        new KnowledgeRow(),
        new NeedsRow(),
        new RedactionRow(),
        new SpeedRow(),
        new AssistRow(),
        new InterventionsRow(),
        new CapacityRow(),
        new DriftRow(260, 100),
        new SeedsRow(),
        new SamplingRow(),
        new VerticalsRow(),
        new TauFoldsRow(),
        new GithubFoldsRow(),
        new BetoldFoldsRow(),
        new AwryFoldsRow());
  }
}
