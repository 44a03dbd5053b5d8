package org.tocsin.model.knowledge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.tocsin.model.encoder.SentenceEncoder;

/**
 * The articles, found by words and by meaning. Searches see what was put or deleted as soon as that
 * call returns, and never wait for it. Thread-safe; one process at a time per folder.
 */
public final class KnowledgeBase implements AutoCloseable {
  private final PassageIndex index;
  private final PassageDocuments documents;
  private final SentenceEncoder encoder;
  private final Synonyms synonyms;
  private final KnownTerms knownTerms = new KnownTerms();

  private KnowledgeBase(PassageIndex index, SentenceEncoder encoder, Synonyms synonyms) {
    this.index = index;
    this.documents = new PassageDocuments(encoder);
    this.encoder = encoder;
    this.synonyms = synonyms;
  }

  /** An empty one that is gone when closed. */
  public static KnowledgeBase inMemory(SentenceEncoder encoder) {
    return inMemory(encoder, Synonyms.NONE);
  }

  /** The same, whose questions may say it in other words. */
  public static KnowledgeBase inMemory(SentenceEncoder encoder, Synonyms synonyms) {
    return new KnowledgeBase(PassageIndex.inMemory(encoder), encoder, synonyms);
  }

  /**
   * The one kept in a folder, which is made if there is none.
   *
   * @throws java.io.UncheckedIOException naming the folder, if it is damaged, unreadable or in use
   * @throws IllegalStateException naming the folder, if its vectors are another encoder's
   */
  public static KnowledgeBase open(Path folder, SentenceEncoder encoder) {
    return new KnowledgeBase(PassageIndex.open(folder, encoder), encoder, Synonyms.NONE);
  }

  /** Adds an article or replaces the one of the same id. On disk when this returns. */
  public void put(Article article) {
    put(List.of(article));
  }

  /** Adds or replaces articles, of equal ids the last, which are read whole. */
  public void put(Collection<Article> articles) {
    put(articles, Depth.WHOLE);
  }

  /**
   * Adds or replaces articles, of equal ids the last. On disk when it returns. Encodes some 20 to
   * 100 ms each, on all processors.
   */
  public void put(Collection<Article> articles, Depth depth) {
    var encoded = articles.parallelStream().map(article -> encoded(article, depth)).toList();
    index.writing(writer -> {
      for (var one : encoded) {
        writer.updateDocuments(one.all, one.documents);
      }
    });
  }

  private record Encoded(Term all, List<Document> documents) {}

  private Encoded encoded(Article article, Depth depth) {
    return new Encoded(PassageDocuments.all(article.id()), documents.of(article, depth));
  }

  /** Forgets an article; one that is not there is no error. */
  public void delete(ArticleId id) {
    delete(List.of(id));
  }

  /** Forgets articles at once. */
  public void delete(Collection<ArticleId> ids) {
    var terms = ids.stream().map(PassageDocuments::all).toArray(Term[]::new);
    index.writing(writer -> writer.deleteDocuments(terms));
  }

  /** The article of an id. */
  public Optional<Article> article(ArticleId id) {
    return found(new TermQuery(PassageDocuments.all(id)), 1).stream().findFirst();
  }

  /** All articles, ordered by id. */
  public List<Article> articles() {
    return found(PassageDocuments.one(), Integer.MAX_VALUE).stream()
        .sorted(Comparator.comparing(article -> article.id().value()))
        .toList();
  }

  /** The best {@code k} articles for a text, best first; fewer if there are fewer. */
  public List<Hit> search(String text, int k) {
    return search(Question.of(text), Setting.ANY, k);
  }

  /**
   * The best {@code k} articles for a question among those that fit, best first; fewer if there are
   * fewer.
   */
  public List<Hit> search(Question question, Setting setting, int k) {
    if (!(k > 0)) {
      throw new IllegalArgumentException("k must be above 0: was " + k);
    }
    return index.reading(searcher ->
        new PassageSearch(searcher, encoder, synonyms, knownTerms, setting).best(question, k));
  }

  @Override
  public void close() {
    index.close();
  }

  private List<Article> found(Query query, int most) {
    return index.reading(searcher -> {
      var found = new ArrayList<Article>();
      for (ScoreDoc hit : searcher.search(query, most).scoreDocs) {
        found.add(PassageDocuments.article(searcher.storedFields().document(hit.doc)));
      }
      return List.copyOf(found);
    });
  }
}
