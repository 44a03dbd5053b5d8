package org.tocsin.api.command;

import java.util.List;
import org.tocsin.model.knowledge.Article;
import org.tocsin.model.knowledge.ArticleJson;
import org.tocsin.model.playbook.Playbook;
import org.tocsin.model.playbook.PlaybookFiles;
import org.tocsin.training.Corpus;

/** The articles and playbooks that the product ships. */
final class SampleKnowledge {
  private SampleKnowledge() {}

  static List<Article> articles() {
    return Corpus.articles().stream().map(ArticleJson::read).toList();
  }

  static List<Playbook> playbooks() {
    return PlaybookFiles.read(Corpus.playbooks());
  }
}
