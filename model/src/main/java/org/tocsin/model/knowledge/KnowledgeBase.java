package org.tocsin.model.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.tocsin.model.conversation.Span;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.encoder.Vectors;

/**
 * The articles, found by words and by meaning. Searches see what was put or deleted as soon as that
 * call returns, and never wait for it. Thread-safe; one process at a time per folder.
 */
public final class KnowledgeBase implements AutoCloseable {

  /*
   * One document per passage, which carries its article whole: an article of one passage, the usual
   * case, costs nothing extra, and replacing one is a single atomic update. Words are scored by BM25
   * over title, tags and passage; the meaning is that of the title, and of title and passage
   * together, because a passage that says "up to 60 a day" does not say of what. Words and vectors
   * each propose candidates; every candidate is then scored exactly on both. How the two are
   * weighed, and what else was tried, is in RATIONALE.md.
   */

  private static final double TITLE_SHARE = 0.2;
  private static final int CANDIDATES = 100;
  private static final int MOST_TERMS = 300;

  private static final String ID = "id";
  private static final String ORDINAL = "ordinal";
  private static final String TITLE = "title";
  private static final String TAGS = "tags";
  private static final String VERTICAL = "vertical";
  private static final String BODY = "body";
  private static final String PASSAGE = "passage";
  private static final String START = "start";
  private static final String END = "end";
  private static final String TITLE_VECTOR = "titleVector";
  private static final String PASSAGE_VECTOR = "passageVector";
  private static final String ENCODER = "encoder";

  private static final Analyzer ENGLISH =
      new EnglishAnalyzer(new CharArraySet(Fillers.WORDS, true));

  private final String name;
  private final Directory directory;
  private final SentenceEncoder encoder;
  private final IndexWriter writer;
  private final SearcherManager searchers;

  private KnowledgeBase(String name, Directory directory, SentenceEncoder encoder)
      throws IOException {
    this.name = name;
    this.directory = directory;
    this.encoder = encoder;
    this.writer = new IndexWriter(directory, new IndexWriterConfig(ENGLISH));
    writer.setLiveCommitData(Map.of(ENCODER, encoder.version()).entrySet());
    writer.commit();
    this.searchers = new SearcherManager(writer, null);
  }

  /** An empty one that is gone when closed. */
  public static KnowledgeBase inMemory(SentenceEncoder encoder) {
    try {
      return new KnowledgeBase(
          "the knowledge index in memory", new ByteBuffersDirectory(), encoder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open a knowledge index in memory", e);
    }
  }

  /**
   * The one kept in a folder, which is made if there is none.
   *
   * @throws UncheckedIOException naming the folder, if it is damaged, unreadable or in use
   * @throws IllegalStateException naming the folder, if its vectors are another encoder's
   */
  public static KnowledgeBase open(Path folder, SentenceEncoder encoder) {
    String name = "the knowledge index in " + folder;
    try {
      Directory directory = FSDirectory.open(folder);
      requireSameEncoder(name, directory, encoder);
      return new KnowledgeBase(name, directory, encoder);
    } catch (LockObtainFailedException e) {
      throw new UncheckedIOException(name + " is in use by another process", e);
    } catch (IOException e) {
      throw new UncheckedIOException(
          name + " cannot be read; if it is damaged, delete it and load the articles again", e);
    }
  }

  private static void requireSameEncoder(String name, Directory directory, SentenceEncoder encoder)
      throws IOException {
    if (!DirectoryReader.indexExists(directory)) {
      return;
    }
    String theirs = SegmentInfos.readLatestCommit(directory).getUserData().get(ENCODER);
    if (!encoder.version().equals(theirs)) {
      throw new IllegalStateException(
          "%s holds vectors of the encoder %s, not %s: delete it and load the articles again"
              .formatted(name, theirs, encoder.version()));
    }
  }

  /** Adds an article or replaces the one of the same id. On disk when this returns. */
  public void put(Article article) {
    put(List.of(article));
  }

  /** Adds or replaces articles, some 30 ms each, of equal ids the last. On disk when it returns. */
  public void put(Collection<Article> articles) {
    writing(() -> {
      for (Article article : articles) {
        writer.updateDocuments(termOf(article.id()), documentsOf(article));
      }
    });
  }

  /** Forgets an article; one that is not there is no error. */
  public void delete(ArticleId id) {
    writing(() -> writer.deleteDocuments(termOf(id)));
  }

  public Optional<Article> article(ArticleId id) {
    return found(new TermQuery(termOf(id)), 1).stream().findFirst();
  }

  /** All articles, ordered by id. */
  public List<Article> articles() {
    return found(new TermQuery(new Term(ORDINAL, "0")), Integer.MAX_VALUE).stream()
        .sorted(Comparator.comparing(article -> article.id().value()))
        .toList();
  }

  /** The best {@code k} articles for a text, best first; fewer if there are fewer. */
  public List<Hit> search(String text, int k) {
    return search(Question.of(text), k);
  }

  /** The best {@code k} articles for a question, best first; fewer if there are fewer. */
  public List<Hit> search(Question question, int k) {
    if (!(k > 0)) {
      throw new IllegalArgumentException("k must be above 0: was " + k);
    }
    return reading(searcher -> best(searcher, candidates(searcher, question, k), k));
  }

  @Override
  public void close() {
    try (directory;
        writer;
        searchers) {
      writer.commit();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + name, e);
    }
  }

  private List<Article> found(Query query, int most) {
    return reading(searcher -> {
      var found = new ArrayList<Article>();
      for (ScoreDoc hit : searcher.search(query, most).scoreDocs) {
        found.add(articleOf(searcher.storedFields().document(hit.doc)));
      }
      return List.copyOf(found);
    });
  }

  private record Candidate(int document, double bm25, double cosine) {
    double score() {
      return Hit.sum(bm25, cosine);
    }
  }

  private List<Candidate> candidates(IndexSearcher searcher, Question question, int k)
      throws IOException {
    int most = Math.max(CANDIDATES, 5 * k);
    float[] meaning = meaning(question);
    var words = scores(searcher, words(question), most);
    NavigableSet<Integer> documents = new TreeSet<>(words.keySet());
    for (String field : List.of(TITLE_VECTOR, PASSAGE_VECTOR)) {
      documents.addAll(
          scores(searcher, new KnnFloatVectorQuery(field, meaning, most), most).keySet());
    }
    var titles = cosines(searcher, TITLE_VECTOR, meaning, documents);
    var passages = cosines(searcher, PASSAGE_VECTOR, meaning, documents);
    return documents.stream()
        .map(document ->
            new Candidate(
                document,
                words.getOrDefault(document, 0.0),
                TITLE_SHARE * titles.getOrDefault(document, 0.0)
                    + (1 - TITLE_SHARE) * passages.getOrDefault(document, 0.0)))
        .toList();
  }

  /** The best passage of each of the best articles. */
  private static List<Hit> best(IndexSearcher searcher, List<Candidate> candidates, int k)
      throws IOException {
    SequencedMap<ArticleId, Hit> best = new LinkedHashMap<>();
    var byScore =
        candidates.stream().sorted(Comparator.comparingDouble(Candidate::score).reversed());
    for (var candidate : (Iterable<Candidate>) byScore::iterator) {
      if (best.size() == k) {
        break;
      }
      Hit hit = hitOf(searcher.storedFields().document(candidate.document), candidate);
      best.putIfAbsent(hit.article().id(), hit);
    }
    return List.copyOf(best.values());
  }

  private float[] meaning(Question question) {
    var sum = new float[encoder.dimensions()];
    question.parts().forEach(p -> Vectors.add(sum, encoder.encode(p.text()), p.weight()));
    return Vectors.normalised(sum);
  }

  private static Query words(Question question) throws IOException {
    var query = new BooleanQuery.Builder();
    terms(question).entrySet().stream()
        .limit(MOST_TERMS)
        .forEach(term -> {
          for (String field : List.of(TITLE, TAGS, PASSAGE)) {
            var match = new TermQuery(new Term(field, term.getKey()));
            query.add(new BoostQuery(match, term.getValue().floatValue()), Occur.SHOULD);
          }
        });
    return query.build();
  }

  /** The stems of a question in order, each with the weight of all its mentions. */
  private static SequencedMap<String, Double> terms(Question question) throws IOException {
    SequencedMap<String, Double> terms = new LinkedHashMap<>();
    for (var part : question.parts()) {
      try (TokenStream tokens = ENGLISH.tokenStream(PASSAGE, part.text())) {
        var term = tokens.addAttribute(CharTermAttribute.class);
        tokens.reset();
        while (tokens.incrementToken()) {
          terms.merge(term.toString(), part.weight(), Double::sum);
        }
        tokens.end();
      }
    }
    return terms;
  }

  private static Map<Integer, Double> scores(IndexSearcher searcher, Query query, int most)
      throws IOException {
    var scores = new HashMap<Integer, Double>();
    for (ScoreDoc hit : searcher.search(query, most).scoreDocs) {
      scores.put(hit.doc, (double) hit.score);
    }
    return scores;
  }

  private static Map<Integer, Double> cosines(
      IndexSearcher searcher, String field, float[] meaning, NavigableSet<Integer> documents)
      throws IOException {
    var cosines = new HashMap<Integer, Double>();
    for (var leaf : searcher.getIndexReader().leaves()) {
      var similarity = DoubleValuesSource.similarityToQueryVector(leaf, meaning, field);
      int end = leaf.docBase + leaf.reader().maxDoc();
      for (int document : documents.subSet(leaf.docBase, end)) {
        if (similarity.advanceExact(document - leaf.docBase)) {
          cosines.put(document, 2 * similarity.doubleValue() - 1);
        }
      }
    }
    return cosines;
  }

  private List<Document> documentsOf(Article article) {
    float[] title = encoder.encode(article.title());
    var passages = Passage.of(article.body());
    var documents = passages.stream().map(passage -> documentOf(article, passage, title)).toList();
    for (int i = 0; i < documents.size(); i++) {
      documents.get(i).add(new StringField(ORDINAL, Integer.toString(i), Store.NO));
    }
    return documents;
  }

  private Document documentOf(Article article, Passage passage, float[] title) {
    var document = new Document();
    document.add(new StringField(ID, article.id().value(), Store.YES));
    document.add(new TextField(TITLE, article.title(), Store.YES));
    article.tags().forEach(tag -> document.add(new TextField(TAGS, tag, Store.YES)));
    article.vertical().ifPresent(v -> document.add(new StoredField(VERTICAL, v)));
    document.add(new StoredField(BODY, article.body()));
    document.add(new TextField(PASSAGE, passage.text(), Store.NO));
    document.add(new StoredField(START, passage.range().start()));
    document.add(new StoredField(END, passage.range().end()));
    document.add(vector(TITLE_VECTOR, title));
    String whole = article.title() + "\n" + passage.text();
    document.add(vector(PASSAGE_VECTOR, encoder.encode(whole)));
    return document;
  }

  /** Vectors have length 1, so that the product is the cosine, and one of zeros is like none. */
  private static KnnFloatVectorField vector(String field, float[] vector) {
    return new KnnFloatVectorField(field, vector, VectorSimilarityFunction.DOT_PRODUCT);
  }

  private static Hit hitOf(Document document, Candidate candidate) {
    Article article = articleOf(document);
    var range = new Span(number(document, START), number(document, END));
    var passage = new Passage(range, range.of(article.body()));
    return Hit.of(article, passage, candidate.bm25(), candidate.cosine());
  }

  private static Article articleOf(Document document) {
    return new Article(
        new ArticleId(document.get(ID)),
        document.get(TITLE),
        document.get(BODY),
        Arrays.asList(document.getValues(TAGS)),
        Optional.ofNullable(document.get(VERTICAL)));
  }

  private static int number(Document document, String field) {
    return document.getField(field).numericValue().intValue();
  }

  private static Term termOf(ArticleId id) {
    return new Term(ID, id.value());
  }

  private interface Reading<T> {
    T from(IndexSearcher searcher) throws IOException;
  }

  private <T> T reading(Reading<T> reading) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return reading.from(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  private interface Writing {
    void run() throws IOException;
  }

  /** Commits, and lets the searches see it; these go on meanwhile with what they saw before. */
  private void writing(Writing writing) {
    try {
      writing.run();
      writer.commit();
      searchers.maybeRefreshBlocking();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + name, e);
    }
  }
}
