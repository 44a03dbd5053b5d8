package org.tocsin.training.check;

import java.util.ArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.tocsin.model.encoder.SentenceEncoder;

/** Whether a corpus may be learnt from; every part of the answer is a class of its own. */
public final class CorpusCheck {
  private final UnaryOperator<String> redaction;
  private final Consumer<String> progress;
  private final NearDuplicates nearDuplicates;
  private final Hardness hardness;

  /**
   * @param redaction what texts pass through before a model sees them
   * @param progress is told a line now and then
   */
  public CorpusCheck(
      SentenceEncoder encoder, UnaryOperator<String> redaction, Consumer<String> progress) {
    this.redaction = redaction;
    this.progress = progress;
    this.nearDuplicates = new NearDuplicates(encoder, progress);
    this.hardness = new Hardness(progress);
  }

  /** Checks the form of what is given, and the rest on what redaction leaves of it. */
  public Report of(Material material) {
    progress.accept("redacting %d conversations".formatted(material.conversations().size()));
    var conversations = material.conversations().stream().map(c -> c.redacted(redaction)).toList();
    var cases = conversations.stream().map(Case::of).toList();
    var parts = new ArrayList<Part>();
    parts.add(Counts.of(material));
    parts.add(Lengths.of(conversations));
    parts.add(Structure.of(material));
    material.secondLabels().ifPresent(lines -> parts.add(Agreement.of(conversations, lines)));
    parts.add(Diversity.of(conversations));
    parts.add(nearDuplicates.of(conversations));
    progress.accept("looking for what gives the endings away");
    parts.add(Leaks.of(cases));
    parts.add(Directions.of(cases));
    parts.add(hardness.of(cases));
    return new Report(parts);
  }
}
