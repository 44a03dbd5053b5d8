package org.tocsin.api.command;

import java.util.List;
import org.tocsin.model.knowledge.Article;
import org.tocsin.model.knowledge.ArticleJson;
import org.tocsin.training.Corpus;

/** The articles that the product ships. */
final class SampleKnowledge {
  private SampleKnowledge() {}

  static List<Article> articles() {
    return Corpus.articles().stream().map(ArticleJson::read).toList();
  }
}
