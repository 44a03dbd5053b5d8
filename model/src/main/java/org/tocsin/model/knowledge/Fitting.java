package org.tocsin.model.knowledge;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.tocsin.model.knowledge.Reach.Audience;

/** Which articles fit a setting, as fields of the index and as a filter over them. */
final class Fitting {
  private static final String VERTICAL = "vertical";
  private static final String PRODUCT = "product";
  private static final String QUEUE = "queue";
  private static final String LANGUAGE = "language";
  private static final String AUDIENCE = "audience";
  private static final String FROM = "from";
  private static final String UNTIL = "until";

  /** What stands in the index where an article names nothing. */
  private static final String ANY = "";

  private static final String ENGLISH = "en";

  private Fitting() {}

  static List<Field> fields(Article article) {
    var reach = article.reach();
    var words =
        Stream.of(
                words(VERTICAL, article.vertical().stream().toList()),
                words(PRODUCT, reach.products()),
                words(QUEUE, reach.queues()),
                words(LANGUAGE, List.of(reach.language().orElse(ENGLISH))),
                words(AUDIENCE, List.of(reach.audience().name())))
            .flatMap(fields -> fields);
    var days =
        Stream.of(
            new LongPoint(FROM, reach.from().map(LocalDate::toEpochDay).orElse(Long.MIN_VALUE)),
            new LongPoint(UNTIL, reach.until().map(LocalDate::toEpochDay).orElse(Long.MAX_VALUE)));
    return Stream.concat(words, days).map(Field.class::cast).toList();
  }

  private static Stream<Field> words(String name, List<String> words) {
    var given = words.isEmpty() ? List.of(ANY) : words;
    return given.stream().map(word -> new StringField(name, word, Store.NO));
  }

  /** Passages of the articles that fit; a trade that the index does not know keeps none out. */
  static Query query(Setting setting, IndexSearcher searcher) throws IOException {
    var query = new BooleanQuery.Builder().add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
    var vertical = setting.vertical();
    if (vertical.isPresent() && searcher.count(term(VERTICAL, vertical.get())) > 0) {
      query.add(either(VERTICAL, vertical.get()), Occur.FILTER);
    }
    named(PRODUCT, setting.product()).ifPresent(q -> query.add(q, Occur.FILTER));
    named(QUEUE, setting.queue()).ifPresent(q -> query.add(q, Occur.FILTER));
    setting.day().ifPresent(day -> query.add(holding(day), Occur.FILTER));
    if (setting.agent()) {
      query.add(term(AUDIENCE, Audience.SUPERVISORS.name()), Occur.MUST_NOT);
      query.add(term(LANGUAGE, ENGLISH), Occur.FILTER);
    }
    return query.build();
  }

  private static Optional<Query> named(String field, Optional<String> word) {
    return word.map(name -> either(field, name));
  }

  private static Query either(String field, String word) {
    return new BooleanQuery.Builder()
        .add(term(field, word), Occur.SHOULD)
        .add(term(field, ANY), Occur.SHOULD)
        .build();
  }

  private static Query holding(LocalDate day) {
    return new BooleanQuery.Builder()
        .add(LongPoint.newRangeQuery(FROM, Long.MIN_VALUE, day.toEpochDay()), Occur.FILTER)
        .add(LongPoint.newRangeQuery(UNTIL, day.toEpochDay(), Long.MAX_VALUE), Occur.FILTER)
        .build();
  }

  private static Query term(String field, String word) {
    return new TermQuery(new Term(field, word));
  }
}
