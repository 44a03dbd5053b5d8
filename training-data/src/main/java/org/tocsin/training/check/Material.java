package org.tocsin.training.check;

import static java.util.stream.Collectors.toSet;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tocsin.model.knowledge.ArticleJson;
import org.tocsin.training.ConversationFile;
import org.tocsin.training.ConversationFile.Contents;
import org.tocsin.training.Corpus;
import org.tocsin.training.LabelledConversation;
import org.tocsin.training.Split.Side;

/**
 * What is checked.
 *
 * @param articles the ids that a need may name
 * @param sides the side of each group; empty if there is no fixed split
 * @param secondLabels the lines of the second labelling, none if it was not made; empty if nobody
 *     expects one
 */
public record Material(
    Contents<LabelledConversation> contents,
    Set<String> articles,
    Optional<Map<String, Side>> sides,
    Optional<List<String>> secondLabels) {

  /** The corpus that the product ships. */
  public static Material shipped() {
    return new Material(
        Corpus.contents(),
        shippedArticles(),
        Optional.of(Corpus.sides()),
        Optional.of(Corpus.secondLabels()));
  }

  /** A conversation file, beside the articles that the product ships. */
  public static Material of(Path file) {
    return new Material(
        ConversationFile.labelled(file), shippedArticles(), Optional.empty(), Optional.empty());
  }

  List<LabelledConversation> conversations() {
    return contents.conversations();
  }

  private static Set<String> shippedArticles() {
    return Corpus.articles().stream()
        .map(line -> ArticleJson.read(line).id().value())
        .collect(toSet());
  }
}
