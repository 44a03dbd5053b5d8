package org.tocsin.model.knowledge;

import java.util.List;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.tocsin.model.conversation.Span;
import org.tocsin.model.encoder.SentenceEncoder;

/**
 * What stands in the index: one document per passage, which carries its article whole, so that
 * replacing an article is a single atomic update.
 */
final class PassageDocuments {
  static final String TITLE = "title";
  static final String TAGS = "tags";
  static final String PASSAGE = "passage";
  static final String TITLE_VECTOR = "titleVector";
  static final String PASSAGE_VECTOR = "passageVector";

  static final Analyzer ENGLISH = new EnglishAnalyzer(new CharArraySet(Fillers.WORDS, true));

  private static final String ID = "id";
  private static final String ORDINAL = "ordinal";
  private static final String ARTICLE = "article";
  private static final String START = "start";
  private static final String END = "end";

  /** So many characters are the beginning of a passage. */
  private static final int BEGINNING = 80;

  private final SentenceEncoder encoder;

  PassageDocuments(SentenceEncoder encoder) {
    this.encoder = encoder;
  }

  /** Encodes title and passages, some 5 to 60 ms each. */
  List<Document> of(Article article, Depth depth) {
    var title =
        switch (depth) {
          case WHOLE -> Optional.of(encoder.encode(article.title()));
          case BEGINNINGS -> Optional.<float[]>empty();
        };
    var passages = Passage.of(article.body());
    var documents = passages.stream().map(passage -> of(article, passage, title)).toList();
    for (int i = 0; i < documents.size(); i++) {
      documents.get(i).add(new StringField(ORDINAL, Integer.toString(i), Store.NO));
    }
    return documents;
  }

  /**
   * One passage.
   *
   * @param title its vector; empty where only beginnings are read: that of title and beginning
   *     together stands for it
   */
  private Document of(Article article, Passage passage, Optional<float[]> title) {
    var document = new Document();
    document.add(new StringField(ID, article.id().value(), Store.NO));
    document.add(new StoredField(ARTICLE, ArticleJson.write(article).toString()));
    document.add(new TextField(TITLE, article.title(), Store.NO));
    article.tags().forEach(tag -> document.add(new TextField(TAGS, tag, Store.NO)));
    Fitting.fields(article).forEach(document::add);
    document.add(new TextField(PASSAGE, passage.text(), Store.NO));
    document.add(new StoredField(START, passage.range().start()));
    document.add(new StoredField(END, passage.range().end()));
    var text = title.isPresent() ? passage.text() : beginning(passage.text());
    float[] meaning =
        encoder.encode(
            String.join("\n", article.title(), String.join(" > ", passage.path()), text));
    document.add(vector(TITLE_VECTOR, title.orElse(meaning)));
    document.add(vector(PASSAGE_VECTOR, meaning));
    return document;
  }

  private static String beginning(String text) {
    if (text.length() <= BEGINNING) {
      return text;
    }
    int space = text.lastIndexOf(' ', BEGINNING);
    return text.substring(0, space > 0 ? space : text.offsetByCodePoints(0, BEGINNING / 2));
  }

  /** Vectors have length 1, so that the product is the cosine, and one of zeros is like none. */
  private static KnnFloatVectorField vector(String field, float[] vector) {
    return new KnnFloatVectorField(field, vector, VectorSimilarityFunction.DOT_PRODUCT);
  }

  static Article article(Document document) {
    return ArticleJson.read(document.get(ARTICLE));
  }

  static Passage passage(Document document, Article article) {
    return Passage.at(article.body(), new Span(number(document, START), number(document, END)));
  }

  /** All passages of one article. */
  static Term all(ArticleId id) {
    return new Term(ID, id.value());
  }

  /** One passage of every article. */
  static Query one() {
    return new TermQuery(new Term(ORDINAL, "0"));
  }

  private static int number(Document document, String field) {
    return document.getField(field).numericValue().intValue();
  }
}
