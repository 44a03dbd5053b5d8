package org.tocsin.model.knowledge;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.encoder.Vectors;
import org.tocsin.model.knowledge.Question.Part;

/** One question to the index: words and vectors propose passages, and both score each of them. */
final class PassageSearch {

  /*
   * Words are scored by BM25 over title, tags and passage; the meaning is that of the title, and of
   * title and passage together, because a passage that says "up to 60 a day" does not say of what.
   * Every candidate is scored exactly on both, whichever proposed it. How the two are weighed, and
   * what else was tried, is in RATIONALE.md.
   */
  private static final double TITLE_SHARE = 0.2;

  private static final int CANDIDATES = 100;
  private static final int MOST_TERMS = 300;

  private final IndexSearcher searcher;
  private final SentenceEncoder encoder;
  private final Synonyms synonyms;
  private final KnownTerms knownTerms;
  private final Query fitting;

  /** A search among the articles that fit a setting. */
  PassageSearch(
      IndexSearcher searcher,
      SentenceEncoder encoder,
      Synonyms synonyms,
      KnownTerms knownTerms,
      Setting setting)
      throws IOException {
    this.searcher = searcher;
    this.encoder = encoder;
    this.synonyms = synonyms;
    this.knownTerms = knownTerms;
    this.fitting = Fitting.query(setting, searcher);
  }

  private record Candidate(int document, double bm25, double cosine, double before) {
    double score() {
      return Hit.sum(bm25, cosine, before);
    }
  }

  /** The best passage of each of the best {@code k} articles, best first. */
  List<Hit> best(Question question, int k) throws IOException {
    SequencedMap<ArticleId, Hit> best = new LinkedHashMap<>();
    var byScore =
        candidates(question, k).stream()
            .sorted(Comparator.comparingDouble(Candidate::score).reversed());
    for (var candidate : (Iterable<Candidate>) byScore::iterator) {
      if (best.size() == k) {
        break;
      }
      Hit hit = hit(candidate);
      best.putIfAbsent(hit.article().id(), hit);
    }
    return List.copyOf(best.values());
  }

  private Hit hit(Candidate candidate) throws IOException {
    var document = searcher.storedFields().document(candidate.document);
    var article = PassageDocuments.article(document);
    var passage = PassageDocuments.passage(document, article);
    return Hit.of(article, passage, candidate.bm25, candidate.cosine, candidate.before);
  }

  private List<Candidate> candidates(Question question, int k) throws IOException {
    int most = Math.max(CANDIDATES, 5 * k);
    float[] meaning = meaning(question);
    var words = scores(words(question.parts()), most);
    var before = scores(words(question.before()), most);
    NavigableSet<Integer> documents = new TreeSet<>(words.keySet());
    for (String field : List.of(PassageDocuments.TITLE_VECTOR, PassageDocuments.PASSAGE_VECTOR)) {
      documents.addAll(
          scores(new KnnFloatVectorQuery(field, meaning, most, fitting), most).keySet());
    }
    var titles = cosines(PassageDocuments.TITLE_VECTOR, meaning, documents);
    var passages = cosines(PassageDocuments.PASSAGE_VECTOR, meaning, documents);
    return documents.stream()
        .map(document ->
            new Candidate(
                document,
                words.getOrDefault(document, 0.0),
                TITLE_SHARE * titles.getOrDefault(document, 0.0)
                    + (1 - TITLE_SHARE) * passages.getOrDefault(document, 0.0),
                before.getOrDefault(document, 0.0)))
        .toList();
  }

  private float[] meaning(Question question) {
    var sum = new float[encoder.dimensions()];
    question.parts().forEach(p -> Vectors.add(sum, encoder.encode(p.text()), p.weight()));
    return Vectors.normalised(sum);
  }

  private Query words(List<Part> said) throws IOException {
    var query =
        new BooleanQuery.Builder().add(fitting, Occur.FILTER).setMinimumNumberShouldMatch(1);
    for (var weighed : terms(said).entrySet().stream().limit(MOST_TERMS).toList()) {
      for (String field :
          List.of(PassageDocuments.TITLE, PassageDocuments.TAGS, PassageDocuments.PASSAGE)) {
        var term = new Term(field, weighed.getKey());
        knownTerms
            .of(term, searcher)
            .map(states -> new TermQuery(term, states))
            .map(match -> new BoostQuery(match, weighed.getValue().floatValue()))
            .ifPresent(match -> query.add(match, Occur.SHOULD));
      }
    }
    return query.build();
  }

  /** The stems of texts in order, each with the weight of all its mentions. */
  private SequencedMap<String, Double> terms(List<Part> said) throws IOException {
    SequencedMap<String, Double> terms = new LinkedHashMap<>();
    for (var part : said) {
      try (TokenStream tokens =
          synonyms.questions().tokenStream(PassageDocuments.PASSAGE, part.text())) {
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

  private Map<Integer, Double> scores(Query query, int most) throws IOException {
    var scores = new HashMap<Integer, Double>();
    for (ScoreDoc hit : searcher.search(query, most).scoreDocs) {
      scores.put(hit.doc, (double) hit.score);
    }
    return scores;
  }

  private Map<Integer, Double> cosines(
      String field, float[] meaning, NavigableSet<Integer> documents) throws IOException {
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
}
