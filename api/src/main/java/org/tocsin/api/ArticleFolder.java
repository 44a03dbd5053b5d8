package org.tocsin.api;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.ingestion.ArticleStore.Source;
import org.tocsin.ingestion.ArticleStore.Stored;
import org.tocsin.ingestion.Library;
import org.tocsin.model.knowledge.Article;
import org.tocsin.model.knowledge.reading.DocumentFolder;
import org.tocsin.model.knowledge.reading.Documents;
import org.tocsin.model.knowledge.reading.Documents.Unreadable;

/**
 * The folder whose files are the articles: what changes in it changes in the library, and what goes
 * from it goes. Not thread-safe; blocks.
 */
final class ArticleFolder {
  private static final Logger LOG = LoggerFactory.getLogger(ArticleFolder.class);

  private final Path path;
  private final DocumentFolder folder;
  private final Library library;
  private Set<Unreadable> told = Set.of();
  private boolean missing;

  ArticleFolder(Path path, Library library) {
    this.path = path;
    this.folder = new DocumentFolder(path);
    this.library = library;
  }

  /** Takes over what has changed since the last look; a bad file is logged once, by its name. */
  void look() {
    try {
      folder.changed().ifPresent(this::take);
      missing = false;
    } catch (UncheckedIOException unreadable) {
      if (!missing) {
        LOG.error("{}; its articles stay as they were", unreadable.getMessage());
      }
      missing = true;
    }
  }

  private void take(Documents documents) {
    int changed = library.put(documents.articles(), Source.FOLDER);
    var here = documents.articles().stream().map(Article::id).collect(Collectors.toSet());
    var gone =
        library.store().since(0).stream()
            .filter(s -> s.source() == Source.FOLDER && s.article().isPresent())
            .map(Stored::id)
            .filter(id -> !here.contains(id))
            .toList();
    int deleted = library.delete(gone, Source.FOLDER);
    documents.unreadable().stream()
        .filter(u -> !told.contains(u))
        .forEach(u -> LOG.error("{}: {}", path, u));
    told = new HashSet<>(documents.unreadable());
    if (changed + deleted > 0) {
      LOG.info("{}: {} articles changed, {} are gone", path, changed, deleted);
    }
  }
}
